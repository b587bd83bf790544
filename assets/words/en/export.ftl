# What is written to be handed on: the report, tables, the calendar, the paper questionnaire.

## The command "report"

command-report = Make the report of an assessment: PDF, Word document, Markdown or a picture of its first page
command-report-output = Where the report goes, NAME.pdf, NAME.docx, NAME.md or, for the first page alone, NAME.png; "-" writes a PDF to standard output
command-report-extent = How much it says: short (2 pages), standard (without this option), full (with the appendix), hand-out (for a workshop), slide (one page across for a board) or owners (a page for each owner of steps)
command-report-appendix = Add the appendix: every step, every figure, the rule, the claims, the answers
command-report-without = Sections to leave out, by their names below
command-report-only = Sections to show, and no other
command-report-leave-out = What is left out so that it can be passed on: notes, evidence, names, respondents, or all
command-report-smallest-group = The fewest people whose figures are shown where those of respondents are left out, and who share a role where names are: 3 or more, without it 5
command-report-paper = Paper size: a4 (without this option) or letter
command-report-date = The date on the report; without it the day of SOURCE_DATE_EPOCH, else today
command-report-logo = A PNG, JPEG or SVG file of at most 1 MiB; without it the document's own logo
command-report-accent = The colour of headings and marks, as #1F5A8A; without it the document's own
command-report-prepared-for = For whom the report was made; without it what the document says
command-report-prepared-by = Who made it; without it what the document says
command-report-confidentiality = How it may be passed on, such as "Confidential"; without it what the document says
command-report-version-line = Which version it is, such as "Draft 2"; without it what the document says
command-report-no-attachment = Leave the assessment out of the PDF, which then cannot be opened to go on with the work
command-report-more =
    The same assessment, options and date always give the same bytes. The document stays as it
    is: what --logo to --version-line say holds for this report alone. A PDF carries the
    assessment with all names and votes, unless something is left out of it, it is the hand-out,
    a slide or the pages of owners, or --no-attachment is given.

    Sections, in their order: page-one, profile, continuum, blockers, target, effort, plan, owners,
    steps, money, roles, differences, method, decisions. Of the appendix: every-step, figures, rule,
    claims, answers. "short" has page-one, plan, steps (where there is no plan), money and method;
    "standard" all but owners, decisions and the appendix; "full" the appendix too; "hand-out" page-one, blockers, steps, differences
    and decisions; "slide" page-one, each further section on slides of its own; "owners" owners.

      continuum report unit.continuum -o unit.pdf --paper letter --date 2026-03-31
      continuum report unit.continuum -o all.pdf --appendix --without effort
      continuum report unit.continuum -o board.png --extent slide
      continuum report unit.continuum -o board.docx --extent short --leave-out names,notes
command-report-done = Wrote { $file } ({ $kilobytes } kB).
command-people-shown = The figures rest on { $people } people, each of them on { $least } or more. If others answer later, wait until at least { $least } more have done so before you pass on another such file: the two can be subtracted, and the difference tells what those people answered.
command-missing-glyphs-hint = a Word document keeps them: end the name of the file in .docx
command-report-carries = The assessment is inside, with all names and votes. To pass the PDF on without them, make it with --no-attachment.

command-fault-report-ending = the report cannot be written as "{ $file }"; its name must end in { $valid }
command-fault-accent = the accent must be a colour, found "{ $value }"
command-accent-hint = write it as # and six digits, such as #1F5A8A
command-fault-accent-light = the accent { $value } is too light to be read on white paper
command-accent-light-hint = { $nearest } is the same colour, dark enough
command-fault-logo = { $file } cannot be the logo: { $reason }

## Markdown

export-figure = Figure: { $summary }

## The Word document

fault-office-write = the file could not be put together: { $reason }

## Tables for spreadsheets

export-sheet-results = Results
export-sheet-practices = Practices
export-sheet-rounds = Rounds
export-round = Vote
export-round-ended = Ended on
export-round-voted = Voted in it
export-round-twice = Voted in both
export-round-moved = Moved
export-round-up = Up
export-round-down = Down
export-round-stable = Stable
export-iqr = Middle half, levels
export-sheet-answers = Answers
export-sheet-plan = Plan
export-sheet-options = Options
export-sheet-outcomes = Outcomes
export-counted = Answered or counted
export-sample-low = In 95 of 100 samples, lowest
export-sample-high = In 95 of 100 samples, highest
export-entered-by = Entered by
export-measure-kind = What is measured
export-better = Which way is good
export-sheet-check-ins = Check-ins
export-observed = What had happened since the plan began
export-level-at-most = Level after, at most
export-gets-there = Gets there
export-pays-share = Share of draws that pay
export-break-even = Uplift from which it pays, as a share
export-proposed = Proposed
export-sheet-business-case = Business case
export-sheet-about = About
export-respondent = Respondent
export-respondent-number = R{ $number }
export-role = Role
export-team = Team
export-title = Title
export-flagged = Flagged
export-respondent-id = Respondent id
export-agreed-on = Agreed on
export-agreed-reason = Why agreed
export-agreed-day = Day agreed
export-step-measure = Shows whether it works
export-step-note = How it goes
export-yes = Yes
export-rated = Rated
export-claimed-low = Level from the answers, lowest
export-claimed-high = Level from the answers, highest
export-evidenced-low = Backed by evidence, lowest
export-evidenced-high = Backed by evidence, highest
export-checked-low = Backed by checked evidence, lowest
export-checked-high = Backed by checked evidence, highest
export-target = Target
export-asked = Practices
export-in-place = In place at level { $level }
export-in-place-at-most = In place at level { $level }, at most
export-weight = Weight
export-agreed = Agreed in the group
export-evidence-count = Entries of evidence
export-evidence-checked = Evidence checked
export-ratings = Ratings
export-could-judge = Could judge
export-guesses = Guesses
export-role-rating = Rating of { $role }
export-role-ratings = Ratings by { $role }
export-role-index = Mean of { $role }
export-role-gap = Gap between roles
export-lowest = Lowest
export-highest = Highest
export-spread = Mean distance
export-closeness = Spread
export-discuss = Ratings far apart
export-next-level = Next level
export-from = From
export-to = To
export-fact = What
export-value = Value
export-organisation = Organisation
export-unit = Unit
export-facilitator = Led by
export-assessed-on = Assessed on
export-written-on = Written on
export-questionnaire = Questionnaire
export-questionnaire-id = Its id
export-edition = Its edition
export-form = Form
export-levels = Levels
export-respondents = People who answered
export-reached = A level is reached above
export-kept = Every level below it stands above
export-most-not-applicable = At most this much may not apply
export-least-answered = Provisional below this much rated
export-unproven-cap = Without evidence a rating counts at most as
export-seed = Seed of the draws
export-draws = Draws

## The questionnaire on paper

# On top of every page but the first; the name may be a line to write on.
printed-running-title = Name or alias: { $name } · { $questionnaire }
printed-intro = { $count ->
    [one] One practice is asked.
   *[other] { $count } practices are asked.
} Answer for the unit as it is today, from what you have seen yourself. There are no right answers, and a low level is no failing.
printed-how-level = Go up from the lowest description for as long as what you read is true, and tick the last one that is. Each builds on those below it. Where you cannot tell, stop before it.
printed-how-half = Tick “and the next one partly” beside it where the description above is partly in place: that is half a level more.
printed-how-not-applicable = Tick “Not applicable” only where the practice can have no place in this unit, and say why on the line. What you do not do yet is the lowest description.
printed-how-dont-know = Tick “Don't know” where you cannot tell. That is worth more than a guess.
printed-how-note = Write down what shows that your answer is true: a report, a list, an example.
printed-respondent = Name or alias
printed-role = Role
printed-unit = Unit
printed-team = Team
printed-date = Date
printed-half = and the next one partly
printed-not-applicable = Not applicable, because
printed-note = Note, evidence
printed-answer-sheet = Answer sheet
printed-answer-sheet-how = Copy your answers into the boxes: { $lowest } to the highest level, with .5 where you ticked “and the next one partly”; na for “Not applicable”; dk for “Don't know”. Leave a box empty where you did not answer.
printed-import = To take the answers in: key them in with the program, or write a table with the columns respondent, role, team, practice, rating and note, one row a box, and give it to “continuum import”. A rating stands there as in the box, “na:” followed by the reason.

## The calendar

export-again-title = Assess { $unit } again
export-again-text =
    A year has passed since the last assessment.
    “Begin the next assessment” takes along the unit, the people, the targets and every step that is still to do.

## Names of files

export-file = { $name }
export-file-short-report = { $name }, short report
export-file-report = { $name }, report
export-file-full-report = { $name }, full report
export-file-hand-out = { $name }, hand-out
export-file-slide = { $name }, slide
export-file-owners = { $name }, owners
export-file-figures = { $name }, figures
export-no-figures = the report has no figure: nothing was rated, or nothing may be shown
export-file-answers = { $name }, answers
export-file-plan = { $name }, plan
export-file-preparation = { $name }, preparation
export-file-paper = { $name }, questionnaire
export-file-feedback = { $name }, pages for participants
export-feedback-nobody = nobody has answered yet

## The command "export"

command-export = Write answers, results, plan and outcomes for spreadsheets and calendars
command-export-output = Where it goes, NAME.xlsx, NAME.csv, NAME.ics, or NAME.zip with every figure of the report as SVG and PNG; "-" writes CSV to standard output
command-export-what = What a CSV file holds: answers (without this option), results, practices, rounds, outcomes, check-ins or plan
command-export-stable-names = Give a CSV file the names of columns and values that programs rely on (docs/formats.md lists them)
command-export-leave-out = What is left out so that it can be passed on: notes, evidence, names, respondents, or all
command-export-date = The date on it; without it the day of SOURCE_DATE_EPOCH, else today
command-export-more =
    A workbook (.xlsx) holds results, practices, answers, plan and what they are about, a sheet each.
    A calendar (.ics) holds the steps of the plan that have a date, and the next assessment a year
    after this one. With names left out, respondents are called R1, R2 and so on.

      continuum export unit.continuum -o unit.xlsx
      continuum export unit.continuum -o answers.csv --leave-out names,notes
      continuum export unit.continuum -o results.csv --what results --stable-names
      continuum export unit.continuum -o plan.ics
command-export-done = Wrote { $file }.
command-fault-export-ending = nothing can be exported as "{ $file }"; its name must end in { $valid }
command-fault-export-part = --what is for CSV files; a workbook holds everything, a calendar the plan
command-fault-export-names = --stable-names is for CSV files; a workbook and a calendar have their words only
command-fault-export-answers = the answers are figures of single respondents, which were to be left out; choose --what results, practices, rounds, outcomes, check-ins or plan

## The command "paper"

command-paper = Print a questionnaire that is filled in with a pen (PDF)
command-paper-what = The id of a bundled questionnaire ("standard"), a questionnaire file, or an assessment
command-paper-output = Where the PDF goes; "-" writes to standard output
command-paper-form = Ask the short or the full form; without it that of the assessment, else full
command-paper-respondent = Whose copy it is; give it once for each copy
command-paper-role = The role that the copies are for, such as "customers": it is asked what it can judge, in its own words
command-paper-role-unknown = the questionnaire has no form for the role "{ $role }"{ $count ->
    [0] {""}
   *[other] , only for: { $known }
}
command-paper-role-hint = leave --role out to ask everything
command-paper-date = The date in the file's properties; without it the day of SOURCE_DATE_EPOCH, else today
command-paper-more =
    The last page of each copy is an answer sheet with the ids that "continuum import" reads.

      continuum paper standard -o blank.pdf --form short
      continuum paper unit.continuum -o sheets.pdf --respondent Ann --respondent Bea
      continuum paper unit.continuum -o customers.pdf --role customers
command-paper-done = Wrote { $file }: { $copies ->
    [one] one copy
   *[other] { $copies } copies
}, { $pages } pages.

## The command "feedback"

command-feedback = Write a page for each person who answered: the own answers beside the group's (PDF)
command-feedback-output = A folder, which is made where it does not exist, with a file for each person; NAME.pdf for one person, or with --one-file
command-feedback-one-file = Put the pages of several people into one file, to be printed and handed out
command-feedback-respondent = Whose page is made; give it once for each person. Without it everybody who answered has one
command-feedback-unknown = nobody in the assessment is called "{ $name }"
command-feedback-done = Wrote { $file }: { $pages ->
    [one] one page.
   *[other] { $pages } pages.
}
command-feedback-folder = Wrote { $files ->
    [one] one file
   *[other] { $files } files
} into { $folder }.
command-fault-feedback-several = the pages of { $people } people go into a folder, a file each, found { $out }
command-feedback-several-hint = name a folder, or put all pages into one file with --one-file
command-fault-feedback-folder = for a file each, -o must be a folder, found { $out }
command-fault-feedback-file = with --one-file, -o must end in .pdf, found { $out }
command-feedback-more =
    A page holds what one person answered and what the group says, and nobody else's answer. The group's
    answer to a practice stands there only where enough people rated it (--smallest-group).

      continuum feedback unit.continuum -o folder-for-mail
      continuum feedback unit.continuum -o ann.pdf --respondent Ann
      continuum feedback unit.continuum -o to-print.pdf --one-file

## The sheet "Business case"

export-case-intro = Cells with a yellow ground are inputs. Change one, and every sum follows; the sums use the likely values. An empty input is not known.
export-case-used = In the sums
export-case-yearly = { $currency } a year
export-case-between = What the inputs come to
export-case-contacts = Contacts avoided, in a full year
export-case-referrals = Referrals of one customer, a year
export-case-price = Effect on price of one customer, a year
export-case-purchases = Extra purchases of one customer at the gross margin, a year
export-case-known = All that is needed is known: 1 yes, 0 no
export-case-result = The result, at present value
export-case-year = Year
export-case-active = Share of the year in effect
export-case-with = Customers left with the plan
export-case-without = Customers left without it
export-case-net = Left of the year
export-case-discount = Discount factor
export-case-present = At present value
export-case-sum = Sum so far
export-case-drawn = Found by the program
export-case-drawn-note = For the inputs of the document; a change in this sheet does not change these.
export-case-chance = Share of simulated cases in which the plan pays
export-case-middle = The middle case
export-case-low = 95 of 100 cases lie between this
export-case-high = and this
export-case-needed = Uplift at which the plan breaks even, of each 100 customers
export-case-payback = Month from which on what is spent is back
