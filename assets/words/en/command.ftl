# The command line: help, results and faults.

## Help

command-help-template =
    { $about }
    Usage: { $usage }

    { $rest }
command-heading-commands = Commands
command-heading-options = Options
command-heading-arguments = Arguments
command-help = Print this help
command-version = Print the version
command-quiet = Say only what is wrong, nothing of what was done or is good to know

command-program = Where your unit stands with its customers, what holds it back, and what to do next.
command-program-file = An assessment (NAME.continuum) to open in the window; without it the window opens at its start
command-program-more =
    Without a command the window opens. The shortest way without a window:

      continuum sample manager -o m.continuum
      continuum score m.continuum
      continuum report m.continuum -o m.pdf

    "-" in place of a file stands for standard input or output. Standard output has only what was asked for; what
    was done, and what is wrong, is said on standard error.
    Exit codes: 0 done, 1 the input has problems (all are listed), 2 usage, 3 the system failed.
    "continuum COMMAND --help" tells the rest.

command-document = The assessment; "-" reads standard input
command-password-file = Read the password of the assessment from the first line of this file; without it
    the terminal asks. "-" reads standard input
command-language = The language to read the questionnaire in, such as de, of those that it has;
    without it the document's own, else the system's, else the questionnaire's first
command-form = Score the short or the full form; without it the document's own
command-replace = Replace a file that exists already

command-score = Print where each unit stands and why
command-score-leave-out = What is left out so that the score can be passed on: respondents, the figures of single people
command-score-json = Print a JSON object for each file, a line each, for programs (docs/formats.md describes it)
command-score-more =
    With five or more respondents, how stable the level is comes from drawing respondents
    again with a fixed seed, which is printed.

      continuum score unit.continuum --json > unit.json
      continuum score north.continuum south.continuum --json > units.jsonl

command-worth = Print whether a higher level pays, from the unit's own figures
command-worth-json = Print one JSON object for programs (docs/formats.md describes it)
command-worth-more =
    The figures stand in the assessment under business_case. What is not known is named with the
    place where a company's books have it, and nothing is computed from it.

      continuum sample team -o team.continuum
      continuum worth team.continuum

command-check = List every problem of questionnaires, claims registers and assessments
command-check-file = Files to check; "-" reads standard input
command-check-json = Print a JSON object for each file, a line each, for programs (docs/formats.md describes it)
command-check-more =
    Each problem stands on a line of its own as FILE:LINE:COLUMN, with a hint below it.

      continuum check my-questionnaire.ron

command-new = Start an assessment that nobody has answered yet
command-new-out = Where the new assessment goes; "-" writes to standard output
command-new-questionnaire = A questionnaire file, or the id of a bundled one; without it "standard"
command-new-after = The assessment before: start the next one of the same unit, with its questionnaire
command-new-form = Ask the short or the full form; without it that of --after, else full
command-new-more =
    A file that exists already is left alone unless --replace is given.

    With --after, these are carried over: the unit, the people who answer, the targets with their
    reasons, the steps of the plan that are neither done nor dropped, capacity, locks and own
    estimates, and the business case. Answers, notes, evidence, the date, the budget and the start
    of the plan are not. A step counts as done once the new answers show its level. FILE stays as
    it is.

    With --reread, the answers of FILE are read in another edition of its questionnaire. Practices that
    ask the same keep their answers, notes and evidence. Of those that were split, merged or reworded,
    whoever answered does not know, and the notes stay. What is new is not answered.

      continuum new unit.continuum --form short
      continuum new next.continuum --after unit.continuum
      continuum new 2025-again.continuum --reread 2025.continuum

command-sample = Write a bundled assessment to look at
command-sample-name = manager (without a name), team or team-year-earlier
command-sample-output = Where the sample goes; "-" writes to standard output
command-sample-more =
    manager            one manager alone on the short form, some answers unknown
    team               nine respondents in three roles on the full form, with evidence
    team-year-earlier  the same unit a year before

      continuum sample team -o team.continuum

command-import = Take answers from a table into an assessment: the export of any form service, or the program's own
command-import-file = The assessment, which is rewritten; "-" reads standard input and writes standard output
command-import-sheet = The table, as CSV, TSV or XLSX; "-" reads standard input
command-import-map = What a column is used for: practice:F1, note:F1, name, role, team, note or leave; may be given several times
command-import-value = What a text in cells stands for: 3, 2.5, na:REASON, dk or open; may be given several times
command-import-reason = Why a practice does not apply, where the table says only that it does not
command-import-another-person = Who has this name in the table is somebody else than who has it already
command-import-same-person = Everybody of this name is one person, whatever role and team stand beside it; NAME=OTHER says that both names are one person's
command-import-all-other-people = Nobody in the table is somebody who is in the assessment already
command-import-all-same-people = People without a name are the ones in the assessment with the same number, or the same answers
command-import-later-one-holds = Where somebody answered twice, take the later answer
command-import-replace-answers = Replace answers of people who are in the assessment already
command-import-skip-bad = Import the sound rows although others are bad; the bad ones are listed
command-import-preview = Show what would be taken, and change nothing
command-import-json = Print the preview as JSON
command-import-more =
    The table has one row a person with a column for each practice, as form services write it, or
    one row an answer. A heading is recognised by the id, the title or the question of a practice;
    columns that are not recognised are left out and listed. Try it with --preview first.

    A rating is a level in halves (3, 3.5, 2½), the name of a level or both ("4 - Integrated");
    words for "not applicable" and "don't know" are known in many languages; na:REASON and dk are
    read too. Other scales, such as "agree" or 0 to 10, are taken only once --value says what each
    text stands for ("agree=4", "4 of 0-10=2.5"). What --map and --value say is kept in the
    assessment for the next time.

    Nothing is taken while a row is bad or something must be decided; each is listed with its line
    and column and the option that decides it. Who has the name, role and team of somebody in the
    assessment is the same person; spaces and capitals do not count. Who has no name is numbered, and
    is somebody new.

      continuum import unit.continuum answers.csv --preview
      continuum import unit.continuum answers.xlsx --map "Your group=role" --map "Q7=practice:F3"
      continuum import unit.continuum answers.csv --value "agree=4" --value "no opinion=dk"

command-copy = Write a copy to pass on to people without this program
command-copy-output = Where the copy goes, such as unit.zip; "-" writes to standard output
command-copy-password-file = Read the password of the copy from the first line of this file; without it the terminal asks twice
command-copy-more =
    The copy is a ZIP archive, encrypted with AES-256, that 7-Zip and other programs open. Inside
    it is the whole assessment, without a password of its own.

    This protects less than "continuum password set": guesses at the password of such an archive
    are cheap, so take a long one, of the letters and signs of ASCII, which every program takes
    alike. The name of the file inside ("assessment.continuum") and its size stay readable.

      continuum copy unit.continuum -o unit.zip

command-help-of = Print the help of the program or of a command
command-help-of-command = The command, such as report or sheet merge; without it the program itself
command-help-of-more =
    It is what --help after the command says.

      continuum help report
      continuum help sheet merge

command-completions = Print what a shell needs to complete commands and options at the Tab key
command-completions-shell = bash, elvish, fish, powershell or zsh
command-completions-more =
    Each shell looks in a place of its own:

      continuum completions bash > ~/.local/share/bash-completion/completions/continuum
      continuum completions fish > ~/.config/fish/completions/continuum.fish
      continuum completions zsh > ~/.zfunc/_continuum

    For zsh the folder must be in fpath before compinit. PowerShell and elvish read the script from a
    file that their profile runs.

command-man = Print the manual page of the program or of a command, or write all of them
command-man-command = The command, such as report or sheet merge; without it the program itself
command-man-output = Write a page for each command into this folder, which is made where it does not exist
command-man-folder = Wrote { $files ->
    [one] one page
   *[other] { $files } pages
} into { $folder }.
command-man-more =
    The pages are for "man" on Linux, macOS and other systems of the kind. Files that are there already
    under the same names are replaced.

      continuum man -o ~/.local/share/man/man1
      man continuum-report

command-versions = List the earlier versions of an assessment, and bring one back
command-versions-bring-back = Write the version of this number, as the list has it
command-versions-output = Where that version goes; "-" writes to standard output
command-versions-more =
    The window keeps versions on this computer, when an assessment is opened and every five minutes
    while it is changed, and so does every command that changes one, before it does: up to twenty. The
    newest is number 1. A version that is brought back has the identity and the password of the
    assessment, and of the copies of files those that the assessment still has. FILE stays as it is,
    unless -o names it and --replace is given; it is then a version too, as it was.

      continuum versions unit.continuum
      continuum versions unit.continuum --bring-back 3 -o unit-before.continuum

command-password = Give an assessment a password, or take it away
command-password-what = Set a password, change it, or remove it
command-password-document = The assessment, which is rewritten; "-" reads standard input and writes standard output
command-new-password-file = Read the new password from the first line of this file; without it the terminal asks twice
command-password-more =
    Without its password nobody reads the assessment: neither this program nor anybody else can
    recover a forgotten one. The terminal asks for passwords and does not show them; no option
    takes one as it is, because others would see it in the list of processes.

    Copies that were made before keep what they had: no password, or the one before. A report
    of an assessment with a password carries no assessment inside.

      continuum password set unit.continuum
      continuum score unit.continuum --password-file secret.txt

## Results

command-new-done = Wrote { $file }: { $count ->
    [one] one practice
   *[other] { $count } practices
} to answer.
command-sample-done = Wrote the sample { $name } to { $file }.
command-check-sound = { $file }: sound { $kind }.
command-check-logo = { $file }: warning: reports are made without the logo: { $why }
command-kind-questionnaire = questionnaire
command-kind-claims = claims register
command-kind-document = assessment
command-kind-response-sheet = response sheet
command-kind-unknown = file
command-check-sheet-hint = a table is checked by `continuum import`
command-import-done = Imported { $responses ->
    [one] one response
   *[other] { $responses } responses
} of { $respondents ->
    [one] one respondent
   *[other] { $respondents } respondents
} into { $file }.
command-import-counts = New: { $new }; replaced: { $changed }; there already: { $unchanged }.
command-import-ask-value = --value "{ $text }={ $meaning }" takes it for { $meaning }
command-import-ask-twice = --later-one-holds takes the later answers; --another-person "{ $name }" takes them for somebody else's
command-import-ask-rows = --later-one-holds takes them for one person, of whom the later row holds; --another-person "{ $name }" takes them for different people
command-import-ask-strangers = --all-same-people takes them for the same people; --all-other-people takes everybody in the table for somebody else
command-import-all-hint = --all-other-people takes everybody in the table for somebody else
command-import-ask-alike = --same-person "{ $name }" takes them for one person; --another-person "{ $name }" for two
command-import-ask-replaces = --replace-answers replaces them; --another-person "{ $name }" takes them for somebody else's
command-import-decide-hint = nothing was imported; decide the above with the options that stand there
command-fault-map = --map takes a heading and a use with "=" between, found "{ $found }"
command-fault-map-hint = uses are practice:ID, note:ID, name, first_name, last_name, id, role, team, note, question, rating, leave
command-fault-value = --value takes a text and what it stands for with "=" between, found "{ $found }"
command-fault-value-hint = it stands for a level in halves, na:REASON, dk, or open for no answer
command-fault-heading = no column is called "{ $found }"
command-fault-heading-hint = the columns are { $headings }
command-converted = { $file } is now an archive of parts; the text is kept as { $kept }
command-new-owner = { $file } belonged to somebody else and is yours now
command-other-names = { $file } had further names (hard links); they still lead to the old content

command-copy-done = Wrote { $file }, which other programs open with the password that you gave.
    It protects less than a password of the assessment: guesses are cheap, so take a long one.
    The name and the size of the file inside stay readable.
command-versions-none = No version of this assessment is kept on this computer.
command-version-holds = { $answers ->
    [one] one answer
   *[other] { $answers } answers
} by { $people ->
    [one] one person
   *[other] { $people } people
}
command-version-refused = no version was brought back: { $why }
command-version-back = Wrote the version of { $when } to { $file }.
command-password-done = { $file } has a new password. A forgotten password cannot be recovered.
command-password-removed = { $file } has no password any more.
command-password-kept = {"  "}The text that was kept has no password. Delete it when it is no longer needed.
command-password-ask = Password of { $file }:
command-password-new = New password of { $file }:
command-password-again = The same once more:
command-report-locked = It carries no assessment inside, because the assessment has a password.

command-score-file = { $file }:
command-score-heading = { $questionnaire }, edition { $edition }, { $form }
command-score-elements = Elements
command-score-element = {"  "}{ $element }: { $place }; { $status }; average { $index }; { $answered } of { $practices } rated
command-score-no-index = none
command-score-blockers = What holds the unit back
command-score-point = {"  "}{ $text }
command-score-practice = {"    "}{ $id } { $title }
command-score-unknown = To find out first, because nobody could say
command-score-steps = What to do
command-score-said = {"  "}{ $text }
command-score-own-step = {"  "}{ $number }. { $title } ({ $owner }; { $due }; effort { $effort }; { $status })
command-score-step = {"  "}{ $number }. { $id } { $title }, to level { $to }: { $action } ({ $owner }; { $due }; effort { $effort }; { $status })

command-worth-inputs = Inputs: low, likely, high
command-worth-input = {"  "}{ $input }: { $low }, { $likely }, { $high }
command-worth-input-exact = {"  "}{ $input }: { $value }
command-worth-figures = Figures
command-worth-breakdown = How the net present value comes about
command-worth-figure = {"  "}{ $figure }: { $value }
command-worth-missing = Not known yet, and where to find it
command-worth-missing-input = {"  "}{ $input } ({ $unit }): { $where }
command-worth-courses = The choices side by side
command-worth-course = {"  "}{ $name }
command-worth-course-figure = {"    "}{ $figure }: { $value }
command-worth-recommended = { $choice }.
command-worth-tornado = Net present value with one input at its low and at its high value
command-worth-bar = {"  "}{ $input }: { $low } to { $high }
command-worth-elasticity-row = {"  "}{ $retention }: { $rise }

## Faults

command-error-at = { $file }:{ $line }:{ $column }: { $fault }
command-error = { $file }: { $fault }
command-warning-at = { $file }:{ $line }:{ $column }: warning: { $fault }
command-warning = { $file }: warning: { $fault }
command-hint = {"  "}hint: { $hint }
command-standard-input = standard input

command-fault-stdout = standard output could not be written: { $reason }
command-fault-exists = a file of this name exists already and was left as it is: { $file }
command-exists-hint = choose another name, or give --replace
command-mended-hint = the file is unchanged; mend these places, or open it in the window, which keeps what is sound under another name
command-import-refused = nothing was imported: { $why }
command-import-hint = nothing was imported; mend these rows, or give --skip-bad to import the sound ones
command-fault-two-stdin = only one of the two files can be standard input
command-fault-version = there is no version { $number }; { $count ->
    [0] none is kept
    [one] one is kept
   *[other] { $count } are kept
}
command-fault-password-set = this assessment has a password; change it with `continuum password change`: { $file }
command-fault-password-none = this assessment has no password: { $file }
command-fault-password-needed = this assessment has a password: { $file }
command-fault-new-password-needed = there is no terminal to ask for the new password of { $file }
command-password-needed-hint = run the command in a terminal, or give --{ $option }
command-fault-password-differs = the two passwords differ; nothing was changed
command-fault-password-length = a password has at least one character and at most { $most } bytes
command-fault-unknown-sample = there is no sample "{ $name }"; the samples are { $valid }

command-fault-unknown-argument = unknown argument { $argument }
command-fault-unknown-command = unknown command { $first }
command-fault-unknown-of-group = unknown command { $first } { $command }
command-fault-invalid-value = { $argument } must be one of { $valid }, found "{ $value }"
command-fault-missing-value = { $argument } needs a value
command-fault-language = the questionnaire has no language "{ $language }", only { $listed }
command-fault-invalid-language = { $argument } must be a language such as en or pt-BR, found "{ $value }"
command-fault-invalid-date = { $argument } must be a day as YYYY-MM-DD, found "{ $value }"
command-fault-source-date = SOURCE_DATE_EPOCH must be seconds since 1970, such as 1700000000, found "{ $found }"
command-fault-invalid-group = { $argument } must be { $least } people or more, found "{ $value }": in a group of two each could work out what the other answered
command-fault-missing-argument = missing: { $argument }
command-fault-conflict = { $argument } cannot be given together with { $other }
command-fault-new-over-before = the next assessment cannot take the place of the one before; choose another name
command-fault-usage = these arguments do not fit together
command-fault-suggestion = {"  "}hint: did you mean { $name }?
command-fault-help = {"  "}hint: "continuum --help" lists the commands, "continuum COMMAND --help" their arguments
command-fault-panic = an error in the program stopped it: { $found }
command-fault-panic-hint = no half-written file is left; check that the disk and the memory are not full, and try again
command-fault-no-window = this program was built without its window; use "continuum report FILE -o OUT.pdf" or "continuum score FILE" instead
