### What is said of pictures, and of PDF files that are read.

## Logos

logo-unknown = this is not a PNG, JPEG or SVG picture; save the logo as one of these
logo-broken = the picture is damaged or incomplete; save it again and choose the new file
logo-too-large = the picture has too many dots; save it with at most { $most } dots a side
logo-intricate = the drawing is too intricate; save it as a PNG picture
logo-text = the drawing holds text, which looks different without its font; turn text into paths, or save it as a PNG picture
logo-picture = the drawing holds a picture or needs another file; save it as a PNG picture
logo-filter = the drawing uses a filter (an effect such as a shadow), which may take any time to draw; save it as a PNG picture
logo-mask = the drawing uses a mask, which may take any time to draw; save it as a PNG picture
logo-pattern = the drawing uses a pattern, which may take any time to draw; save it as a PNG picture
logo-marker = the drawing uses a marker (shapes along a line), which may take any time to draw; turn it into paths, or save it as a PNG picture
logo-style-sheet = the drawing keeps its colours in a style sheet, which may take any time to apply; save it with presentation attributes, or as a PNG picture
logo-other-part = the drawing uses more than shapes, groups, colours, gradients and clips; save it as a PNG picture
logo-empty = the picture shows nothing; choose one with visible parts

## The assessment inside a report

extract-attached-as = The assessment that this report was made from. Continuum opens it from the report.
extract-not-pdf = this is not a PDF file
extract-not-pdf-hint = give a report that Continuum made
extract-too-large = the file is larger than { $most } MiB
extract-encrypted = the file is encrypted
extract-encrypted-hint = remove its password in the program that set it, and try again
extract-nothing = there is no assessment in this PDF
extract-nothing-hint = a report with parts left out, a hand-out, and a PDF of another program carry none
extract-broken = the assessment in this PDF is damaged
extract-broken-hint = ask for the report again as it was made, or for the assessment itself
extract-text-large = the assessment in this PDF is larger than { $most } MiB

## Commands

command-extract = Take an assessment out of a report, or a part out of a document
command-extract-more = A report carries the assessment that it was made from, unless parts were left out of it. With -o this writes it to a document of its own, as it was when the report was made. A document is an archive of parts: without options they are listed, with the SHA-256 and the size of each. Other commands read a report, and a document that is one text, like any document.
command-extract-file = A document, or a report that Continuum made; - is standard input
command-extract-output = The new file, or - for standard output
command-extract-text = Write the document as one text, without the files in it
command-extract-part = Write one part as it is, such as assessment.ron
command-extract-part-done = Wrote the part to { $file }.
command-fault-no-parts = this file is one text and has no parts: { $file }
command-fault-unknown-part = there is no part "{ $name }", only { $valid }
command-extract-done = Wrote the assessment to { $file }.
command-fault-inside = { $file }: { $fault }
command-fault-into-report = { $file } is a report, and is not written into
command-into-report-hint = take the assessment out with `continuum extract`, and name the document
window-inside-report = This is the assessment from the report. The first change saves it as a document of its own; the report stays as it is.

# A page for each person who answered
feedback-document = Answers of { $name }
feedback-document-several = Answers of { $count } people, a page for each
feedback-title = Your answers beside the group's: { $name }
feedback-about = { $has ->
    [0] { $date }
   *[other] { $unit }, { $date }
}
feedback-finding = { $both ->
    [0] There is no practice yet that both you and the group rated.
    [one] You and the group rated one practice. { $near ->
        [one] You lie less than a level apart.
       *[other] You lie a level or more apart.
    }
   *[other] You and the group rated { $both } practices. On { $near } of them you lie less than a level apart. You are a level or more higher on { $higher }, and a level or more lower on { $lower }.
}
feedback-furthest = These are the { $most } of { $count } practices on which you lie furthest from the group.
feedback-first = These are the first { $most } of { $count } practices.
feedback-checked = { $count ->
    [one] A second person asks you to look at one answer
   *[other] A second person asks you to look at { $count } answers
}
feedback-checked-note = An adjusted answer counts with the rating given here, and yours stays beside it. An answer that was sent back counts as you gave it until you change it.
feedback-checked-column = What the second person says
feedback-own = You
feedback-group = Group
feedback-difference = Difference
feedback-agreed = { $rating }, agreed
feedback-alike = same
feedback-apart = { $levels } { $way ->
    [higher] higher
   *[lower] lower
}
feedback-note = The group's answer is the rating that was agreed on, else the middle one of all ratings, the lower of two. Where fewer than { $least } people rated a practice, it is not shown. Nobody else's answer stands on this page, and this page is for you alone. Differences are in levels; a difference is no fault: what you see and others do not is worth telling.
