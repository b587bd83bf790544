# What is wrong with a file, and what to do about it. Lower case and no full stop: a place and a
# path stand beside it.

## Reading and saving files

store-read-not-found = there is no such file: { $path }
store-read-not-found-hint = check the spelling, and the folder you are in
store-read-denied = this file may not be read: { $path }
store-read-denied-hint = ask its owner for permission to read it
store-read-folder = this is a folder, not a file: { $path }
store-read-too-large = a file must be at most { $most } MiB: { $path }
store-read-not-text = this file is not text in UTF-8: { $path }
store-read-not-text-hint = save it as "UTF-8" or "CSV UTF-8" in the program it comes from
store-read-held = another program holds this file: { $path }
store-held-hint = close it there, then try again
store-read-other = the system did not read the file ({ $found }): { $path }
store-save-not-found = there is no such folder: { $path }
store-save-not-found-hint = choose a folder that exists
store-save-denied = this file may not be written: { $path }
store-save-denied-hint = save it in a folder of your own, or under another name
store-save-folder = this is a folder, not a file: { $path }
store-save-folder-hint = add the name of a file
store-save-too-large = the file would be larger than { $most } MiB, or than this disk can hold: { $path }
store-save-full = the disk is full: { $path }
store-save-full-hint = make room, or save it on another disk
store-save-read-only = this disk may only be read: { $path }
store-save-held = another program holds this file: { $path }
store-save-other = the system did not save the file ({ $found }): { $path }
store-flush = the file was saved, but the disk did not confirm it ({ $found }): { $path }
store-flush-hint = save it once more, on another disk as well
store-make-folder = the system did not make the folder ({ $found }): { $path }
store-make-folder-denied = no folder may be made here: { $path }
store-make-folder-file = a file is in the way of this folder: { $path }
store-version-unreadable = This version cannot be read.
fault-copy-password = the password of a copy may hold only letters without accents, digits and the usual signs, which every program takes alike
store-no-random = the system gives no random bits to encrypt with

## What kind of file

file-unknown-kind = a file must begin with "Questionnaire(", "Claims(", "Assessment(" or "ResponseSheet("
file-other-kind = expected { $expected ->
    [questionnaire] a questionnaire
    [claims] a file of claims
    [sheet] a response sheet
   *[document] an assessment
}, found { $found ->
    [questionnaire] a questionnaire
    [claims] a file of claims
    [sheet] a response sheet
   *[document] an assessment
}
file-too-new = this file is version { $needed } of its format, and { $program ->
    [unknown] a newer program
   *[known] Continuum { $program }
} reads it; this program is Continuum { $own } and reads up to version { $most }
file-too-new-hint = open it with a newer program; nothing was changed

file-not-text = this is not text in UTF-8
file-not-text-hint = save it as "UTF-8" in the program it comes from
file-neither = this is neither a text in UTF-8 nor a document
file-neither-hint = save a text as "UTF-8" in the program it comes from; take a damaged document from a backup
file-empty = the file is empty
file-more-faults = { $more ->
    [one] one more fault is
   *[other] { $more } more faults are
} not listed
file-text-too-large = a text must be at most { $most } MiB

## Documents with a password

encrypted-locked = this document has a password
encrypted-locked-hint = open it in Continuum, or give a command its password
encrypted-wrong-password = this is not the password of the document
encrypted-wrong-password-hint = mind capital letters and the keyboard's language; a forgotten password cannot be recovered
encrypted-too-new = this document has a password in a way that only a newer program knows
encrypted-costly = trying a password of this file would take more memory or time than is allowed: at most { $memory } MiB, and { $work } GiB in all passes
encrypted-costly-hint = somebody may have made it up; Continuum asks for far less
encrypted-no-memory = there is too little memory to try a password
encrypted-no-memory-hint = close other programs and try again

## Containers

container-damaged = the file is cut off or damaged
container-damaged-hint = copy it again from where it came from, or take it from a backup
container-strange-hint = write it again with Continuum, or pack the parts with an ordinary ZIP program
container-many = the file has more than { $most } parts
container-names = the names of the parts take more than { $most } MiB
container-twice = two parts of the file have the same name
container-overlap = parts of the file overlap
container-method = a part is packed in a way that Continuum does not read
container-encrypted = the file is locked with a password
container-encrypted-hint = unpack it with its password and open what is inside, or pack its parts again without a password
container-missing = this part is missing
container-missing-hint = put it back, or take the document from a backup
container-folder = the parts stand in the folder { $folder }/
container-folder-hint = pack them without it
container-unlisted = manifest.ron does not list this part
container-digest = this part was changed: its digest is not the one in manifest.ron
container-digest-hint = write its SHA-256 into manifest.ron, or take the document as it was before, write it as one text, and change that
container-unknown-part = a document has no such part
container-unknown-part-hint = take it out: `zip -d FILE { $part }`
container-part-large = this part must be at most { $most } MiB
container-large = the parts of a document must be at most { $most } MiB in all
container-part-damaged = this part is damaged
container-evidence-large = the files of a document must be at most { $most } MiB in all
container-evidence-unused = nothing in the assessment names this file
container-evidence-absent = the file is not in this copy of the document
container-evidence-damaged = the file in the document is damaged

## Syntax

syntax-value = expected a value, found `{ $found }`
syntax-value-end = expected a value, found the end of the file
syntax-blank = there are blanks that are no spaces here, such as those that come with text from a web page
syntax-blank-hint = they do no harm here; other programs may not read the file
syntax-comma = expected `,` or `{ $close }`, found `{ $found }`
syntax-colon = expected `:` between a name and its value, found `{ $found }`
syntax-colon-end = expected `:` between a name and its value, found the end of the file
syntax-bracket = expected `{ $close }`, found `{ $found }`
syntax-bracket-hint = a closing bracket is missing before this place
syntax-unclosed = this `{ $found }` is never closed
syntax-unclosed-hint = count the brackets from here on: one is missing, or of the wrong kind
syntax-unclosed-text = this text is never closed
syntax-unclosed-text-hint = end it with a quotation mark; one inside a text is written \"
syntax-unclosed-comment = this comment is never closed
syntax-after-end = expected the end of the file, found `{ $found }`
syntax-quotes = expected a text in straight quotation marks, found `{ $found }`
syntax-quotes-hint = write "text"; word processors turn these marks into others
syntax-quoted-field = the name of a field stands without quotation marks: { $field }
syntax-some = expected one value in `Some(..)`
syntax-escape = unknown escape `{ $found }`
syntax-escape-hint = a backslash inside a text is written \\
syntax-extension = extensions of RON are not read
syntax-extension-hint = take this line out
syntax-too-deep = brackets may be nested at most { $most } deep
syntax-too-many = there are more than { $most } faults of syntax; the rest was not read
syntax-many-unclosed = { $most } texts have no closing quotation mark; the rest was not read
syntax-too-many-values = there may be { $most } values; the rest was not read

## Shape

shape-kind = expected { $expected ->
    [text] a text in quotation marks
    [integer] a whole number
    [bool] `true` or `false`
    [option] `Some(..)` or `None`
    [list] a list in `[ ]`
    [map] a map in `{"{ }"}`
    [struct] fields in `( )`
   *[name] a name without quotation marks
}, found { $found ->
    [text] a text
    [integer] a whole number
    [bool] `true` or `false`
    [option] `Some(..)` or `None`
    [list] a list
    [map] a map
    [struct] brackets `( )`
    [name] a name without quotation marks
   *[odd] something else
}
shape-text-hint = put it in quotation marks
shape-language-hint = write the language before the text: {"{"}"en": "..."{"}"}
shape-option-hint = write Some(..) around the value, or None
shape-struct-hint = write (field: value, ..)
shape-integer-hint = take the quotation marks away
shape-struct-name = expected `{ $expected }`, found `{ $found }`
shape-field-missing = field `{ $field }` is missing in { $struct }
shape-part-hint = this is a part of a document: put it back into its archive
shape-bare-hint = leave the field out where it is not known
shape-field-unknown = { $struct } has no field `{ $field }`
shape-field-twice = field `{ $field }` stands twice
shape-field-twice-hint = keep one of the two
shape-nearest-hint = did you mean `{ $nearest }`?
shape-known-hint = known here: { $known }
shape-variant-unknown = expected one of { $known }, found `{ $found }`
shape-variant-holds = `{ $variant }` needs one value in brackets
shape-variant-bare = `{ $variant }` stands without brackets

## Meaning

sound-id = an id must start with a letter and hold 1 to 64 letters, digits, "-", "_" or ".", found "{ $found }"
sound-id-hint = take a short name such as F1 or customer_focus
sound-id-twice = id "{ $id }" stands twice
sound-id-twice-hint = each practice, element and claim needs an id of its own
sound-range = { $field } must be { $least } to { $most }, found { $found }
sound-blank = { $field } must not be empty
sound-levels = there must be { $least } to { $most } levels, found { $found }
sound-elements = there must be 1 to { $most } elements, found { $found }
sound-count = there must be { $expected ->
    [one] one entry
   *[other] { $expected } entries
}, found { $found }
sound-count-levels-hint = one for each of the { $levels } levels, from the lowest
sound-count-steps-hint = the practice has { $descriptors } descriptors, so { $steps ->
    [one] one step
   *[other] { $steps } steps
}
sound-descriptors = there must be { $least } descriptors or more
sound-descriptors-hint = a practice that can be rated at one level only tells nothing
sound-level-key = the number of a level must be { $least } to { $most }, found "{ $found }"
sound-level-key-hint = a descriptor stands below the number of its level, in quotation marks: "3"
sound-off-scale = { $practice } cannot be rated at level { $level }: it has no descriptor there
sound-off-scale-hint = it has descriptors at these levels: { $levels }
sound-floor-step = no step leads to level { $level }: it is the lowest of { $practice }
sound-floor-step-hint = take this entry out
sound-floor-step-left-out = it is left out
sound-no-practices = element "{ $element }" has no practice
sound-no-weight = all practices of element "{ $element }" have weight 0
sound-no-weight-hint = such an element has no level, and neither has the unit
sound-text-empty = a text must not be empty
sound-language-missing = the text in "{ $language }" is missing
sound-language-not-listed = language "{ $found }" is not in `languages`
sound-language-not-listed-hint = add it to `languages`, or take this text out
sound-languages-none = there must be at least one language
sound-languages-none-hint = for English, write ["en"]
sound-language = a language must be a tag such as en or pt-BR, found "{ $found }"
sound-language-hint = two or three letters, then groups of letters or digits after hyphens
sound-right-to-left = language "{ $language }" is written from right to left, which the program cannot lay out
sound-right-to-left-hint = take this language out; the others can stay
sound-key-twice = "{ $key }" stands twice
sound-reference-twice = "{ $id }" stands twice in this list
sound-practice-unknown = there is no practice "{ $id }"
sound-element-unknown = there is no element "{ $id }"
sound-cycle = these practices wait for each other: { $cycle }
sound-cycle-hint = take one of them out of the `requires` of the next
sound-short-form-gap = the short form asks nothing about element "{ $element }"
sound-short-form-gap-hint = on the short form neither this element nor the unit has a level
sound-alias-twice = "{ $alias }" names practice "{ $id }" already
sound-alias-twice-hint = an alias stands with the one practice that it means
sound-role-twice = another form is for the role "{ $role }" already
sound-role-cards-hint = one for each level that practice "{ $id }" can be rated at, from the lowest; or leave them out
sound-agreement = of { $units } units, { $told } cannot be at the same level or one apart
sound-effort = effort { $size } must be { $least } to { $most } days, found { $found }
sound-effort-hint = S is 1 to 5 days, M 6 to 15, L 16 to 40, XL 41 to 250
sound-long-text = a text may have { $most } bytes, found { $found }
sound-long-title = a title or a name may have { $most } bytes, found { $found }
sound-long-questionnaire = the texts of a questionnaire may have { $most } bytes in a language, found { $found } in "{ $language }"
sound-long-list = there may be { $most } entries, found { $found }
sound-practices = a questionnaire may have { $most } practices, found { $found }
sound-respondents = a document holds at most { $most } respondents, found { $found }
sound-answers = with { $practices ->
    [one] one practice
   *[other] { $practices } practices
} a document holds at most { $most } respondents, found { $found }
sound-respondents-hint = split them over several documents
sound-respondent-twice = respondent "{ $id }" stands twice
sound-respondent-twice-hint = each respondent needs an id of their own
sound-person-twice = "{ $name }" stands twice with the same role and team
sound-person-twice-hint = check whether one person answered twice
sound-rating = a rating must be { $least } to { $most } half levels, found { $found }
sound-rating-hint = At({ $least }) is level { $lowest }, At({ $half }) level { $lowest }.5, At({ $most }) level { $top }
sound-check-note = a check that adjusts an answer or sends it back needs a note that says why
sound-vote-unanswered = nothing was rated here, so nobody voted again
sound-check-unanswered = nothing was rated here, so there is nothing to check
sound-reason = "not applicable" needs a reason
sound-reason-hint = write it in the brackets: NotApplicable("we have no branches")
sound-document-language = the questionnaire has no language "{ $found }", only { $listed }
sound-date = expected a day such as "2026-11-22", found "{ $found }"
sound-date-hint = year, month and day with hyphens
sound-digest = a digest must be 64 hexadecimal digits, 0 to 9 and a to f, found "{ $found }"
sound-file-name = "{ $found }" cannot be the name of a file
sound-file-name-hint = write the name without its folder, such as "october.pdf"
sound-document-id = expected 32 hexadecimal digits, found "{ $found }"
sound-logo = a logo must be the bytes of a file of at most { $most } MiB in base 64
sound-accent = an accent must be a colour such as "#1F5A8A"
sound-accent-light = an accent must be dark enough to be read on white, such as "{ $nearest }"
sound-currency = a currency must have at most { $most } letters
sound-currency-hint = write its code, such as "GBP"
sound-input-unknown = there is no input "{ $name }"
sound-input-range = { $name } must be { $least } to { $most } with at most { $decimals } digits behind the point, found { $found }
sound-measure-unknown = there is no measure "{ $id }"
sound-observed-unknown = nothing called "{ $name }" can be observed at a check-in
sound-scale-order = the lowest answer of a scale must lie below the highest
sound-amount = expected a number in quotation marks such as "1250" or "12.75", found "{ $found }"
sound-amount-hint = digits with a point, and no thousands separator
sound-estimate-order = the low value of { $name } must be at most the likely one, and the likely one at most the high one

## Changes that are not made

fault-edit-practice = there is no practice "{ $id }"
fault-edit-element = there is no element "{ $id }"
fault-edit-respondent = there is no respondent "{ $id }"
fault-edit-twice = there is a respondent "{ $id }" already
fault-edit-too-many = { $count ->
    [one] one respondent has
   *[other] { $count } respondents have
} no room in the assessment, which holds { $most } at most
fault-edit-level = a level must be { $least } to { $most }, found { $found }
fault-edit-scale = { $id } cannot be rated at that level: it has no description there
fault-edit-language = the questionnaire has no language "{ $language }"
fault-edit-long-text = a text may have { $most } bytes, found { $found }
fault-edit-long-list = there may be { $most } entries, found { $found }
fault-edit-too-large = the answers would take more than { $most } MiB
fault-edit-room = the copies of files in a document may have { $most } MiB in all
fault-edit-questionnaire = the questionnaire is another one
fault-edit-capacity = the capacity must be at least 1 day a month
fault-edit-closed = the assessment was closed for changes on { $date }
fault-edit-reason = "not applicable" needs a reason
fault-edit-round-empty = a round of votes needs a practice to vote on
fault-edit-round-nobody = nobody has voted on { $id } since its last round ended, so there is nothing to vote on again
fault-edit-check-nothing = { $id } has no answer that could be checked
fault-edit-checker = a check needs the name of whoever checked
fault-edit-own-check = an answer is checked by somebody else than the person who gave it
fault-edit-check-note = an answer that is adjusted or sent back needs a note that says why
fault-edit-measure = there is no measure "{ $id }"
fault-outcome-name = a measure needs a name
fault-outcome-range = a value of { $name } must be { $least } to { $most }, found { $found }
fault-outcome-fine = a figure has at most { $most } digits behind the point
fault-outcome-no-sides = { $name } is no net promoter score, so it has no promoters and detractors
fault-outcome-too-many-sides = state how many answered: at least as many as promoters and detractors together
fault-outcome-other-sides = these promoters and detractors make { $wanted }, found { $found }
fault-outcome-no-mean = { $name } is no mean of answers on a scale, so it has no standard deviation
fault-outcome-spread = answers on this scale cannot have a standard deviation of { $found }
fault-outcome-nobody = the number of answers must be at least 1
fault-check-in-source = { $name } needs a source: where the figure is from
fault-edit-currency = a currency has at most { $most } letters
fault-edit-horizon = the horizon must be 1 to { $most } years, found { $found }
fault-edit-figure = { $name } must be { $least } to { $most }, found { $found }
fault-edit-fine = { $name } has at most { $most } digits behind the point

## Tables of answers

sheet-empty = there is nothing in this file
sheet-no-table = this is no table that can be read
sheet-no-table-hint = save it as CSV or XLSX in the program it comes from
sheet-too-large = a table may have { $most } MiB of text
sheet-workbook-large = a workbook may have { $most } MiB when it is unpacked; save it as CSV
sheet-open-quote = a quotation mark opens here and is never closed
sheet-open-quote-hint = take it away, or write two of them for one that belongs to the text
sheet-zeros = this file holds zeros, as no text does that is read here
sheet-zeros-hint = save it as CSV in UTF-8 in the program it comes from
sheet-formula = cell { $cell } holds a formula without its result
sheet-formula-hint = open the workbook in a spreadsheet program and save it, or type the value
sheet-windows-1252 = this text is not in UTF-8, and was read as Windows-1252, which spreadsheets in western Europe write
sheet-headings-at = the headings were found in line { $line }; what stands above was passed over
sheet-headings-at-hint = delete the lines above if that is wrong
sheet-others = the sheet “{ $read }” was read, and not { $count ->
    [one] “{ $others }”, which looks
   *[other] “{ $others }”, which look
} like answers, too
sheet-others-hint = save each sheet as a file of its own, and import one after the other
sheet-no-practice = no column names a practice
sheet-map-hint = --map "HEADING=USE" says what a column is for: practice:ID, name, role, team, note or leave
sheet-question-unknown = the question "{ $found }" is no practice, and its rows are left out
sheet-question-hint = --map "{ $found }=USE" says what they are for: practice:ID, note or leave
sheet-value-hint = --value "{ $found }=…" says what it stands for: a level, na:REASON, dk or open
sheet-value-level = "{ $found }" is a level in every column of this table, and stays one whatever --value says
sheet-day = a spreadsheet turned this rating into a day: "{ $found }"
sheet-day-hint = it was probably { $rating }: format the column as text and type it again, or say so with --value
sheet-day-no-hint = format the column as text and type the rating again, or say what it was with --value
sheet-name-near = "{ $name }" looks like "{ $other }", and is taken for another person
sheet-name-near-hint = if they are one person, --same-person "{ $name }={ $other }" says so
sound-column-use = "{ $found }" is no use of a column
sheet-columns-hint = the columns are respondent, role, team, practice, rating, note
sheet-column-missing = column `{ $column }` is missing
sheet-column-twice = column `{ $column }` stands twice
sheet-column-unknown = column `{ $found }` is not read
sheet-respondent-empty = there is no respondent in this row
sheet-respondent-empty-hint = a name or an alias; the same one in all rows of one person
sheet-practice-empty = there is no practice in this row
sheet-cells = expected { $expected } cells, found { $found }
sheet-cells-hint = put quotation marks around a note with a comma in it
sheet-rating = a rating must be { $least } to { $most } in halves, na:reason, dk or empty, found "{ $found }"
sheet-rating-hint = 3 is level 3; 3.5 is level 3 with parts of level 4
sheet-reason-hint = write it after a colon: na:we have no branches
sheet-twice = { $respondent } answers practice "{ $practice }" a second time
sheet-answer-same = { $respondent } answers practice "{ $practice }" a second time in the same way; it is taken once
sheet-row-same = the row of { $name } is the same as an earlier one, and is taken once
sheet-spelling = “{ $name }” is taken for “{ $other }”: only capitals, spaces or the like are different
sheet-remark-left = this remark is left out: the person answered no practice that it could stand beside
sheet-twice-hint = keep one of the two rows
sheet-many-columns = a table may have { $most } columns, found { $found }
sheet-many-rows = a table may have { $most } rows; the rest was not read
sheet-respondents = a table holds at most { $most } respondents
sheet-person = "{ $name }" stands with two roles or teams ({ $first }; { $second }), and is taken for two people
sheet-person-hint = if they are one person, --same-person "{ $name }" says so

## Response sheets

sound-sheet-asks-nothing = a response sheet must ask at least one practice
sound-sheet-not-asked = "{ $practice }" is answered here, but the sheet does not ask it
sound-sheet-not-asked-hint = add it to `asks`, or take the answer out

returned-other-assessment = this sheet belongs to another assessment { $named ->
    [yes] ({ $own })
   *[no] (without a name)
}, not to this one { $named_here ->
    [yes] ({ $here })
   *[no] (without a name)
}
returned-other-assessment-hint = merge it into the assessment that it was written from
returned-other-questionnaire = this sheet asks the questionnaire "{ $own }", the assessment "{ $here }"
returned-other-edition = this sheet asks edition { $own } of the questionnaire, the assessment edition { $here }
returned-other-wording = this sheet asks edition { $here } as the assessment does, but in other words
returned-only-there = { $count ->
    [one] practice
   *[other] practices
} of the sheet that the assessment does not ask: { $practices }
returned-only-here = { $count ->
    [one] practice
   *[other] practices
} of the assessment that the sheet does not have: { $practices }
returned-changed = { $count ->
    [one] practice
   *[other] practices
} whose words, levels, weight or steps differ: { $practices }
returned-rest-differs = the practices are the same; the levels, the elements, the thresholds, the claims or the forms for roles differ
returned-questionnaire-hint = write the sheet again from this assessment, or merge it into one with its questionnaire
