### Everybody's answers in a table, and answering in turn at one machine.

grid-title = Answers of everybody
grid-tooltip = Everybody's answers in a table, to be typed as in a spreadsheet.
grid-also = table spreadsheet fast entry workshop everyone all people at once ratings
grid-more = More about the table
grid-add-tooltip = Adds a column for somebody after the last person (A). Name and role are typed under Unit.
grid-onward = After an answer
grid-onward-practice = Next practice
grid-onward-person = Next person
grid-agreed = What we agreed
grid-agreed-tooltip = A last column with what the group agreed on. Nobody's own answer changes by it.
grid-cell = { $who }, { $id } { $title }: { $answer }
grid-level = level { $level }
grid-not-applicable = not applicable, since { $reason }
grid-dont-know = don't know
grid-unanswered = not answered
grid-not-asked = not asked
grid-takes-nothing = This role is not asked about this practice, so nothing was entered.
grid-practice = { $id } { $title }
grid-person = { $placed ->
    [0] { $answered } of { $asked } answered
   *[other] { $place }, { $answered } of { $asked } answered
}
grid-keys = { $lowest } to { $top } answer and go on · + half a level more on the one just answered · N not applicable, then why · D don't know · Delete takes the answer back · arrows, Tab, Home, End, Page Up and Page Down move · Esc leaves the table
