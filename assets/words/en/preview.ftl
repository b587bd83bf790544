### The report in the window: its pages, options, looks and files; keying in paper answers.

## The pages

preview-pages = Pages as they will print
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
preview-percent = { $percent } %

## Options

preview-extent = Extent
preview-extent-short = Short
preview-extent-short-note = One to three pages: the place, why, and the first steps.
preview-extent-full = Full
preview-extent-full-note = Everything, with the method and every answer.
preview-extent-hand-out = Hand-out
preview-extent-hand-out-note = For the people in the room: results and room to write, no names and no notes.
preview-left-out = Leave out
preview-left-out-all = All of this
preview-left-out-notes = Notes and reasons
preview-left-out-evidence = Evidence
preview-left-out-names = Names of people
preview-left-out-respondents = Figures of single respondents
preview-attach-title = Work on from the PDF
preview-attach = Carry the assessment inside
preview-attach-note = Continuum can then open the PDF and go on with the assessment. Whoever has the PDF has every answer.
preview-attach-not = Not while something is left out: the assessment inside would still tell it.
