### Answers from a table, in the window

importing-title = Import answers
importing-command = Import answers…
importing-tooltip = Takes answers from a table: CSV, TSV or Excel, as any form service writes it.
importing-also = csv tsv excel xlsx spreadsheet table form forms survey google microsoft surveymonkey limesurvey qualtrics typeform responses respondents upload load merge
importing-path = Which table holds the answers?
importing-kind = Tables of answers (CSV, TSV, Excel)
importing-drop = Let go to import the answers in { $name }. You see what will be taken first.
importing-drop-no-document = Open or start an assessment first, and drop { $name } again.
importing-drop-elsewhere = To import answers from it, use “Import answers…” in the menu File, or drop it on another screen.

## What will happen

importing-reading = Reading { $name } …
importing-says = { $people ->
    [one] One person
   *[other] { $people } people
} in { $name }: { $new ->
    [0] no new answer
    [one] one new answer
   *[other] { $new } new answers
}{ $changed ->
    [0] {""}
    [one] , one that replaces another
   *[other] , { $changed } that replace others
}{ $unchanged ->
    [0] {""}
    [one] , one that is here already
   *[other] , { $unchanged } that are here already
}.
importing-says-nothing = There is nothing to import yet in { $name }.
importing-says-same = { $name } brings nothing new: { $unchanged ->
    [one] its one answer is
   *[other] all { $unchanged } answers are
} here already.
importing-says-refused = { $name } cannot be read. Nothing was imported.
importing-agreed = { $count ->
    [one] It also says what the group agreed on for one practice.
   *[other] It also says what the group agreed on for { $count } practices.
}
importing-layout-people = One row a person; the headings stand in line { $line }.
importing-layout-answers = One row an answer; the headings stand in line { $line }.
importing-another-file = Another file…
importing-again = Read it again
importing-again-tooltip = Reads the file again, such as after you mended it. What you decided here stays.
importing-cancel = Cancel
importing-button = { $people ->
    [0] Import
    [one] Import one person
   *[other] Import { $people } people
}
importing-open = { $count ->
    [one] One thing to decide first
   *[other] { $count } things to decide first
}
importing-nothing = There is nothing to import.
importing-safe = Nothing is taken before you press this, and Undo takes it back.
importing-done = { $people ->
    [one] One person was
   *[other] { $people } people were
} imported: { $new ->
    [one] one new answer
   *[other] { $new } new answers
}{ $changed ->
    [0] {""}
    [one] , one replaced
   *[other] , { $changed } replaced
}.

## Columns

importing-columns = Columns
importing-columns-none = No column says which practice is answered. Choose at least one below.
importing-columns-unknown = { $count ->
    [one] One column was not recognised and is left out. Choose what it is, if it is needed.
   *[other] { $count } columns were not recognised and are left out. Choose what they are, where they are needed.
}
importing-columns-known = { $count ->
    [one] One column that was recognised
   *[other] { $count } columns that were recognised
}
importing-questions-unknown = { $count ->
    [one] One question is no practice, and its rows are left out.
   *[other] { $count } questions are no practices, and their rows are left out.
}
importing-questions-known = { $count ->
    [one] One question that is a practice
   *[other] { $count } questions that are practices
}
importing-samples = Such as { $samples }
importing-use-of = { $heading } is used for
importing-use-name = Name
importing-use-first-name = First name
importing-use-last-name = Last name
importing-use-id = Number or code of the person
importing-use-role = Role
importing-use-team = Team
importing-use-note = Note on the question before
importing-use-question = Practice of the row
importing-use-rating = Answer
importing-use-state = Kind of answer
importing-use-reason = Why it does not apply
importing-use-confidence = How sure the person is
importing-use-flagged = Marked to come back to
importing-use-check = What a second person made of the answer
importing-use-evidence = Evidence
importing-use-consensus = What the group agreed on
importing-use-consensus-reason = Why the group agreed
importing-use-consensus-day = Day on which the group agreed
importing-use-preview = Whether the row is a trial
importing-use-finished = Whether the form was finished
importing-use-leave = Leave out
importing-use-note-on = Note on { $practice }

## What the answers mean

importing-meanings = What the answers mean
importing-meanings-ask = { $count ->
    [one] One text is no level by itself. Nothing is taken from it until you confirm what it stands for.
   *[other] { $count } texts are no levels by themselves. Nothing is taken from them until you confirm what they stand for.
}
importing-meanings-unknown = { $count ->
    [one] One text was not understood. Choose what it stands for, or leave it out below.
   *[other] { $count } texts were not understood. Choose what they stand for, or leave them out below.
}
importing-meanings-confirm = { $count ->
    [one] The proposal is right
   *[other] All { $count } proposals are right
}
importing-meanings-known = { $count ->
    [one] One text that was understood
   *[other] { $count } texts that were understood
}
importing-meaning-of = “{ $text }” stands for
importing-meaning-count = { $count ->
    [one] in one cell
   *[other] in { $count } cells
}
importing-meaning-open = to confirm
importing-meaning-unknown = not understood
importing-meaning-confirmed = confirmed
importing-meaning-choose = Choose …
importing-meaning-level = { $level }: { $name }
importing-meaning-none = No answer
importing-reason = Why a practice does not apply, where nobody said why

## People

importing-people = People
importing-who = Who is who
importing-replaces = { $name } is here already. { $count ->
    [one] One answer
   *[other] { $count } answers
} would be replaced: { $what }
importing-change = { $practice } { $before } → { $after }
importing-change-note = { $practice }: another note
importing-replace = Replace
importing-replace-name = Replace the answers of { $name }
importing-replace-all = { $count ->
    [one] Replace the answers of one person
   *[other] Replace the answers of all { $count } people
}
importing-another = Another person
importing-another-name = { $name } is another person
importing-twice = { $name } answered twice, and differently (line { $line }).
importing-rows = { $name } stands in more than one row, and the rows are not the same (line { $line }).
importing-numbers = { $count ->
    [one] One person has only a number, { $name }, which somebody here has, too.
   *[other] { $count } people have only a number, such as { $name }, which people here have, too.
}
importing-same-answers = { $count ->
    [one] One row without a name holds the very answers of somebody who is here already.
   *[other] { $count } rows without a name hold the very answers of people who are here already.
}
importing-all-others = All are other people
importing-all-same = They are the same people
importing-later = The later answers hold
importing-later-name = The later answers of { $name } hold, and those of all who answered twice
importing-alike = { $name } stands in the table as “{ $other }” and also as “{ $one }” (line { $line }).
importing-near = “{ $name }” looks like “{ $other }”, and is taken for another person (line { $line }).
importing-places = { $name } stands with two roles or teams, and is taken for two people (line { $line }).
importing-same = One person
importing-same-name = { $name } is one person
importing-two = Two people
importing-two-name = { $name } is two people
importing-more = { $count ->
    [one] One more of the kind follows.
   *[other] { $count } more of the kind follow.
}
importing-decided-replaced = The answers of { $name } are replaced.
importing-decided-another = { $name } is another person.
importing-decided-same = { $name } is one person.
importing-decided-one-name = { $name } is { $other }.
importing-decided-others = Everybody in the table is somebody else than those who are here.
importing-decided-crowd = People without a name are the same as those who are here.
importing-decided-later = Where somebody answered twice, the later answers hold.
importing-take-back = Change
importing-take-back-name = Change: { $said }
importing-person-new = new
importing-person-known = here already
importing-person-count-new = { $count } new
importing-person-count-replaced = { $count } replaced
importing-person-count-unchanged = { $count } unchanged
importing-person-name = { $name }{ $has_place ->
    [yes] , { $place }
   *[no] {""}
}: { $state }, { $new } new, { $changed } replaced, { $unchanged } unchanged answers

## What is left out

importing-faults = What cannot be read
importing-faults-text = { $count ->
    [one] One fault keeps something out. Mend the file and read it again, choose on this page what is meant, or leave it out.
   *[other] { $count } faults keep something out. Mend the file and read it again, choose on this page what is meant, or leave them out.
}
importing-faults-leave = { $count ->
    [one] Leave out what has the fault
   *[other] Leave out what has these { $count } faults
}
importing-left-out = Left out, and worth knowing
importing-left-out-faults = { $count ->
    [one] What has the fault under “What cannot be read” is left out.
   *[other] What has one of the { $count } faults under “What cannot be read” is left out.
}
importing-left-out-none = No row and no cell of a practice is left out.
importing-fault-rating = “{ $found }” is no answer that is known here; levels are { $least } to { $most }
importing-hint-map = choose under Columns what it is for
importing-hint-value = choose under “What the answers mean” what it stands for
importing-hint-day = it was probably { $rating }: choose that under “What the answers mean”, or format the column as text and type it again
importing-hint-day-no = format the column as text and type the rating again, or choose under “What the answers mean” what it was

## The same in a terminal

importing-as-command = The same in a terminal
importing-as-command-text = Typed into a terminal, this takes the same answers in without the window.
importing-command-copy = Copy this line
importing-command-copied = The line for a terminal is on the clipboard.
