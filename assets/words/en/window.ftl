# The window. Full sentences end in a full stop; labels and buttons do not.

window-cannot-open = No window can be opened here ({ $found }); use "continuum report FILE -o OUT.pdf" or "continuum score FILE" instead.
window-stopped = An error inside Continuum closed its window. What was entered is kept, and the next start offers the details of the error.

## Title of the window

window-title = { $name } – { $screen } – Continuum
window-title-unsaved = { $name } • { $screen } – Continuum
window-title-without-document = { $screen } – Continuum

## Bar on top

window-no-document = No assessment is open
window-unnamed = New assessment
window-saving = Saving…
window-kept = Kept on this computer; the file follows in a few seconds
window-saved = Saved
window-saved-locked = Saved with a password
window-not-saved-yet = Will be saved with your first change
window-save-failed = Not saved: { $why }
window-job-failed = an error in the program stopped it
window-not-saved = Not saved
window-save-stalled = the disk does not answer
window-move-stalled = Nothing was saved there: the disk does not answer.
window-save-retry = Try again
window-copy-kept = A copy of your answers is kept on this computer.
window-copy-waits = A copy of your answers is being kept on this computer.
window-copy-failed = No copy of your answers could be kept either.
window-unsaved-conflict = { $name } was changed elsewhere, so your changes are not saved in it.
window-unsaved-decide = Decide now…
window-unsaved-stalled = The disk that holds { $name } does not answer.
window-unsaved-waits = Saving goes on as soon as the disk answers.
window-unsaved-retries = Saving is tried again by itself.
window-read-delayed = { $name } is on a disk that does not answer yet. The file opens as soon as it does.
window-save-no-folder = there is no documents folder; choose a place with "Save as"
window-progress = { $answered } of { $asked } answered
window-progress-of = { $name }: { $answered } of { $asked } answered
window-progress-group = { $people } people: { $answered } of { $asked } answered
window-progress-left = about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} left
window-progress-complete = { $unknown ->
    [one] one is "don't know"
   *[other] { $unknown } are "don't know"
}

## Rail

window-route-start = Start
window-route-unit = Unit
window-route-questions = Questions
window-route-results = Results
window-route-target = Target
window-route-plan = Plan
window-route-report = Report

## Commands

window-command-new-short = Short form
window-command-new-full = Full form
window-command-new-from-file = From a questionnaire file
window-command-next-assessment = Begin the next assessment
window-command-open = Open
window-command-rename = Rename…
window-command-rename-full = Rename the file…
window-command-close-for-changes = Close for changes…
window-command-reopen = Reopen…
window-command-print = Print…
window-command-save-as = Save as
window-command-pass-on = Save a copy to pass on…
window-command-password-set = Set a password…
window-command-password-change = Change the password…
window-command-password-remove = Remove the password…
window-command-decide = Decide about the changed file
window-command-undo = Undo
window-command-redo = Redo
window-command-previous = Previous
window-command-next = Next
window-command-to-results = See the results
window-command-half = Partly the next level
window-command-flag = Flag
window-command-export = Export PDF
window-command-calendar = Export calendar
window-command-table = Export plan as table

window-edge = Change the width
window-key = { $name ->
    [Ctrl] Ctrl
    [Shift] Shift
    [Left] Left
    [Right] Right
    [Plus] Plus
    [Minus] Minus
    [Enter] Enter
   *[other] { $name }
}
window-tooltip-with-shortcut = { $text } ({ $shortcut })
window-tooltip-language = Shows the questionnaire in this language; the document remembers it.
window-tooltip-new-short = Starts an assessment with the short form.
window-tooltip-new-full = Starts an assessment with every practice.
window-tooltip-new-from-file = Starts an assessment with a questionnaire of your own.
window-tooltip-next-assessment = Assesses this unit again: people, targets, steps still to do and the business case come along, no answer does.
window-tooltip-open = Opens an assessment from a file.
window-tooltip-decide = Asks again what to do where something else has changed the file.
window-refusal-not-changed = Nothing else has changed the file.
window-tooltip-rename = Gives the file of this assessment another name.
window-tooltip-close-for-changes = Notes that the assessment is finished and who signed it. Nothing in it can be changed until it is reopened.
window-tooltip-reopen = Lets the assessment be changed again.
window-tooltip-print = Opens the report in the program that shows PDFs, where it can be printed.
window-tooltip-save-as = Saves the assessment in another place, and goes on there.
window-tooltip-pass-on = Writes a copy with a password for people without this program, as a ZIP archive. It protects less than a password of the document.
window-tooltip-password-set = Encrypts the document, so that only those who know its password read it.
window-tooltip-password-change = Encrypts the document with another password.
window-tooltip-password-remove = Saves the document so that everybody who gets the file can read it.
window-tooltip-undo = Takes back the last change.
window-tooltip-redo = Makes the change again that was taken back.
window-tooltip-start = New and recent assessments.
window-tooltip-unit = What is assessed, by whom, when.
window-tooltip-questions = One practice at a time.
window-tooltip-results = Where the unit stands, and why.
window-tooltip-target = What every level asks, and whether it pays.
window-tooltip-plan = What to do, who sees to it, and by when.
window-tooltip-report = The PDF to take with you.
window-tooltip-previous = Goes to the practice before.
window-tooltip-next = Goes to the next practice.
window-tooltip-half = The level above is partly in place too: half a level more. Press it before or after you choose a card.
window-tooltip-not-applicable = The practice has no place in this unit; you will be asked why.
window-tooltip-dont-know = You cannot tell; the result then shows a range.
window-tooltip-flag = Marks the practice to come back to.
window-tooltip-calendar = Writes the due dates into a calendar file (.ics).
window-tooltip-table = Writes the plan into a table for spreadsheets (.csv).
window-tooltip-export = Writes the report into a PDF file.

window-refusal-no-document = Open or start an assessment first.
window-refusal-no-last = Open the last assessment of the unit first.
window-refusal-no-answers = This assessment has no answers yet.
window-refusal-undo = There is nothing to take back.
window-refusal-undo-tried = Nothing is tried out. Leave What if… to take back an answer.
window-refusal-redo = There is nothing to make again.
window-refusal-first = This is the first practice.
window-refusal-half = There is no level above this one.
window-refusal-no-plan = Make a plan first.
window-refusal-running = This is under way.

## Start

window-start-title = See where your unit stands
window-start-purpose = Rate what your unit does for its customers, see where it stands on a continuum of five levels and what holds it back, and take home a PDF with the next steps. Everything stays on this computer.
window-start-new = Start a new assessment
window-start-short = { $count ->
    [one] One practice
   *[other] { $count } practices
}, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}. Enough to see where the unit stands.
window-start-full = { $count ->
    [one] One practice
   *[other] { $count } practices
}, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}. You can start short and change later; no answer is lost.
window-start-from-file = A questionnaire of your own, or another maturity model.
window-start-next = Assess { $name } again. Its people, targets, steps still to do and business case come along; the answers start empty, and the assessment that is open stays as it is.
window-start-next-unnamed = Assess this unit again. Its people, targets, steps still to do and business case come along; the answers start empty, and the assessment that is open stays as it is.
window-start-next-of-none = To assess a unit again, open its last assessment first. Its people, targets, steps still to do and business case then come along.
window-start-begin = Begin
window-start-choose = Choose a file
window-start-begin-name = { $begin }: { $what }
window-start-open = Go on with an assessment
window-start-no-recent = Assessments you open or save appear here.
window-start-forget = Remove from this list
window-start-more = More about { $name }
window-start-find = Find an assessment
window-start-nothing-found = No recent assessment has these words.
window-start-go-on = Go on
window-start-go-on-name = Go on with { $name }
window-start-forget-tooltip = Takes it off this list. The file stays where it is.
window-start-samples = Look at a sample
window-sample-manager = A manager alone
window-sample-manager-about = The short form, with some answers not known.
window-sample-team = A team of nine
window-sample-team-about = The full form from three roles, with evidence.
window-sample-earlier = The same team a year earlier
window-sample-earlier-about = What the team said the year before.

## Unit

window-unit-title = What are you assessing?
window-unit-text = All of this is optional; the first page of the report names the unit and its organisation. A unit can be a company, a branch or a team; what matters is that its people serve customers together.
window-unit-organisation = Organisation
window-unit-organisation-hint = Such as: Harbour Plumbing
window-unit-unit = Unit
window-unit-unit-hint = Such as: service and repairs
window-unit-looks = Logo and colours of the report
window-unit-scope = Scope: what is in, and what is not
window-unit-scope-hint = Such as: all branches in the north, without the web shop
window-unit-date = Date
window-unit-segment = Which customers, if not all
window-unit-segment-hint = Such as: business customers
window-unit-facilitator = Led by
window-unit-facilitator-hint = Such as: Maria Lopez, quality manager
window-unit-you = Who answers?
window-unit-alone = You alone, or several people? Everyone answers for themselves; the middle rating then counts, or what you agree on.
window-unit-respondents = This assessment holds the answers of { $count ->
    [one] one person
   *[other] { $count } people
}. Choose whose answers you see and change.
window-unit-name = Your name or alias
window-unit-their-name = Name or alias
window-unit-name-hint = An alias is enough
window-unit-team-hint = Such as service desk
window-unit-role = Role
window-unit-role-hint = Such as manager
window-unit-team = Team
window-unit-language = Which language?
window-unit-form = Which form?
window-unit-form-now = { $form ->
    [short] You are answering the short form, { $count ->
        [one] one practice
       *[other] { $count } practices
    }.
   *[full] You are answering the full form, { $count ->
        [one] one practice
       *[other] { $count } practices
    }.
}
window-unit-questionnaire = { $title }, edition { $edition }
window-unit-form-short = Short form, { $count ->
    [one] one practice
   *[other] { $count } practices
}
window-unit-form-full = Full form, { $count ->
    [one] one practice
   *[other] { $count } practices
}
window-unit-form-note = You can change the form at any time; no answer is lost.
window-password = Password
window-password-none = Everybody who gets the file can read it.
window-password-locked = Only those who know the password can read the file. Copies that wait to be saved have the same password, and reports carry no assessment inside. Copies that were made before keep what they had.

window-unit-used = What is this used for?
window-unit-used-text = What you write stays in one file on this computer, and nothing is sent to the internet. The level, the next steps and the report come from it. With several people the report counts them and names none of those who answered; notes and evidence are printed as they are written.
window-unit-go-on = Go to the questions
window-unit-left = { $open ->
    [0] Every question has an answer.
    [one] One question to answer, about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }.
   *[other] { $open } questions to answer, about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }.
}

## People who answer

window-people = People who answer
window-people-find = Find by name, role or team
window-people-none = Nobody fits.
window-person = Person { $number }
window-people-answer-as = Answer as { $name }
window-people-answer-as-placed = Answer as { $name }, { $place }
window-people-named = { $name }
window-people-named-placed = { $name }, { $place }
window-people-asked = { $count ->
    [0] No question
    [one] One question
   *[other] { $count } questions
}
window-people-answered = { $answered } of { $asked }
window-people-not-asked = Not asked
window-people-place = { $role }, { $team }
window-people-switch = Shows the answers of somebody else.
window-people-add = Add another person
window-people-add-tooltip = Adds somebody who answers for themselves.
window-people-remove = Remove { $name }
window-people-remove-tooltip = Takes this person and all their answers out. You can take it back.
window-people-removed = { $name } was removed{ $answers ->
    [0] .
    [one] , with one answer.
   *[other] , with { $answers } answers.
}
window-people-back = Take it back

window-date-hint = Such as 31 January 2026
window-date-fault = This is not a date. Type it like this: 31 January 2026
window-date-no-such-day = There is no such day.
window-date-short-year = Year in full, please: 2026.
window-date-which = Which day?
window-calendar-open = { $field }: choose from a calendar
window-calendar-earlier = The month before
window-calendar-later = The month after
window-calendar-today = Today

## Questions

window-search = Search the practices
window-list = Practices
window-filters = Which practices are shown
window-filter-all = All { $count }
window-filter-open = To answer { $count }
window-filter-flagged = Flagged { $count }
window-filter-not-applicable = N/A { $count }
window-filter-dont-know = Don't know { $count }
window-filter-no-evidence = To prove { $count }
window-filter-again = Vote again { $count }
window-filter-again-tooltip = The group votes on these again; what people said before is kept
window-filter-all-tooltip = All practices
window-filter-open-tooltip = No answer yet
window-filter-flagged-alone = Flagged to come back to
window-filter-flagged-tooltip = Flagged to come back to, or sent back by whoever checked it
window-filter-not-applicable-tooltip = Marked as not applicable
window-filter-dont-know-tooltip = Answered with "don't know": the level stays open here
window-filter-no-evidence-tooltip = Rated above level { $level }, with nothing yet that shows it; up to level { $level } no evidence is needed
window-filter-name = Show: { $filter }
window-filter-none = No practice fits what you search for or filter by.
window-filter-show-all = Show all practices
window-found-prompt = Prompt: { $text }
window-found-level = Level { $level }: { $text }
window-list-element = { $element }: { $answered } of { $asked } answered
window-list-element-agreed = { $element }: agreed on { $answered } of { $asked }
window-list-tally = { $answered } of { $asked }
window-list-name = { $title }: { $state }{ $flagged ->
    [0] {""}
   *[other] , flagged
}{ $back ->
    [0] {""}
   *[other] , sent back
}{ $unproven ->
    [0] {""}
    [1] , no evidence
   *[other] , no note and no evidence
}{ $where ->
    [0] {""}
   *[other] . { $found }
}
window-sign-flag = The flag: flagged to come back to
window-sign-back = The arrow: sent back by whoever checked it
window-sign-accepted = The check mark: accepted by a second person
window-sign-adjusted = The crossed lines: adjusted by a second person, whose rating counts
window-sign-note = The sheet: above level { $level } with a note, and no evidence
window-sign-nothing = The orange sheet: above level { $level } with neither a note nor evidence
window-list-rated = rated { $rating }
window-list-agreed = agreed on { $rating }
window-list-not-agreed = nothing agreed yet
window-heard-rated = level { $rating }, { $name }
window-not-asked = People in the role "{ $role }" are not asked about this practice. An answer counts all the same.
window-rule = Choose the highest card that is fully true. If the next holds in about half of cases, press Partly first.
window-rule-partly = Now choose the highest card that is fully true: the level after it counts as partly true.
window-practice-place-short = { $element } · { $position } of { $asked }
window-practice-place = { $element } · practice { $position } of { $asked }
window-practice-answers-of = Answers of { $name }
window-practice-group = { $count ->
    [one] Group: { $rating }, one rating so far
   *[other] Group: { $rating }, the middle of { $count } ratings
}
window-practice-group-agreed = Group: agreed on { $rating }
window-practice-group-tooltip = What counts for the unit: the rating the group agreed on, else the middle one of all. The cards show the answer of this person alone.
window-card-votes = { $count ->
    [one] 1 person
   *[other] { $count } people
}{ $halves ->
    [0] {""}
   *[other] , { $halves } at { $half }
}
window-card-name = { $title }: level { $level } of { $top }
window-card-says = { $name }. { $text }
window-card-says-votes = { $name }, { $votes }. { $text }
window-answer-name = { $title }: { $answer }
window-partly = partly
window-clear = Clear
window-clear-tooltip = Takes the answer back.
window-group = What we agreed
window-group-agreed = Agreed on { $agreed }{ $count ->
    [0] .
    [one] . It counts in place of the one rating, { $middle }.
   *[other] . It counts in place of the middle of { $count } ratings, { $middle }.
}
window-group-open = { $count ->
    [0] Nobody has rated this yet, and nothing is agreed.
    [one] Nothing is agreed yet. The one rating counts, { $middle }.
   *[other] Nothing is agreed yet. The middle of { $count } ratings counts, { $middle }.
}
window-group-unknown = { $count ->
    [one] One person answered "don't know".
   *[other] { $count } people answered "don't know".
}
window-group-inapplicable = { $count ->
    [one] One person said that it does not apply.
   *[other] { $count } people said that it does not apply.
}
window-group-choose = Choose the card that you agree on; then say why. Nobody's own answer changes.
window-group-reason = Why we agreed on this
window-group-reason-tooltip = After a choice, what you type goes here. Enter or Escape leaves it, and M comes back.
window-group-reason-hint = One sentence; the full report prints it
window-rounds = Votes, round by round
window-rounds-column = Vote
window-rounds-second = Second vote
window-rounds-another = Vote once more
window-rounds-all = Vote again on { $count ->
    [one] this practice
   *[other] these { $count } practices
}
window-rounds-tooltip = After a talk: keeps the votes as they stand, and everybody can vote again. Until they do, what they said before counts.
window-rounds-opened = The votes as they stood are kept. { $count ->
    [one] Everybody can vote on the practice again.
   *[other] Everybody can vote on { $count } practices again.
}
window-rounds-own = { $again ->
    [0] This is the { $number ->
        [2] second
        [3] third
       *[other] next
    } vote. Before, the answer was { $before }.
   *[other] Voted again. Before, the answer was { $before }.
}
window-rounds-keep = Keep this answer
window-rounds-keep-tooltip = Votes again as before. To change the vote, choose another card.
window-people-stayed = { $now }, not again yet
window-people-again = { $now } again
window-people-moved = { $before } → { $now }
window-group-votes = Who said what
window-group-role = { $role }: { $count ->
    [one] { $middle }
   *[other] { $middle }, the middle of { $count } ratings from { $low } to { $high }
}{ $has ->
    [0] { "" }
   *[other] ; in the vote before { $before }
}
window-group-votes-note = Choose somebody to see and change that person's own answer.
window-group-told = Agreed on { $rating }{ $has ->
    [0] .
   *[other] : { $reason }
}
window-group-record = Record what we agreed
window-group-change = Change what we agreed
window-group-record-tooltip = Shows this practice for the whole group. What you choose there is what you agreed on, and nobody's own answer changes.
window-refusal-alone = One person answers here. Add the others on the page Unit first.
window-refusal-group = This is about one person's answer. Choose the person above the question.
window-part-note = { $noted ->
    [0] Note
   *[other] Note ✓
}
window-part-confidence = { $stated ->
    [0] How sure?
   *[other] { $sure }
}
window-part-evidence = { $proofs ->
    [0] Evidence
   *[other] Evidence { $proofs }
}
window-part-name = Go to: { $part }
window-tooltip-note = Goes to the note on your answer.
window-tooltip-confidence = Goes to how sure you are of your answer.
window-tooltip-evidence = Goes to what shows that your answer is true.
window-keys = Keys: { $lowest } to { $top }, + half, N, D, F, ← →
window-reason = Why does this practice have no place in the unit?
window-reason-hint = One sentence; the full report prints it
window-reason-no-level = More than { $most }% of { $element } would not apply then, and the unit would get no level. Where it does apply and nobody can say, choose "Don't know".
window-reason-mark = Mark as not applicable
window-reason-needed = "Not applicable" needs a reason.
window-reason-given = Not applicable: { $reason }
window-reason-change = Change the reason
window-why = Why it matters
window-prove = What would prove it
window-claims-behind = What research says of it: { $count ->
    [one] one claim
   *[other] { $count } claims
}
window-claims-of = What research says of { $name }: { $count ->
    [one] one claim
   *[other] { $count } claims
}
window-confidence = How sure are you?
window-confidence-name = How sure are you: { $choice }
window-note = Note
window-note-hint = Anything that explains your answer
window-note-asked-alone = Above level { $level }, a note says why; you can also go on.
window-note-asked = Above level { $level }, a note says why and evidence proves it; you can also go on.
window-note-asked-hint = One sentence on what shows it
window-evidence = Evidence
window-evidence-text = The results are given twice: as answered, and as backed by evidence. In the second, an answer above level { $level } counts as level { $level } until something shows it.
window-evidence-what = What shows it
window-evidence-link = Link or file
window-evidence-link-hint = Where it can be found
window-evidence-date = Date
window-evidence-checked = Checked by
window-check = Checked by a second person
window-check-text = Whoever did not give the answer says whether it is true. An adjusted answer counts with the rating given here; this person's own stays.
window-check-by = Name of whoever checks
window-check-note = Why
window-check-rating = Rating that counts instead, { $least } to { $most } in halves
window-check-accept = Accept
window-check-adjust = Adjust
window-check-send-back = Send back
window-check-take-back = Take back
window-check-take-back-name = Take the check back
window-check-needs-other = An answer is checked by somebody else than the person who gave it.
window-check-needs-name = type the name of whoever checks
window-check-needs-note = type why
window-check-needs-rating = type the rating that counts instead
window-check-recorded = The check is recorded. { $name }: { $answer }.
window-check-taken = The check of { $name } is taken back.
window-place-review = Checked by a second person
window-also-review = check review accept adjust send back second person verify audit
window-check-refused = { $text }: { $why } first
window-evidence-open = Open
window-evidence-open-name = Open the link or file of: { $text }
window-evidence-opens = Opens: { $place }
window-evidence-open-tooltip = Opens the link or the file with the system's program; of a program, the folder it lies in.
window-evidence-pick = Choose a file
window-evidence-pick-name = Choose the file of: { $text }
window-evidence-pick-new = Add a file as evidence
window-evidence-pick-tooltip = Takes the path of a file; the file stays where it is.
window-evidence-drop = Takes the path of a file; the file stays where it is. You can also drop files onto this screen.
window-copy-keep = Keep a copy in the document
window-copy-keep-name = Keep a copy in the document, of: { $text }
window-copy-keep-tooltip = Copies the file into the document, so that it goes wherever the document goes. The file itself stays where it is.
window-copy-copying = Copying the file…
window-copy-inside = { $name }, { $size }, inside this document
window-copy-left-out = { $name }, { $size }: the file is not in this copy of the document
window-copy-open = Open the copy
window-copy-open-name = Open the copy inside the document, of: { $text }
window-copy-open-tooltip = Opens the copy with the system's program, to be read and not changed; of a program, the folder it lies in.
window-copy-take-out = Take out the copy
window-copy-take-out-name = Take out the copy inside the document, of: { $text }
window-copy-take-out-tooltip = Takes the copy out of the document. The entry and its link stay.
window-copy-no-room = Not copied: { $name } has { $size }, and this document has room for { $room } of files.
window-size-kilobytes = { $size } kB
window-size-megabytes = { $size } MB
window-evidence-remove = Remove
window-evidence-remove-name = Remove evidence: { $text }
window-evidence-add = Add evidence
window-evidence-add-hint = Such as: complaint log, January to June
window-evidence-add-button = Add
window-open-not = This cannot be opened from here: { $place }
window-open-missing = There is no such file: { $place }
window-open-failed = No program opened this file. Install one for such files, or look for it in its folder: { $place }
window-open-failed-folder = No program showed this folder. Go to it in your file manager: { $place }
window-open-failed-link = No program opened this link. Copy it into your browser or your mail program: { $place }

## End of the questions

window-end = Finish
window-end-open = { $open ->
    [0] all answered
   *[other] { $open } to answer
}
window-end-name = { $end }: { $open }
window-end-tooltip = What is left, and the way to the results.
window-command-to-end = Finish
window-end-all-answered = { $asked ->
    [one] The one practice is
   *[other] All { $asked } practices are
} answered
window-end-all-answered-text = The results show where the unit stands, and what holds it back. You can come back and change any answer.
window-end-some-open = { $open ->
    [one] One practice has no answer yet
   *[other] { $open } practices have no answer yet
}
window-end-some-open-text = You can see the results now: what is not known makes them a range.
window-end-first-open = Go to the first one without an answer
window-end-no-level = Not applicable: { $count }
window-end-no-level-text = Too many to say where { $element } stands: at most { $most }% of it may be left out.
window-end-look = Still worth a look
window-end-still-open = Not answered: { $count }
window-end-still-open-text = Each could be any level, so the result is a range.
window-end-dont-know = Don't know: { $count }
window-end-dont-know-text = An answer, and an honest one. A colleague may know; until then the result may be a range.
window-end-flagged = Flagged: { $count }
window-end-flagged-alone = You wanted to come back to these.
window-end-flagged-text = You wanted to come back to these, or whoever checked them sent them back.
window-end-no-evidence = Above level { $level } without evidence: { $count }
window-end-no-evidence-text = The results are given twice: as answered, and as backed by evidence. In the second, each of these counts as level { $level } until something shows it: a link, a file or the name of a record is enough.
window-widen-title = Want to know more?
window-widen = Go on with the full form: { $count ->
    [one] one more practice
   *[other] { $count } more practices
}, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
window-widen-note = All your answers stay, and count in the full form too. You can go back to the short form at any time.
window-narrow = Go back to the short form: { $count ->
    [one] one practice
   *[other] { $count } practices
}
window-narrow-note = Your answers to the other { $rest } practices are kept, and come back with the full form.
window-edit-refused = The change was not made: { $why }.

## Results

window-results-nothing = Nothing is answered yet
window-results-nothing-text = Choose a level above to read what it looks like. As soon as you rate the first practices, the unit stands here: its level, what holds it back, and what to do next. { $count } practices wait for an answer.
window-results-few = What is missing for a settled level
window-results-few-text = The level is provisional until { $needed }% of each element is rated. "Don't know" is an answer, and leaves the level open.
window-results-few-element = { $element }: { $answered } of { $asked } rated, { $missing ->
    [one] one more is needed
   *[other] { $missing } more are needed
}
window-results-continuum = The continuum
window-results-more = More about the result
window-results-next-answer = Answer what is missing
window-results-next-not-applicable = Look at what does not apply
window-results-next-target = Choose your target
window-results-next-plan = Make your plan
window-results-next-go-on = Go on with your plan
window-results-next-report = See the report
window-results-meaning = Level { $level }, { $name }: what it looks like
window-results-meaning-lower = ← Lower level
window-results-meaning-higher = Higher level →
window-results-sure = How sure this is
window-results-elements = The elements
window-results-element = Element
window-results-claimed = Level
window-results-evidenced = Backed by evidence
window-results-strict = With N/A counted as level { $lowest }
window-results-answered = Rated
window-results-index = Average
window-results-status = State
window-results-unit = The unit
window-results-of = { $answered } of { $asked }
window-results-of-less = { $answered } of { $asked }, { $left } N/A
window-results-blockers = What holds the unit back
window-results-practice = { $title }: { $state }
window-results-practice-tooltip = Goes to this practice.
window-results-below = { $element }: { $count ->
    [0] no practice is below level { $level }
    [one] one practice is below level { $level } or not known
   *[other] { $count } practices are below level { $level } or not known
}
window-results-close = Close
window-results-open = What is not known
window-results-open-text = The unit would be at level { $low } if all that is not known were at the lowest level, and at level { $high } if all of it were at the highest.
window-results-open-certain = { $count ->
    [one] One practice is not known; it cannot change the unit's level.
   *[other] { $count } practices are not known; none of them can change the unit's level.
}
window-results-open-others = Also not known, without a say in the unit's level:
window-results-proof = With and without evidence
window-results-proof-text = An answer above level { $cap } counts as level { $cap } here until there is evidence for it.
window-results-proof-same = level { $level } either way
window-results-proof-less = level { $claimed } from the answers, level { $evidenced } with evidence
window-results-proof-all = every answer that needs evidence has some
window-results-proof-needs-none = no answer here needs any
window-results-proof-none = Every answer that needs evidence has some.
window-results-proof-no-need = No answer is above level { $cap }, so none needs evidence.
window-results-proof-lacking = { $count ->
    [one] one answer lacks evidence:
   *[other] { $count } answers lack evidence:
}
window-results-steps = What to do next
window-step-own = { $number }. { $title }
window-step = { $number }. { $title }, to level { $to }
window-step-facts = { $owner } · { $due } · Effort: { $effort } · { $status }
window-results-heat-map = How much is in place at each level
window-results-roles = Roles side by side
window-results-spread = Where people differ
window-results-spread-text = { $flagged ->
    [0] { $agreed ->
        [0] No practice is so disputed that it must be talked about.
        [one] Nothing is left to talk about: the one disputed practice is agreed on.
       *[other] Nothing is left to talk about: the { $agreed } disputed practices are agreed on.
    }
    [one] One practice is worth talking about{ $agreed ->
        [0] .
       *[other] , and { $agreed } more { $agreed ->
            [one] is
           *[other] are
        } agreed on.
    }
   *[other] { $flagged } practices are worth talking about{ $agreed ->
        [0] .
       *[other] , and { $agreed } more { $agreed ->
            [one] is
           *[other] are
        } agreed on.
    }
} The most disputed stand first.
window-agenda = Agenda for half a day
window-agenda-part = { $minutes } min: { $part }
window-agenda-order = What people disagree on comes first, and of that what the level hangs on most.
window-agenda-topic = { $number }. { $name }
window-agenda-why = { $closeness }{ $has ->
    [0] {""}
   *[other] ; { $effect }
}{ $agreed ->
    [none] {""}
   *[other] ; what was agreed on { $agreed } is older than the last vote
}{ $later ->
    [0] .
   *[other] . Half a day has no time for this one.
}
window-results-spread-agreed = Disputed, and agreed on ({ $count })
window-results-spread-all = Show all { $count } practices
window-results-spread-few = Show the first { $count }
window-results-stability = How stable the level is
window-results-stability-level = Level { $level }: in { $share } of 100 draws
window-results-numbers = In numbers and words
window-results-cell = { $percent }, { $verdict }
window-results-column-ratings = Ratings
window-results-column-median = Median
window-results-column-distance = How far apart (AD)
window-results-column-agreement = Agreement (a_wg)
window-results-distance = { $closeness }, { $ad }
window-results-no-value = no value
window-figures = How the figures are worked out
window-back-results = ← Back to the results
window-back-target = ← Back to the target
window-back-plan = ← Back to the plan
window-picture-more = Take along: { $title }
window-picture-copy = Copy as picture
window-picture-svg = Save as SVG…
window-picture-png = Save as PNG…
window-picture-copied = The picture is on the clipboard.
window-picture-none = there is nothing in this picture to write
window-figure-file = { $name } { $title }
window-path-figure = Save the picture
window-kind-svg = SVG drawings
window-kind-png = PNG pictures
window-picture-keys = Arrow keys go from mark to mark, Enter follows one.

## What if

window-what-if = What if…
window-what-if-tooltip = Try other ratings and see the level move. Your answers stay as they are.
window-what-if-banner = Imagined, not the result
window-what-if-text = You are trying ratings out. Nothing of it is saved, and your answers stay as they are.
window-what-if-count = { $count ->
    [0] Nothing is changed yet: move a rating, and the pictures follow.
    [one] One rating is imagined.
   *[other] { $count } ratings are imagined.
}
window-what-if-now = now: { $place }
window-what-if-moved = { $imagined } (now { $present })
window-what-if-leave = Back to the result
window-what-if-leave-tooltip = Forgets what was tried out.
window-what-if-reset = Start over
window-what-if-reset-tooltip = Takes every imagined rating back.
window-what-if-next = Try the next level
window-what-if-next-tooltip = Raises what a plan for the next level would raise: the way with the fewest days.
window-what-if-no-way = Nothing was tried: the next level cannot be reached without the practices that are left out of the plan.
window-what-if-list = Ratings to try
window-what-if-keys = ← → half a level, { $lowest } to { $top } a level, Backspace as it was.
window-what-if-scale = { $title }, try a rating
window-what-if-level = level { $level }
window-what-if-value-moved = { $rating } imagined, now { $state }
window-what-if-undo = As it was
window-what-if-undo-name = { $title }: as it was

## Target

window-target-title = Where do you want to be?
window-target-text = Each cell says what a level takes: working days, and practices to raise. Choose a level for each element, or for all at once. A unit is only as far along as its lowest element. Staying where you are is a choice too.
window-target-text-steps = Each cell says what a level asks: steps, each { $gaps ->
    [0] by one level
   *[other] to the next description of its practice
}, and practices to raise. Not every effort is stated, so steps stand here in place of days. Choose a level for each element, or for all at once. A unit is only as far along as its lowest element. Staying where you are is a choice too.
window-studying = Working it out…
window-target-hold = Stay
window-target-now = no change
window-target-all = All elements
window-target-reached = reached
window-target-out-of-reach = out of reach
window-target-hold-name = { $element }: stay at level { $level }
window-target-listed = { $level } { $name }
window-target-choice-name = { $element }: level { $level }, { $asks }, { $practices }
window-target-choice-bare = { $element }: level { $level }, { $asks }
window-target-courses = The choices side by side
window-target-worth = When it pays
window-target-worth-note-steps = over { $span }, by your figures below; staff days stay open where a step has none stated
window-target-worth-note = over { $span }, by your figures below, and the working days of each column
window-target-no-cost = costs nothing
window-target-blocked = only level { $level } can be reached
window-target-no-level = no level for the unit, as long as an element has none
window-target-unrated = What each level takes stands here once practices are rated. The figures below can be given before that.
window-target-missing = not known yet: give your figures
window-target-missing-name = Level { $level }: { $text }
window-target-none-chosen = No target is chosen yet. For the next level:
window-target-chosen = Your target
window-target-to-plan = See the plan for it
window-target-to-figures = Does it pay? Five figures and a judgement
window-target-why = Why level { $level } for { $element }?
window-target-why-hold = Why should { $element } stay where it is?
window-target-why-hint = One sentence; the report prints it
window-target-clear = Take all targets back
window-steps = { $count ->
    [one] one step
   *[other] { $count } steps
}
window-days = { $days ->
    [one] one day
   *[other] { $days } days
}
window-practices = { $count ->
    [one] one practice
   *[other] { $count } practices
}

## Business case

window-case-title = Is it worth it?
window-case-text = Give what your books say; a fair guess will do to begin with. Leave empty what nobody knows. The answer says which usual values it then assumes, such as the discount rate, and what stays open.
window-case-currency = Currency
window-case-currency-hint = Such as EUR
window-case-years = Years looked at
window-case-deciding = Five figures to look up
window-case-deciding-savings = The figures that decide
window-case-judgement = And your own judgement
window-case-sharper = Sharpen it: what the plan costs, and what else it brings
window-case-sharper-savings = Sharpen it: what the plan costs
window-case-assumed = { $count ->
    [0] No figure of the sum is assumed.
    [one] One more figure is assumed until you give it: { $figures }.
   *[other] { $count } more figures are assumed until you give them: { $figures }.
}
window-case-plan = What the plan takes
window-case-service = What serving a customer costs
window-case-contacts = Contacts avoided, if you want them counted
window-case-acquisition = What winning a customer costs
window-case-referrals = Referrals, if you want them counted
window-case-price = Price and extra purchases, if you want them counted
window-case-rate = Discount rate, 10% unless you know better
window-measured-yearly = { $amount } a year
window-measured-points = { $amount } of each 100 customers, every year
window-measured-customers = { $count ->
    [one] { $amount } customer
   *[other] { $amount } customers
}
window-measured-customers-yearly = { $count ->
    [one] { $amount } customer a year
   *[other] { $amount } customers a year
}
window-measured-contacts-yearly = { $count ->
    [one] { $amount } contact a year
   *[other] { $amount } contacts a year
}
window-measured-months = { $count ->
    [one] { $amount } month
   *[other] { $amount } months
}
window-measured-days = { $count ->
    [one] { $amount } working day
   *[other] { $amount } working days
}
window-figure-low = low
window-figure-likely = likely
window-figure-high = high
window-figure-name = { $input }: { $end }
window-figure-between = between
window-figure-and = and
window-figure-add-range = add a range
window-figure-no-range = no range
window-figure-by-key = { $text } ({ $keys })
window-figure-which = Which do you mean?
window-figure-no-likely = Not taken in: give the likely value too.
window-figure-no-number = Not taken in: a number is expected, such as 12,500 or 7.5.
window-figure-no-share = Not taken in: a percent sign does not belong here, since this is measured in: { $unit }.
window-figure-no-money = Not taken in: a currency does not belong here, since this is measured in: { $unit }.
window-figure-other-currency = Not taken in: all money is in { $own } here, and this says { $found }.
window-figure-order = Not taken in: the low value must be the smallest, and the high one the largest.
window-figure-range = Not taken in: it must lie between { $least } and { $most }.
window-figure-fine = Not taken in: at most { $decimals } digits may stand behind the point.
window-whole-fault = A whole number from { $least } to { $most } is expected.
window-worth-answer = The answer so far
window-worth-days-missing = The steps give them as soon as practices are rated.
window-worth-to-days = Give the missing days in the plan
window-worth-short = { $title }; 95 of 100 lie between { $low } and { $high }
window-worth-assumed = { $answer } { $count ->
    [one] (one figure is assumed)
   *[other] ({ $count } figures are assumed)
}
window-worth-claims = What is often claimed, and how much of it survives criticism

## Plan

window-plan-title = Your plan
window-plan-title-none = Plan
window-plan-unanswered = The plan starts from where the unit is. Rate the practices first: then the shortest way to the next level stands here.
window-plan-not-assessable = { $why } There is nothing to plan yet. Look at what does not apply first.
window-plan-nothing = Too few practices are rated to say where the unit is, so there is nothing to plan yet. Rate those that are missing first.
window-plan-to-target = Change the target
window-plan-budget = Budget in days
window-plan-money = Budget ({ $day } a day)
window-plan-no-day-cost = The budget can be given in money once the cost of one staff day is known, under Target.
window-plan-capacity = Days a month
window-plan-start = Start
window-plan-day-off = Day off
window-plan-day-off-add = Add
window-plan-days-off = Holidays and other days on which nobody works. Dates that Continuum sets fall on none of them, nor on a Saturday or Sunday, 25 or 26 December or 1 January; it knows no other holidays of your country. Choose a day to remove it.
window-plan-day-off-remove = Remove the day off { $date }
window-plan-chosen = How the steps are chosen
window-plan-set = Each of them: why, how many days, in or out
window-plan-raise = { $name }, level { $from } to { $to }
window-plan-raise-open = { $name }, find out first, then to level { $to }
window-plan-because = Why: { $reasons }.
window-plan-days = Days to level { $level }
window-plan-days-name = { $name }: days to level { $level }
window-plan-no-days = no effort stated: type your own estimate
window-plan-own-days = your own estimate
window-plan-lock-in = Keep in
window-plan-lock-out = Leave out
window-plan-locked = Also decided by you
window-plan-stuck = { $name } is to be in and cannot be raised.
window-plan-take = Make this the plan
window-plan-take-again = Make the plan again
window-plan-take-tooltip = Takes these steps on and dates them, what others need first. Owners, wording, status, days you chose and steps under way stay.
window-plan-made = { $count ->
    [one] Your plan has one step. Say who sees to it.
   *[other] Your plan has { $count } steps. Name an owner for each.
}
window-plan-step-more = What can be done with { $name }
window-plan-step-changed = { $name }: { $status }, due { $due }
window-plan-moved-from = Previously { $before }
window-plan-sort = Sort by date
window-plan-sort-tooltip = Steps keep their places in the list while you set days.
window-plan-step-removed = Removed: { $name }. Undo brings it back.
window-plan-shows = What shows it{ $count ->
    [0] {""}
    [one] , and the claim behind it
   *[other] , and { $count } claims behind it
}
window-plan-shows-name = { $name }: what shows that it is done{ $count ->
    [0] {""}
    [one] , and the claim behind it
   *[other] , and { $count } claims behind it
}
window-plan-wording = Change the wording
window-plan-wording-name = What to do for { $name }, in your own words
window-plan-wording-done = Done
window-plan-wording-proposed = Back to the proposed wording
window-plan-to-practice = Go to this practice
window-plan-owner-hint = such as { $role }
window-plan-due-name = Day by which { $name } is due
window-plan-late = { $days ->
    [one] Late by one day
   *[other] Late by { $days } days
}
window-plan-owner-name = Owner of { $name }
window-plan-owner-choose = Choose the owner of { $name }
window-plan-owner-nobody = Nobody to choose from yet: who answers and who owns other steps stands here.
window-plan-person = { $name }, { $role }
window-plan-status-name = Status of { $name }
window-plan-own-add = Add a step of your own
window-plan-own-add-tooltip = A step that raises no practice. It appears in the report, the tables and the calendar as well.
window-plan-own-title = Title
window-plan-own-title-name = Title of { $name }
window-plan-own-action = What to do
window-plan-own-days-missing = No days yet: as long as they are missing, nobody can say whether the plan pays.
window-plan-own-days-name = { $name }: days
window-plan-timeline = When
window-plan-take-away = Take it away
window-plan-to-report = See the report
window-plan-map = Effort against effect
window-plan-map-text = The next step of every rated practice: on the left what takes few days, above what lifts its element much. Those on the shortest way to your target are ringed. Choose a step to decide about it.
window-plan-map-empty = No effort is stated yet, so there is nothing to draw. Type your own estimates with the steps, and the steps appear here.
window-plan-picked = { $name }, to level { $to }: { $class }, { $days ->
    [one] one day
   *[other] { $days } days
}, adds { $share }%
window-roadmap-text = Drag a step to another time, or choose its name and press ← or →.
window-roadmap-step = { $name }, to level { $level }
window-roadmap-move = Drag it, or press ← for earlier and → for later.
window-roadmap-earlier = Earlier
window-roadmap-later = Later
window-roadmap-remove = Remove
window-roadmap-next = When the plan is worked off, or a year is over, assess the unit again. What is not done by then comes along.
window-roadmap-owner = Owner
window-roadmap-due = Due
window-roadmap-days = Days

## Report

window-report-title = The report
window-report-open = { $count ->
    [one] One practice is
   *[other] { $count } practices are
} not answered yet, so the report may show a range of levels.
window-report-unanswered = Nothing is answered yet, so the report has no result.
window-report-form = Practices
window-report-paper = Paper
window-report-a4 = A4
window-report-letter = Letter
window-report-date = Date on the report
window-export-done = Saved { $name } ({ $pages ->
    [one] one page
   *[other] { $pages } pages
}, { $size } kB)
window-export-writing = Writing the file…
window-export-to-disk = Saving the file…
window-export-open = Open
window-export-show = Show in folder
window-export-stop = Stop
window-export-written = Saved { $name }
window-pages-written = { $pages ->
    [one] One page is
   *[other] { $pages } pages, a file for each person, are
} in the folder “{ $folder }” beside this file
window-pages-not-written = Not every page was written: { $why }
window-export-not-written = No file was saved: { $why }
window-export-failed = No PDF was saved: { $why }

## Paths

window-path-open = Open an assessment
window-path-questionnaire = Choose a questionnaire
window-path-save = Save the assessment as
window-path-export = Save the report as
window-path-calendar = Save the calendar as
window-path-table = Save the table as
window-path-evidence = Choose a file as evidence
window-kind-evidence = File
window-path-evidence-where = Which file is the evidence? You can type its path:
window-path-evidence-nothing = Which file is the evidence? Type where it is:
window-path-evidence-take = Take this
window-kind-calendar = Calendar
window-kind-table = Table (CSV)
window-kind-document = Continuum assessment
window-kind-questionnaire = Questionnaire
window-kind-pdf = PDF document
window-file-named = { $organisation }, { $unit }, { $day }
window-file-named-one = { $name }, { $day }
window-file-unnamed = Assessment { $day }
window-taken-in = The file was changed elsewhere. What was changed is shown now; Undo brings back what was here.
window-renamed-elsewhere = { $before } was given the name { $name } elsewhere. Changes go on into { $name }.
window-rename-title = Rename the file
window-rename-text = It stays in { $folder }. Its earlier versions and its undo steps stay with it.
window-rename-name = Name
window-rename-go = Rename
window-rename-empty = A file needs a name.
window-rename-barred = A name cannot contain "{ $found }".
window-rename-dot = A name cannot begin or end with a full stop.
window-rename-long = A name has at most { $most } letters.
window-rename-taken = There is a file called { $name } already.
window-file-copy = { $name } (copy)
window-read-failed = This file cannot be used: { $why }
window-print-shown = The report opens in the program that shows PDFs. Print it there.
window-path-waiting = A file dialog is open.
window-path-type = Type the path here instead
window-path-nothing-saved = Where is it to go? Change this place if you like, then press Save here.
window-path-nothing-opened = Which file is it? Type where it is:
window-path-where = Where is it to be saved?
window-path-which = Which file is to be opened?
window-path-save-here = Save here
window-path-open-this = Open this
window-cancel = Cancel
window-dismiss = Dismiss

## Dialogs

window-faults-title = { $name } has faults
window-faults-text = What is sound was read; { $count ->
    [one] one fault was left out
   *[other] { $count } faults were left out
}. The file itself stays as it is. You can go on with a copy under another name.
window-faults-continue = Go on with a copy
window-faults-close = Close
window-refused-title = { $name } cannot be used
window-refused-text = { $count ->
    [one] One fault was
   *[other] { $count } faults were
} found. The file stays as it is.
window-fault-place = line { $line }, column { $column }
window-fault-error = Fault
window-fault-warning = Note
window-choose-form = The questionnaire is sound. Its short form has { $short } practices, its full form { $full }.
window-pass-on-title = Save a copy to pass on
window-pass-on-text = The copy is a ZIP archive, encrypted with AES-256, that 7-Zip and other programs open; inside it is the whole document, with every name and answer, without a password of its own. It protects less than a password of the document: guesses are cheap, so take a long one, without accents. The name and the size of the file inside stay readable.
window-pass-on-go = Choose where it goes…
window-pass-on-strange = Other programs take letters with accents in other ways: use letters without them, digits and the usual signs.
window-passed-on = The copy is in { $name }. Tell its password to those who are to read it, in another way than the one the copy takes.
window-path-pass-on = Save a copy to pass on
window-kind-zip = ZIP archives
window-close-title = Close the assessment for changes
window-close-text = Close it when it is finished. Answers, targets and plan then stay as they are, everywhere, until somebody reopens it. Reports can still be made.
window-close-by = Signed by
window-close-date = On
window-close-go = Close for changes
window-closed-done = The assessment is closed for changes.
window-closed-refused = Nothing was changed: this assessment is closed for changes. Reopen it first.
window-reopen-title = Reopen the assessment?
window-reopen-text = It was closed because it was finished. Once it is open, it can be changed, and nothing shows any more who signed it.
window-reopen-keep = Keep it closed
window-reopen-go = Reopen
window-reopened = The assessment is open for changes again.
window-password-open-title = { $name } has a password
window-password-open-text = Type it to open the document. A forgotten password cannot be recovered.
window-password-open = Open
window-password-wrong = This is not the password of the document. Mind capital letters and the keyboard's language.
window-password-set-title = Set a password
window-password-change-title = Change the password
window-password-set-text = Nobody reads the document without its password, and nobody can recover a forgotten one: write it down where only those who may read the document find it. A few words that have nothing to do with each other are better than one.
window-password-new = New password
window-password-again = The same once more
window-password-show = Show what is typed
window-password-set = Use this password
window-password-differs = The two are not the same yet.
window-password-long = A password has at most { $most } bytes.
window-password-runs = One moment: this takes a while on purpose, to make guessing slow.
window-password-done = The document has a new password. A forgotten password cannot be recovered.
window-password-removed = The document has no password any more.
window-password-remove-title = Remove the password?
window-password-remove-text = Everybody who gets the file can then read it.
window-password-remove-keep = Keep the password
window-password-remove = Remove the password
window-unreadable = { $name } was not opened: { $why }

window-changed-title = { $name } was changed elsewhere
window-changed-text = Since this window last read or saved the file, something else has changed it. Your changes are not saved yet.
window-merge-possible = { $asked ->
    [0] Nothing was changed on both sides.
    [one] One place was changed on both sides; you are asked about it.
   *[other] { $asked } places were changed on both sides; you are asked about each.
} { $taken ->
    [0] Nothing else was changed there.
    [one] One change made there can be taken over.
   *[other] { $taken } changes made there can be taken over.
}
window-merge-no-document = It holds no sound assessment now, so the two cannot be merged.
window-merge-no-base = How it was before is not known any more, so the two cannot be merged.
window-merge-other-questionnaire = It has another questionnaire now, so the two cannot be merged.
window-merge-closed = One of the two is closed for changes, so they cannot be merged.
window-merge-other-assessment = It holds another assessment now, so the two cannot be merged.
window-changed-merge = Merge both
window-merge-title = { $count ->
    [one] One place was changed here and in { $name }
   *[other] { $count } places were changed here and in { $name }
}
window-merge-text = Choose what is right. Everything else is taken over from both sides, and one undo takes the merge back.
window-merge-ours = Mine: { $value }
window-merge-theirs = The file: { $value }
window-merge-more = { $more ->
    [one] One more is decided by "All mine" or "All from the file".
   *[other] { $more } more are decided by "All mine" or "All from the file".
}
window-merge-done = Merge
window-merge-all-ours = All mine
window-merge-all-theirs = All from the file
window-merged = { $taken ->
    [0] Merged with the file.
    [one] Merged with the file: one change was taken over from it.
   *[other] Merged with the file: { $taken } changes were taken over from it.
}
window-place-respondent = who { $name } is
window-place-rating = answer of { $who } to { $name }
window-place-note = note of { $who } on { $name }
window-place-evidence = evidence of { $who } for { $name }
window-place-confidence = how sure { $who } is of { $name }
window-place-flag = mark of { $who } at { $name }
window-place-check = check of the answer of { $who } to { $name }
window-place-step = step of { $name }, to level { $level }
window-place-effort = own days of { $name }, to level { $level }
window-place-lock = whether { $name } is settled
window-place-budget = days that can be spent
window-place-capacity = days a month
window-place-start = start of the work
window-place-day-off = day off { $name }
window-place-is-off = nobody works
window-place-check-in = check-in of { $name }
window-place-measure = what is measured as { $name }
window-place-outcome = { $name } of { $date }
window-place-said = { $count ->
    [one] one answer
   *[other] { $count } answers
}
window-place-steps = { $count ->
    [one] one step
   *[other] { $count } steps
}
window-place-locked-in = done in any case
window-place-locked-out = left as it is
window-place-flagged = marked
window-place-rounds = the rounds of votes that are over
window-place-rounds-over = { $count ->
    [one] one round
   *[other] { $count } rounds
}
window-place-nothing = nothing
window-changed-copy = Save mine as a copy
window-changed-overwrite = Replace the file with mine
window-changed-read = Give up mine and read the file
window-changed-later = Decide later
window-reveals-title = This file can be subtracted from an earlier one
window-reveals-pages-title = These pages would show nothing of the group
window-reveals-go = Write it all the same…
window-exists-title = { $name } exists already
window-exists-text = Replacing it deletes what is in it now.
window-exists-replace = Replace it
window-exists-other = Choose another name
window-unsaved-title = Your last changes are not saved
window-unsaved-discard = Give up the changes
window-unsaved-leave = Leave it, and keep the copy for next time

## Menus

window-menu-file = File
window-menu-edit = Edit
window-menu-view = View
window-menu-help = Help
window-menu-recent = Recent: { $name }
window-command-new-short-full = New assessment, short form
window-command-new-full-full = New assessment, full form
window-command-new-from-file-full = New assessment from a questionnaire file
window-command-open-full = Open an assessment
window-command-save = Save now
window-tooltip-save = Every change is saved a moment after you make it; this saves at once.
window-refusal-no-message = There is no message.
window-refusal-saved = Every change is saved.
window-refusal-not-named = The file gets its name with the first change.
window-refusal-closed = The assessment is closed for changes. Reopen it first.
window-refusal-not-closed = The assessment is open for changes.
window-refusal-password = This document has a password already.
window-refusal-no-password = This document has no password.
window-command-close = Close the window
window-tooltip-close = Saves what is not saved yet, and closes.
window-command-find = Find a practice
window-tooltip-find = Goes to the search among the practices.
window-command-copy-placement = Copy the placement as text
window-tooltip-copy-placement = Puts the sentences of the result on the clipboard.
window-table-copy = Copy as table
window-table-copy-name = Copy as table: { $name }
window-table-copied = The table is on the clipboard.
window-copied-placement = The sentences of the result are on the clipboard.
window-undone = Undone: { $what }
window-redone = Redone: { $what }
window-command-undo-what = Undo: { $what }
window-command-redo-what = Redo: { $what }
window-command-zoom-in = Zoom in
window-tooltip-zoom-in = Makes everything larger.
window-command-zoom-out = Zoom out
window-tooltip-zoom-out = Makes everything smaller.
window-command-zoom-reset = Zoom to 100%
window-command-zoom-reset-now = Zoom to 100% (now { $now }%)
window-tooltip-zoom-reset = Makes everything as large as it was at first.
window-refusal-zoom-most = This is the largest.
window-refusal-zoom-least = This is the smallest.
window-command-theme-system = Theme: as in the system
window-command-theme-light = Theme: light
window-command-theme-dark = Theme: dark
window-tooltip-theme = Chooses how bright the window is.
window-command-high-contrast = Strong contrast
window-tooltip-high-contrast = Makes letters and outlines stand out more, light or dark.
window-command-still = Nothing moves by itself
window-tooltip-still = Switches off everything that fades or slides.
window-command-message = Go to the message
window-tooltip-message = Leads to the buttons of the message on the bar, such as Open or Undo.
window-also-message = toast notice news open file show folder
window-command-going-on = Go on after a click
window-tooltip-going-on = A click on an answer shows the next practice without one, after a moment to see it. Any key, the wheel or another click keeps the practice. Changing an answer never goes on.
window-tooltip-glossary = Explains the words of the trade.
window-tooltip-keys = Lists the keys of every command.
window-tooltip-about = Says the version and the licences, and where the files are.

# Other words that people look for a command or a place by; the palette finds it by these too.
window-also-new = start create begin blank
window-also-next = again next year follow-up repeat last time compare trend
window-also-open = load file
window-also-save-as = duplicate copy move
window-also-rename = name file call
window-also-print = paper printer
window-also-close-for-changes = finish sign lock freeze final
window-also-password = lock protect encrypt secret
window-also-pass-on = send share zip e-mail email mail attach hand over
window-also-close = quit exit
window-also-undo = back revert
window-also-find = search look for
window-also-copy = clipboard result level text
window-also-zoom = larger smaller size text
window-also-theme = theme dark light colours appearance settings
window-also-motion = animation motion settings
window-also-going-on = automatic advance next one click settings
window-also-glossary = glossary terms explain meaning
window-also-keys = shortcuts keyboard
window-also-about = version licence settings folder diagnostics bug
window-also-plan = make the plan roadmap schedule gantt timeline
window-also-report = report hand-out handout slide owners short full pages preview
window-also-keying = paper type in workshop vote import
window-also-versions = history backup restore
window-also-export = save download write
window-also-export-document = { window-also-export } microsoft libreoffice docx text
window-also-export-workbook = { window-also-export } spreadsheet table xlsx calc
window-also-export-answers = { window-also-export } csv table spreadsheet excel data
window-place-logo = Logo and colours of the report
window-also-logo = logo brand picture colour
window-place-people = People who answer
window-also-people = person respondents team roles vote names participants
window-place-questionnaire-language = Language of the questionnaire
window-also-language = translation language English wording
window-place-form = Short form or full form
window-also-form = short full practices questionnaire
window-also-agreed = consensus agree vote group workshop
window-place-proof = Evidence for a practice
window-also-evidence = proof attachment file link document
window-place-differ = Where people differ
window-also-differ = disagreement dispute spread compare vote roles
window-place-what-if = What if
window-also-what-if = simulate try scenario
window-place-worth = Business case: is it worth it?
window-also-worth = money cost benefit return payback currency economics range margin uplift retention
window-place-owners = Owners and dates
window-also-owners = owner responsible deadline due roadmap steps
window-also-own-step = step task action measure own plan
window-place-days-off = Holidays and days off
window-also-days-off = calendar vacation holiday
window-place-names = Names and confidentiality of the report
window-also-names = prepared for author redact anonymous confidential

## Palette

window-command-palette = Find a command or practice
window-tooltip-palette = Lists every command, practice and recent assessment; type a few letters.
window-palette-search = Type a command, a practice or a file
window-palette-practice = Go to: { $name }
window-palette-name = { $text }, { $aside }
window-palette-nothing = Nothing fits.
window-palette-found = { $count ->
    [one] One found
   *[other] { $count } found
} · ↑ ↓ move · Enter chooses · Esc closes

## Help

window-command-help = Help and shortcuts
window-tooltip-help = How the scoring works, every key, and what this program is.
window-help-back = Back
window-help-scoring = How the scoring works
window-help-rating = Go up the cards from the lowest for as long as they are true: the last true one is the rating, and half a level more where the next one is partly true.
window-help-level = An element is at a level when more than { $reached }% of it is in place there, and more than { $kept }% at every level below{ $short ->
    [0] .
   *[other] ; on the short form, more than { $short }%.
}
window-help-unit = The unit is at the level of its lowest element, so one strong element cannot hide a weak one.
window-help-unknown = What is not known makes the level a range. What does not apply needs a reason and is left out of every sum; where it is more than { $notApplicable }% of an element, that element cannot be assessed.
window-help-evidence = Beside the level from the answers stands the one that evidence backs: answers without evidence count as level { $cap } at most there.
window-help-scoring-more = The appendix of the full report gives the whole rule, with an example worked out, under "How the rule works".
window-help-to-report = Go to the report
window-help-keys = Keys
window-help-practice = Answering a practice
window-help-digits = { $lowest } to { $top }
window-help-choose = Choose the level
window-help-enter = Enter
window-help-on = Next practice, from the question itself
window-help-everywhere = Everywhere
window-help-tab = Tab, Shift+Tab
window-help-tab-does = Next and previous control
window-help-space = Space or Enter
window-help-space-does = Press what has the focus
window-help-alt = F10, or Alt and a letter
window-help-alt-does = Open a menu
window-help-escape = Esc
window-help-escape-does = Close a menu, a question, the help or a message. In a field for a figure or a day, take back what was typed.
window-help-pages = Page Up or Down
window-help-pages-does = Scroll the page, also from a field
window-help-ends = Home or End
window-help-ends-does = Go to an end of the page; in a field, of its line
window-help-clipboard = Ctrl+X, C, V, A
window-help-clipboard-does = Cut, copy, paste and select all in a field
window-help-wheel = Ctrl and the wheel
window-help-wheel-does = Zoom in or out
window-help-arrows = ← → ↑ ↓
window-help-arrows-does = In a picture from one part to the next, in "What if" from one rating to the next, in the plan a step to another phase, in a list up and down
window-help-arrows-alone = In the list of practices up and down
window-help-onward-does = Press the main button of the screen, which leads on
window-help-range-does = Open or close the range of a figure in the business case
window-help-about = About Continuum
window-about-licence = Continuum is free software under the MIT licence or the Apache licence 2.0, whichever you prefer. It works without a network and sends nothing by itself. Only while a vote on phones runs does it serve pages, on the address that you chose for it.
window-about-questionnaire = The words of the bundled questionnaire are under the licence CC BY 4.0: anybody may take and change them who names Continuum as their source.
window-about-fonts = The typeface is Source Sans 3 under the SIL Open Font Licence.
window-about-files = Where the files are
window-about-folder = { $name }: { $folder }
window-about-no-folder = none
window-about-documents = New assessments
window-about-versions = Earlier versions and steps of undo
window-about-unsaved = Copies of what could not be saved
window-about-settings = Settings
window-about-copy = Copy diagnostics
window-about-copy-note = Version, system, size of the window and the last error inside the program, to report a fault. It holds no name, no answer and no path.
window-copied-diagnostics = The diagnostics are on the clipboard.
window-diagnostics-system = System: { $system }, { $machine }
window-diagnostics-window = Window: { $width } by { $height } points, zoom { $zoom } %, { $scale } pixels a point
window-diagnostics-document = Questionnaire { $questionnaire }, { $practices } practices, { $people } people
window-diagnostics-crash = The last error inside the program, { $when }:
window-help-version = Continuum, version { $version }

## Recent documents and dropped files

window-recent-missing = Not there any more
window-recent-unreadable = Cannot be read
window-recent-faulty = Has faults; opening it names them
window-recent-closed = closed for changes
window-recent-locked = Has a password
window-drop-document = Let go to open { $name }
window-drop-questionnaire = Let go to start an assessment with the questionnaire { $name }
window-drop-evidence = Let go to add { $count ->
    [one] { $name }
   *[other] { $count } files
} to the evidence of this practice
window-drop-added = { $count ->
    [one] { $name } was
   *[other] { $count } files were
} added to the evidence of this practice.
window-drop-wrong = { $name } cannot be opened: an assessment ends in .continuum, a questionnaire in .ron.
window-drop-one = Only one of { $count } files is opened: { $name }.
window-drop-waits = Answer the question that is open first. Until then nothing is opened.

## What was not saved

window-unsaved-copies = Not saved last time
window-unsaved-about = The program ended before these could be saved. What was answered until then is kept on this computer.
window-unsaved-kept = Kept { $when }. { $about }
window-unsaved-open = Go on with it
window-unsaved-open-name = Go on with { $name }
window-unsaved-drop = Delete the copy
window-unsaved-drop-name = Delete the copy of { $name }
window-unsaved-drop-tooltip = Deletes what was kept. This cannot be taken back.
window-unsaved-strip = { $count ->
    [one] Answers to { $name } were not saved last time. A copy of { $when } is kept.
   *[other] { $count } assessments were not saved last time. Copies are kept, the newest of { $name }.
}
window-unsaved-show = { $count ->
    [one] Show it
   *[other] Show them
}
window-unsaved-later = Not now

## A fault inside the program

window-crash-strip = An error inside Continuum stopped what it was doing on { $when }.
window-crash-note = The details help to mend it: version, system and place in the program. They hold no answer, no name and no file of yours.
window-crash-copy = Copy the details
window-crash-dismiss = Dismiss
window-crash-copied = The details are on the clipboard.
window-rescued = This is what was not saved last time. It is saved now.
window-rescued-beside = This is what was not saved last time. Its file was changed since, so it is saved beside it now.
window-rescued-new = This is what was not saved last time. It is saved as a new assessment now.
window-new-owner = { $name } belonged to somebody else and is yours now.
window-other-names = { $name } had further names on this disk (hard links). They still lead to the old content.
window-converted-plain = The text is kept beside the document and has no password. Delete it when it is no longer needed: { $name }
window-converted = The document is now an archive of parts. The text is kept beside it: { $name }

## Earlier versions

window-versions-title = Earlier versions
window-versions-tooltip = Shows how this assessment was at earlier moments, to look at it or to bring it back.
window-versions-about = How { $name } was at earlier moments. A version is kept when the assessment is opened, and every five minutes while it is changed: up to twenty, close together lately and far apart long ago. They stay on this computer, never in the file that you hand on, and leave out copies of files.
window-versions-reading = Reading the versions…
window-versions-none = No version is kept yet.
window-version-holds = { $answers ->
    [one] One answer
   *[other] { $answers } answers
} by { $people ->
    [one] one person
   *[other] { $people } people
}. { $place }. { $others ->
    [0] No answer has changed since.
    [one] One answer has changed since.
   *[other] { $others } answers have changed since.
}
window-version-look = Look at it
window-version-look-name = Look at the version of { $when }
window-version-bring = Bring it back
window-version-bring-name = Bring back the version of { $when }
window-version-shown = This is a copy of the version of { $when }. Changes to it are saved as an assessment of its own; the present one stays as it is, in its file.
window-version-back = The assessment is again as it was on { $when }. Undo takes that back.
window-version-same = The assessment is now just as it was on { $when }.
window-change-version = return to an earlier version

## Closing while a file is written

window-writing-title = A file is still being written
window-writing-text = The window closes by itself as soon as the file is there.
window-writing-stay = Keep the window open
window-writing-close = Close without the file

## What was changed, after "Undo: "

window-change-nothing = change
window-change-rating = rating of { $name }
window-change-not-applicable = "not applicable" for { $name }
window-change-dont-know = "don't know" for { $name }
window-change-cleared = clearing the answer of { $name }
window-change-note = note on { $name }
window-change-evidence = evidence for { $name }
window-change-confidence = confidence in { $name }
window-change-flag = flag of { $name }
window-change-check = check of { $name }
window-change-consensus = consensus on { $name }
window-change-target = target of { $name }
window-change-targets = targets of several elements
window-change-input = figure: { $name }
window-change-organisation = organisation
window-change-unit = name of the unit
window-change-scope = scope
window-change-facilitator = who leads
window-change-segment = which customers
window-change-date = date
window-change-language = choice of the language
window-change-form = choice of the form
window-change-respondent = who answers
window-change-respondents = answers from a table
window-change-sheets = answers from a response sheet
window-change-round = the next round of votes
window-change-merge = merge of two copies
window-change-plan = plan
window-change-plan-made = making the plan
window-change-plan-order = order of the steps
window-change-step = step: { $name }
window-change-step-due = due date of { $name }
window-change-step-owner = owner of { $name }
window-change-step-status = status of { $name }
window-change-step-action = words of the step { $name }
window-change-step-note = note on the step { $name }
window-change-step-indicator = indicator of the step { $name }
window-change-step-removed = removing the step { $name }
window-change-own-steps = steps of your own
window-change-outcomes = outcomes
window-change-check-in = check-in
window-change-currency = currency
window-change-horizon = years looked at
window-change-planning = figures for planning
window-change-branding = whose report it is
window-change-logo = the logo
window-change-accent = the accent colour
window-change-closing = closing for changes

## Characters without a font

window-unshown = No font on this computer has { $characters }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: these characters are kept in the document and shown as boxes here. Install a font that covers them to see them.

## Response sheets

window-sheet-opened = { $named ->
    [0] This sheet asks
   *[other] This sheet of { $unit } asks
} you { $count ->
    [one] one question
   *[other] { $count } questions
}. What you answer is saved in it.
window-sheet-end = Your answers are saved in the file “{ $file }”. Send it back to { $named ->
    [0] whoever gave it to you
   *[other] { $facilitator }
}; until then you can change any answer.
window-sheet-show = Show the file, to send it
window-sheet-show-tooltip = Opens the folder of this file, from where you can attach it to a message.
window-refusal-sheet = This is the response sheet of one person: there is nothing but the questions
window-command-take-sheets = Take in a response sheet…
window-tooltip-take-sheets = Shows what a response sheet that came back gives, and takes its answers in. Several can be dropped onto the window.
window-also-sheets = response sheet, merge, answers
window-path-sheets = Take in a response sheet
window-kind-sheet = Response sheets
window-sheets-title = { $count ->
    [one] Take in one response sheet
   *[other] Take in { $count } response sheets
}
window-sheets-gives = { $has_name ->
    [0] Somebody without a name
   *[other] { $name }
}, { $is_known ->
    [0] who is added
   *[other] in this assessment
}: { $answered } of { $asked } answered; { $new } new, { $changed } replaced, { $unchanged } there already.
window-sheets-keeps = { $count ->
    [one] One earlier answer stays
   *[other] { $count } earlier answers stay
} although the sheet leaves { $count ->
    [one] it
   *[other] them
} open now. Take { $count ->
    [one] it
   *[other] them
} out under Questions, if that is meant.
window-sheets-empty = Left out: nobody has filled it in.
window-sheets-is-same = Left out: it is the same as { $other }.
window-sheets-is-earlier = Left out: it is an earlier state of { $other }.
window-sheets-is-earlier-than-taken = Left out: a later state of it was taken in before.
window-sheets-alike = { $name } is in the assessment, or on another sheet, as “{ $one }”, which looks like “{ $other }” on this one
window-sheets-ready = Everything can be taken in. Undo takes it back.
window-sheets-decide = Nothing is taken in until this is decided:
window-sheets-nothing = There is nothing new in it.
window-sheets-refused = Nothing is taken in while a sheet is refused. Mend it, or take in the others without it.
window-sheets-take = Take in
window-sheets-replace = Replace these answers
window-sheets-later = The later sheet holds
window-sheets-other = They are other people
window-sheets-same = They are one person
window-sheets-taken = The answers of { $count ->
    [one] one person were
   *[other] { $count } people were
} taken in.
window-drop-sheets = Let go to see what { $count ->
    [one] { $name } gives
   *[other] these { $count } files give
}
window-command-write-sheets = Write response sheets
window-tooltip-write-sheets = Writes a small file for everybody, with the questions that their role can judge, to be filled in on their own. They go into a folder beside this file.
window-command-write-sheet = Write one response sheet…
window-tooltip-write-sheet = Writes a response sheet for one person of this assessment, or for somebody new.
window-sheet-for-title = Write a response sheet for one person
window-sheet-for-text = It asks what their role can judge, and goes into the folder of response sheets beside this file. If they have a sheet there already, it stays.
window-sheet-for-known = Somebody of this assessment
window-sheet-for-new = Somebody new
window-sheet-for-asks = { $has_name ->
    [0] This person
   *[other] { $name }
} { $count ->
    [one] is asked one question.
   *[other] is asked { $count } questions.
}
window-sheet-for-joins = They join the assessment when the sheet is taken in.
window-sheet-for-is-known = { $name } is in this assessment, and the sheet is for them.
window-sheet-for-nothing = The questions hold nothing that this role can judge.
window-sheet-for-several = Several people of this assessment are called so: choose the one you mean among them.
window-sheet-for-go = Write
window-sheet-written = The response sheet { $has_name ->
    [0] {""}
   *[other] for { $name }{" "}
}is “{ $file }” in the folder “{ $folder }” beside this file. Drop it here when it comes back.
window-sheets-folder = { $name }, response sheets
window-sheets-written = { $count ->
    [one] One response sheet is
   *[other] { $count } response sheets are
} in the folder “{ $folder }” beside this file. When they come back, drop them here or choose File, Take in a response sheet.
window-sheets-added = { $count ->
    [0] No new response sheet was needed.
    [one] One response sheet was written, for { $names }.
   *[other] { $count } response sheets were written, for { $names }.
} { $there ->
    [one] The one for { $kept } was there already and stays.
   *[other] { $there } were there already and stay, for { $kept }.
} They are in the folder “{ $folder }” beside this file.
window-sheets-not-written = No response sheet was written: { $why }
window-sheets-nobody = nobody is asked anything
window-sheets-random = the system gives no random bits to name a sheet with
