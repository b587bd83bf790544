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
