### The report in the window: its pages, options, looks and files; keying in paper answers.

## The pages

preview-pages = Pages as they will print
preview-bar = The report and its size
preview-contents = Contents
preview-options = Options
preview-composing = The pages are being made…
preview-page = Page { $page } of { $count }
preview-page-renewing = Page { $page } of { $count } · being renewed…
preview-go-to = { $title }, page { $page }
preview-smaller = Pages smaller
preview-larger = Pages larger
preview-zoom = Size of the pages: { $size }
preview-fit-width = Fit the width
preview-fit-page = Fit the page
preview-percent = { $percent }%

## Options

preview-extent = Extent
preview-extent-short = Short
preview-extent-short-note = Two or three pages: the decision, the plan, and the money.
preview-extent-standard = Standard
preview-extent-standard-note = The whole story. Answers one by one, with evidence and reasons, stand in the full report.
preview-extent-full = Full
preview-extent-full-note = The whole story and its appendix: every answer with its reasons, notes and evidence, every step and figure, the rule, the claims.
preview-extent-hand-out = Hand-out
preview-extent-hand-out-note = For the people in the room: results and room to write, no names and no notes.
preview-extent-slide = Slide
preview-extent-slide-note = For a board: the answer, three steps and the money on one page across, in large type.
preview-extent-owners = Owners
preview-extent-owners-note = A page for each owner with their steps, to be handed out one by one.
preview-sections = Sections
preview-appendix = Appendix
section-page-one = Page one: the decision
section-options = The choices side by side
section-profile = Where each element stands
section-continuum = What each level looks like
section-blockers = What holds the unit back
section-target = Target, and what each level asks
section-effort = Effort against effect
section-plan = The plan: owners and dates
section-owners = A page for each owner
section-steps = The steps
section-money = The money
section-roles = Roles side by side
section-differences = Where people differ
section-method = How the level was found
section-decisions = Room to write
section-every-step = Every possible step
section-figures = Every figure
section-rule = The rule in full
section-claims = The claims
section-answers = Every answer
preview-left-out = Leave out
preview-left-out-all = All of this
preview-left-out-notes = Notes and reasons
preview-left-out-evidence = Evidence
preview-left-out-names = Names of people
preview-left-out-respondents = Figures of single respondents
preview-smallest-group = Nothing is shown of fewer people than:
preview-missing-glyphs-note = A Word document keeps them.
preview-people-shown = The figures rest on { $people ->
    [one] one person
   *[other] { $people } people
}.
preview-smallest-group-of = Smallest group shown: { $people } people
preview-attach-title = Work on from the PDF
preview-attach = Carry the assessment inside
preview-attach-note = Continuum can then open the PDF and go on with the assessment. Whoever has the PDF has all names and votes.
preview-attach-not-hand-out = A hand-out carries no assessment: it is for the people in the room.
preview-attach-not-extent = A slide and the pages of owners carry no assessment: they are passed on.
preview-attach-not-locked = Not while the document has a password: the PDF has none.
preview-attach-not = Not while something is left out: the assessment inside would still tell it.

## Whose report it is

preview-looks = Whose report it is
preview-looks-more = Colour, names and confidentiality: beside the report
preview-logo = Logo
preview-logo-choose = Choose a logo…
preview-logo-other = Choose another…
preview-logo-remove = Remove the logo
preview-logo-note = PNG, JPEG or SVG, up to 1 MiB. You can also drop the file onto the window.
preview-logo-refused = { $name } was not taken: { $why }.
preview-logo-empty = The file was not taken: there is nothing in it.
preview-logo-unseen = The logo cannot be drawn, and is left out: { $why }.
preview-path-logo = Choose a logo
preview-kind-logo = Picture
preview-drop-logo = Let go to put { $name } on the report as its logo
preview-accent = Accent colour
preview-accent-hint = #1F5A8A
preview-accent-swatch = Accent colour { $colour }
preview-accent-own = Continuum's own
preview-accent-form = Write a colour as # and six digits or letters from A to F, such as #1F5A8A.
preview-accent-light = Too light to be read on white paper.
preview-accent-take = Take { $colour }, the nearest that can be read
preview-prepared-for = Prepared for
preview-prepared-for-hint = such as the board of Acme
preview-prepared-by = Prepared by
preview-prepared-by-hint = you, or your firm
preview-confidentiality = Confidentiality
preview-confidentiality-hint = such as Confidential
preview-version = Version
preview-version-hint = such as Draft 2

## Files to take away

preview-files = Files to take away
preview-menu-report = Report

## Keying in paper answers

keying-title = Key in paper answers
keying-tooltip = Takes the answers of a paper questionnaire as fast as you type them.
keying-done = Done
keying-sheet = Paper { $place } of { $count }
keying-name = Name or alias on the paper
keying-next = Next person
keying-next-tooltip = The next one in the list; after the last one the first whose paper is not keyed in (Enter)
keying-add-tooltip = Adds somebody after the last one (A)
keying-add-empty = Nothing is keyed in for this person yet, so nobody else is added.
keying-back-to-open = That was the last person. This is the first one whose paper is not finished.
keying-everybody = All papers are keyed in. "Add another person" makes room for another one.
keying-list = Practices, as they stand on the paper
keying-row = { $id }, { $title }: { $answer }
keying-open = not keyed yet
keying-level = { $level }, { $name }
keying-half = { $level }, halfway above { $name }
keying-not-applicable = not applicable: { $reason }
keying-reason = As written on the paper
keying-reason-of = Why does "{ $title }" not apply? Type it, then Enter
keying-agreed-reason = Why did you agree on this for "{ $title }"? Type it, then Enter
keying-answered = { $answered } of { $asked } keyed
keying-agreed = Agreed on { $answered } of { $asked }
keying-sums = Sum of the levels { $sum } · not applicable { $aside } · don't know { $unknown }
keying-read-back = Read back
keying-now = The next key answers { $id }, { $title }.
keying-at-end = That was the last one. Compare with the paper; Enter goes to the next person, A adds one.
keying-keys = { $lowest } to { $top } choose · + half a level more on the one just keyed · N not applicable, then why · D don't know · Backspace goes back · Delete takes the answer back · Enter next person · A adds a person
preview-write-document = Export for Word
preview-write-document-tooltip = Writes the report into a document that can be edited (.docx).
preview-write-document-title = Save the document as
preview-write-document-kind = Word document
preview-write-picture = Export first page as picture
preview-write-picture-tooltip = Writes the first page as a picture (.png), such as the slide for a presentation.
preview-write-picture-title = Save the picture as
preview-write-picture-kind = PNG picture
preview-write-markdown = Export as Markdown
preview-write-markdown-tooltip = Writes the report as plain text with marks (.md).
preview-write-markdown-title = Save the text as
preview-write-markdown-kind = Markdown
preview-write-workbook = Export workbook (Excel)
preview-write-workbook-tooltip = Writes results, practices, answers and plan for a spreadsheet (.xlsx).
preview-write-workbook-title = Save the workbook as
preview-write-workbook-kind = Workbook
preview-write-figures = Export figures
preview-write-figures-tooltip = Writes every figure of the full report as a drawing (.svg) and as a picture (.png), in one archive.
preview-write-figures-title = Save the figures as
preview-write-figures-kind = Archive of pictures
preview-write-answers = Export answers
preview-write-answers-tooltip = Writes every answer, a line each, for other programs (.csv).
preview-write-answers-title = Save the answers as
preview-write-paper = Export paper questionnaire
preview-write-paper-tooltip = Writes the questionnaire to be filled in with a pen (.pdf). Its answers are keyed in with "Key in paper answers".
preview-write-paper-title = Save the questionnaire as
preview-write-preparation = Export preparation sheet
preview-write-preparation-tooltip = Writes for each role of a workshop what to bring to show how things are done, with room for who brings it. It holds no answers (.pdf).
preview-write-preparation-title = Save the preparation sheet as
preview-write-pages = Export pages for participants
preview-write-pages-tooltip = Writes a file for each person who answered, into a folder beside this file: the own answers beside the group's, and nobody else's (.pdf).
preview-write-feedback = Export all pages in one file, to print
preview-write-feedback-tooltip = Writes the pages of all participants into one file, to be printed and handed out. It holds everybody's answers (.pdf).
preview-write-feedback-title = Save the pages of all participants as
preview-refusal-answers = The figures of single respondents are to be left out of the report.
