### Everybody's answers in a table, and answering in turn at one machine.

grid-title = Answers of everybody
grid-tooltip = Everybody's answers in a table, to be typed as in a spreadsheet.
grid-also = table spreadsheet fast entry workshop everyone all people at once
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
grid-keys = { $lowest } to { $top } answer and go on · + or .5 half a level more on the one just answered · N not applicable, then why · D don't know · Delete takes the answer back · arrows, Tab, Home, End, Page Up and Page Down move · Esc leaves the table

pass-title = Pass the machine round
pass-tooltip = People answer in turn at this machine, and nobody sees what others answered.
pass-also = hidden secret anonymous entry in turn one machine laptop tablet silently
pass-who = Who is next?
pass-about = Everybody answers alone here. Until this is ended, nobody's answers are shown to anybody else, and no result is.
pass-list = People who have not finished
pass-nobody = Everybody on the list has answered every question.
pass-person = { $has ->
    [0] { $begun ->
        [0] { "" }
        [2] to vote again
       *[other] has begun
    }
   *[other] { $begun ->
        [0] { $role }
        [2] { $role }, to vote again
       *[other] { $role }, has begun
    }
}
pass-new = Not on the list?
pass-name = Your name or alias
pass-begin = Begin
pass-begin-needs = Type your name or an alias first.
pass-listed = { $name } is on the list: choose the name there if it is you. If you are somebody else, add something to your name.
pass-known = { $name } has answered every question already. If you are somebody else, add something to your name.
pass-answers = { $name } answers
pass-alone = Nobody else's answers are shown.
pass-done = I am done
pass-done-tooltip = Covers your answers. They are saved.
pass-end-text = Look through what is still open, or say that you are done. Your answers are saved, and covered then.
pass-covered = Thank you, { $name }
pass-covered-text = { $open ->
    [0] Your answers are saved and covered.
    [one] Your answers are saved and covered. One question is still open: choose your name again to go on.
   *[other] Your answers are saved and covered. { $open } questions are still open: choose your name again to go on.
}
pass-on = Pass it to the next person.
pass-next = I am the next person
pass-end = End passing it round…
pass-end-tooltip = Asks first. After that everybody's answers can be seen again.
pass-end-also = hidden entry turn leave facilitator
pass-end-who = For whoever leads the session (Esc)
pass-ask = End passing the machine round?
pass-ask-text = This is for whoever leads the session: after it, everybody's answers and the results can be seen again. Nothing that was answered is lost.
pass-keep = Go on passing it round
pass-go = End it
pass-refusal = The machine is being passed round. Whoever leads the session ends that first (Esc).
pass-refusal-not = The machine is not being passed round.
pass-merge-later = The file was changed elsewhere. Both can be merged once passing the machine round has ended.
