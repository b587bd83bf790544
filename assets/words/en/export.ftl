# What is written to be handed on: the report, tables, the calendar, the paper questionnaire.

## The command "report"

command-report = Make the report of an assessment: PDF, Word document or Markdown
command-report-output = Where the report goes, NAME.pdf, NAME.docx or NAME.md; "-" writes a PDF to standard output
command-report-extent = How much it says: short (1 to 3 pages), full (without this option) or hand-out (for a workshop)
command-report-leave-out = What is left out so that it can be passed on: notes, evidence, names, respondents, or all
command-report-paper = Paper size: a4 (without this option) or letter
command-report-date = The date on the report; without it today
command-report-logo = A PNG, JPEG or SVG file of at most 1 MiB; without it the document's own logo
command-report-accent = The colour of headings and marks, as #1F5A8A; without it the document's own
command-report-prepared-for = For whom the report was made; without it what the document says
command-report-prepared-by = Who made it; without it what the document says
command-report-confidentiality = How it may be passed on, such as "Confidential"; without it what the document says
command-report-version-line = Which version it is, such as "Draft 2"; without it what the document says
command-report-more =
    The same assessment, options and date always give the same bytes. The document stays as it
    is: what --logo to --version-line say holds for this report alone.

      continuum report unit.continuum -o unit.pdf --paper letter --date 2026-03-31
      continuum report unit.continuum -o board.docx --extent short --leave-out names,notes
command-report-done = Wrote { $file } ({ $kilobytes } kB).

command-fault-report-ending = the report cannot be written as "{ $file }"; its name must end in { $valid }
command-fault-accent = the accent must be a colour, found "{ $value }"
command-accent-hint = write it as # and six digits, such as #1F5A8A
command-fault-accent-light = the accent { $value } is too light to be read on white paper
command-accent-light-hint = { $nearest } is the same colour, dark enough
command-fault-logo = { $file } cannot be the logo: { $reason }

## Markdown

export-figure = Figure: { $summary }

## The Word document

export-logo = Logo
export-prepared-for = Prepared for { $text }
export-prepared-by = Prepared by { $text }
export-version = { $text }
fault-office-write = the file could not be put together: { $reason }

## Tables for spreadsheets

export-sheet-results = Results
export-sheet-practices = Practices
export-sheet-answers = Answers
export-sheet-plan = Plan
export-sheet-about = About
export-respondent = Respondent
export-respondent-number = R{ $number }
export-role = Role
export-team = Team
export-title = Title
export-flagged = Flagged
export-yes = Yes
export-rated = Rated
export-claimed-low = Claimed level, lowest
export-claimed-high = Claimed level, highest
export-evidenced-low = Backed by evidence, lowest
export-evidenced-high = Backed by evidence, highest
export-target = Target
export-asked = Practices
export-in-place = In place at level { $level }
export-in-place-at-most = In place at level { $level }, at most
export-weight = Weight
export-agreed = Agreed in the group
export-evidence-count = Entries of evidence
export-ratings = Ratings
export-lowest = Lowest
export-highest = Highest
export-spread = Mean distance
export-discuss = Worth talking about
export-next-level = Next level
export-from = From
export-to = To
export-fact = What
export-value = Value
export-organisation = Organisation
export-unit = Unit
export-facilitator = Facilitator
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
export-least-answered = Provisional below this much answered
export-unproven-cap = Without evidence a rating counts at most as
export-seed = Seed of the draws
export-draws = Draws
