# The live ballot: the page on people's phones.

ballot-title = { $unit ->
    [none] Your vote
   *[other] Your vote: { $unit }
}
ballot-read-along = There is no encryption: whoever shares this Wi-Fi could read along what you send. Write nothing here that they must not know.
ballot-join = Join
ballot-join-about = Your answers go to the computer of whoever leads this, and nowhere else. No account, nothing to install.
ballot-code = Session code
ballot-code-hint = Eight letters and digits, as shown in the room.
ballot-name = Your name or an alias
ballot-role = Your role (optional)
ballot-join-do = Join
ballot-lost = I was here before, or I have a personal code
ballot-personal-code = Personal code
ballot-resume-about = With it you go on where you were. Another phone on which you were is signed out.
ballot-resume-do = Go on
ballot-own-code = Your personal code
ballot-own-code-means = Note it down: with it you go on from another phone.
ballot-you = { $has ->
    [1] { $name }, { $role }
   *[0] { $name }
}
ballot-overview = The questions
ballot-answered = { $asked ->
    [one] { $answered } of 1 question answered
   *[other] { $answered } of { $asked } questions answered
}
ballot-all-answered = You answered every question. Thank you! You can still change your answers until the vote ends.
ballot-begin = { $answered ->
    [0] Begin
   *[other] Go on
}
ballot-state-open = open
ballot-state-done = answered
ballot-place = { $place } of { $asked }
ballot-legend = Your answer
ballot-half = The next level is partly in place, too
ballot-half-hint = Adds half a level to the level that you chose.
ballot-dont-know = Don't know
ballot-not-applicable = Not applicable, because
ballot-reason = The reason
ballot-example = Example
ballot-note = Note (optional)
ballot-note-hint = It goes into the assessment with your answer.
ballot-save = Save and go on
ballot-vote = Vote
ballot-vote-again = Change my vote
ballot-previous = Back
ballot-skip = Skip
ballot-to-overview = All questions
ballot-lobby = You are in
ballot-lobby-text = The first question comes as soon as whoever leads this puts it up. You can lay the phone down meanwhile.
ballot-present = { $people ->
    [one] 1 person is here.
    [0] Nobody is here yet.
   *[other] { $people } people are here.
}
ballot-voted = { $voted } of { $asked } have voted.{ $others ->
    [0] {""}
    [one] {" "}1 other person is here, whose role is not asked about this.
   *[other] {" "}{ $others } others are here, whose roles are not asked about this.
}
ballot-silent = Vote without talking. Nobody sees anybody else's vote before all are revealed, and then without names.
ballot-own-kept = Your vote is kept. You can change it until the votes are revealed.
ballot-not-asked = Your role is not asked about this question. Please wait for the next one.
ballot-seconds = { $seconds ->
    [one] 1 second left.
   *[other] { $seconds } seconds left.
}
ballot-second-vote = Vote { $number } on this question: your vote before is chosen already; it counts again when you send it.
ballot-revealed = The votes
ballot-revealed-people = { $people ->
    [one] 1 person voted.
   *[other] { $people } people voted.
}
ballot-middle = { $has ->
    [0] In the middle: { $rating }
   *[other] In the middle: { $rating } and { $upper }; the lower one counts
}
ballot-level = Level { $rating }
ballot-count = { $rating }: { $people ->
    [one] 1 vote
   *[other] { $people } votes
}
ballot-your-vote = your vote
ballot-too-few = Too few people voted, or voted otherwise than before, to show how the votes lie: single votes could be worked out.
ballot-talk = Talk about it now. The next question, or another vote, appears here by itself.
ballot-over = The vote has ended
ballot-over-text = Thank you. What you sent is kept.
ballot-kept = Kept.
ballot-sending = Sending…
ballot-unsent = Not sent yet: there is no connection. It is tried again by itself; keep this page open.
ballot-offline = No connection to the computer of whoever leads this. It is tried again by itself.
ballot-back = Back
ballot-refused = That did not work
ballot-fault-code = This code is not the right one. Look at the screen in the room, or ask whoever leads this.
ballot-fault-wait = Too many wrong codes came from here. Please wait a minute and try again.
ballot-fault-busy = Too much was asked from here at once. Please wait a moment and try again.
ballot-fault-name-missing = Please give your name or an alias.
ballot-fault-name-taken = Somebody of this name is here already. If it is you, use your personal code; if you are somebody else, add something to your name.
ballot-fault-name-listed = Somebody of this name is in the assessment already. If it is you, ask whoever leads this for a personal code; if you are somebody else, add something to your name.
ballot-fault-full = There is no room for more people.
ballot-fault-long = A text is too long.
ballot-fault-nothing = Please choose an answer first.
ballot-fault-reason = Please say why it does not apply.
ballot-fault-half = There is no level above the one that you chose: leave out “partly”.
ballot-fault-not-asked = This question is not asked now.
ballot-fault-not-kept = Your vote could not be written to the disk. Please send it again, and tell whoever leads this.
ballot-fault-form = This page is too old or comes from somewhere else. Please open it anew.
ballot-fault-signed-out = You are not signed in here, or you went on from another phone.
ballot-fault-missing = There is no such page.
ballot-fault-size = That was too large.
ballot-fault-slow = That took too long.

## The same questions as a file

ballot-sheet-title = Your answers
ballot-sheet-for = { $has ->
    [1] For { $name }
   *[0] For one person
}
ballot-sheet-how = { $to ->
    [none] Answer what you can, save your answers as a file with the button at the end, and send the file back to whoever gave you this page. Nothing is sent by itself. Your answers stay in this browser until then.
   *[other] Answer what you can, save your answers as a file with the button at the end, and send the file to { $to }. Nothing is sent by itself. Your answers stay in this browser until then.
}
ballot-sheet-no-script = This browser runs no scripts in files, so that the answers cannot be saved. Open the page in another browser, or ask for a sheet on paper.
ballot-sheet-save = Save my answers
ballot-sheet-left = { $answered } of { $asked } questions answered.
ballot-sheet-saved = { $to ->
    [none] Saved as { $file } among your downloads. Send that file back.
   *[other] Saved as { $file } among your downloads. Send that file to { $to }.
}
command-sheet-new-html = Write each sheet as a web page (NAME.html), which any browser opens without internet; it
    saves the answers as a sheet, for sheet merge

## continuum ballot

command-ballot = Let people vote on their phones, without internet; their votes go into the assessment
command-ballot-file = The assessment
command-ballot-smallest-group = The fewest people of whom phones show how the votes lie: 3 or more, without it 5
command-ballot-interface = The address of this computer that phones reach, such as 192.168.1.20; without it only
    this computer reaches the ballot (127.0.0.1)
command-ballot-port = The port; without it one that is free
command-ballot-together = All vote on one practice after the other, which you put up; without it everybody goes
    through the whole form at the own pace
command-ballot-minutes = End after so many minutes
command-ballot-wifi = Show a code that lets phones into the Wi-Fi of this name
command-ballot-wifi-password = The password of that Wi-Fi; it is shown to everybody who sees the code
command-ballot-no-picture = Draw no codes for cameras
command-ballot-more =
    The first line is the address; people scan the code below it, or type address and session code.
    Each vote is on the disk before the phone says "kept". Ctrl+C ends the ballot and takes the votes into
    the assessment; after a crash the same command goes on where it was. docs/workshop.md tells how a
    workshop goes, and what to do where phones find no way here.

    While it runs, it reads lines: "who", "code NAME" (a personal code for somebody who lost the phone, or whose
    answers are in the assessment already), "end"; with --together also "next" or "next PRACTICE", "countdown SECONDS",
    "reveal", "again", "agree RATING REASON".

      continuum ballot team.continuum --interface 192.168.1.20 --together
command-ballot-code = Session code: { $code }
command-ballot-goes-on = { $count ->
    [one] This goes on where a ballot was cut off: 1 person is here.
   *[other] This goes on where a ballot was cut off: { $count } people are here.
}
command-ballot-torn = { $bytes ->
    [one] 1 byte at the end of the file of votes was left unfinished and is cut off; no phone was told that it is kept.
   *[other] { $bytes } bytes at the end of the file of votes were left unfinished and are cut off; no phone was told that they are kept.
}
command-ballot-not-permitted = { $count ->
    [one] 1 vote does not fit the assessment any more, which was changed meanwhile.
   *[other] { $count } votes do not fit the assessment any more, which was changed meanwhile.
}
command-ballot-scan-wifi = First into the Wi-Fi:
command-ballot-scan = Then scan this, or type the address and the code above:
command-ballot-only-here = Only this computer reaches it. For phones, give the address of this computer in the Wi-Fi: --interface ADDRESS.
command-ballot-read-along = There is no encryption: others in the same network can read along.
command-ballot-orders = Type "who", "code NAME" or "end". Ctrl+C ends it, too, and takes the votes in.
command-ballot-orders-together = Type "next" to put up the first practice; then "reveal" or "countdown 30", "again", "agree 3 REASON", "who", "code NAME", "end".
command-ballot-joined = { $people ->
    [one] { $name } is here (1 person).
   *[other] { $name } is here ({ $people } people).
}
command-ballot-resumed = { $people ->
    [one] { $name } goes on (1 person).
   *[other] { $name } goes on ({ $people } people).
}
command-ballot-personal = The personal code of { $name }: { $code }
command-ballot-voted = { $name } has voted. { $told }
command-ballot-asked = { $number ->
    [1] { $name }: people vote now.
   *[other] { $name }: people vote now, vote { $number }.
}
command-ballot-shown = { $name } is shown again.
command-ballot-agreed = { $name }: what you agreed on is recorded.
command-ballot-countdown = { $seconds ->
    [one] The votes are revealed in 1 second.
   *[other] The votes are revealed in { $seconds } seconds.
}
command-ballot-who = { "  " }{ $name }: { $answered } of { $asked } answered
command-ballot-who-now = { $voted ->
    [1] { "  " }{ $name }: has voted
    [2] { "  " }{ $name }: is not asked
   *[0] { "  " }{ $name }: not yet
}
command-ballot-not-on-phones = Phones do not show this: too few people voted, or voted otherwise than before, so that single votes could be worked out.
command-ballot-own-pace = Everybody votes at the own pace: there is nothing to put up.
command-ballot-no-more = Every practice had its vote. "next PRACTICE" puts one up again; "end" ends the ballot.
command-ballot-nothing-asked = No practice is put up yet: type "next".
command-ballot-not-revealed = The votes are not revealed yet: type "reveal".
command-ballot-revealed-already = The votes are revealed already: type "next" or "again".
command-ballot-nobody = Nobody, or more than one person, is called { $name } in the assessment.
command-ballot-unknown = { $line } is no order. Orders are: next, next PRACTICE, countdown SECONDS, reveal, again, agree RATING REASON, who, code NAME, end.
command-ballot-disk = The disk refuses votes: the phones that sent them are told so, and send them again.
command-ballot-nothing = Nobody voted. The assessment is as it was.
command-ballot-done = { $people ->
    [one] 1 person voted
   *[other] { $people } people voted
}: { $votes ->
    [one] 1 vote is
   *[other] { $votes } votes are
} in { $file }.
command-ballot-refused = the votes are not taken in: { $why }
command-ballot-stays = No vote is lost: "continuum ballot { $file }" goes on with them.
command-fault-ballot-system = the ballot cannot run: { $reason }
command-fault-ballot-place = there is no folder for a file of votes
command-fault-ballot-random = the system has no random bits for codes
command-fault-ballot-running = a ballot on { $file } is running already
command-fault-ballot-running-on = a ballot on { $file } is running, and this file is a copy of it
command-ballot-running-on-hint = end that one first
command-fault-ballot-unreadable = { $file } holds votes that cannot be read
command-ballot-unreadable-hint = it is from another version of the program, or from before the password was changed; move it away to begin anew
command-fault-ballot-other = votes of a ballot on { $file } are not taken in yet, and this file is a copy of it
command-ballot-other-hint = "continuum ballot { $file }" takes them in
command-fault-ballot-listen = { $address } cannot be listened on: { $reason }
command-ballot-listen-hint = the address must be one of this computer; "ip address" or "ipconfig" lists them
command-fault-ballot-stdin = a ballot needs a file
command-ballot-stdin-hint = save the assessment as a file first
command-fault-ballot-sheet = this is one person's response sheet
command-ballot-sheet-hint = people vote on the assessment that the sheet belongs to
command-fault-ballot-closed = the assessment is closed for changes

## The ballot in the window

window-ballot-command = Vote on phones
window-ballot-tooltip = People in the room vote on their own phones, without internet. You lead it from here, and their votes go into this assessment.
window-ballot-also = ballot vote voting poll phones mobile live qr code session room workshop together wifi
window-ballot-title = Vote on phones
window-ballot-about = People in the room vote on their own phones: no internet, no account, nothing to install. Their votes go into this assessment, under the name or alias that they give.
window-ballot-together = All together
window-ballot-own-pace = At their own pace
window-ballot-together-means = You put up one question after the other, reveal the votes, and let people vote again. The projector shows the same.
window-ballot-own-pace-means = Everybody goes through all questions alone, and can change answers until you end it.
window-ballot-where = Where phones reach this computer
window-ballot-loopback = 127.0.0.1 (this computer alone)
window-ballot-interface = { $address } ({ $name })
window-ballot-only-here = No phone reaches this address. Use it to try the vote out in a browser on this computer; for the room, choose the address of this computer in the Wi-Fi of the room.
window-ballot-read-along = There is no encryption: whoever is in the same network, and knows how, can read along what is sent, also who votes what. Use a Wi-Fi with a password that only the people in the room know. A firewall may ask: allow it for private networks.
window-ballot-wifi = Show a code for the Wi-Fi, too
window-ballot-wifi-tooltip = Phones that scan it are in the Wi-Fi of the room without anybody typing its password. The projector shows it beside the code for the vote.
window-ballot-wifi-locked = With a password
window-ballot-wifi-open = Open, without a password
window-ballot-wifi-name = Name of the Wi-Fi
window-ballot-wifi-password = Password of the Wi-Fi
window-ballot-wifi-kept = Everybody in the room can read it. It is kept while the vote runs, and written to no file.
window-ballot-wifi-no-name = Give the name of the Wi-Fi, or leave its code out.
window-ballot-wifi-no-password = Give the password of the Wi-Fi, or say that it is open.
window-ballot-no-network = This computer is in no network that phones could share. Connect it to the Wi-Fi of the room, then look again.
window-ballot-look = Look again
window-ballot-start = Start the vote
window-ballot-begins = The vote on phones begins…
window-ballot-runs = The vote on phones runs
window-ballot-ending = The vote on phones ends
window-ballot-ending-text = The last votes go into the assessment and onto the disk.
window-ballot-scan = Scan the code, or type the address and the session code:
window-ballot-answers = { $people ->
    [one] 1 person is here.
    [0] Nobody is here yet.
   *[other] { $people } people are here.
} { $answered } of { $asked } questions are answered.
window-ballot-person = { $name }{ $has ->
    [0] {""}
   *[other] {" "}({ $role })
}: { $state }
window-ballot-here = here
window-ballot-voted = has voted
window-ballot-not-yet = has not voted yet
window-ballot-not-asked = is not asked about this
window-ballot-done = has answered everything
window-ballot-not-here = is not here
window-ballot-new-code = New code
window-ballot-new-code-tooltip = Makes a personal code, with which this person gets in from another phone. The phone before is signed out; what was voted stays.
window-ballot-given = The personal code of { $name }: { $code }
window-ballot-first = Put the first question to the vote
window-ballot-first-tooltip = Phones show the question that the page Questions shows, and people vote. From then on phones follow that page.
window-ballot-close = Close
window-ballot-end = End the vote…
window-ballot-end-text = Every vote is in the assessment. Once it has ended, nobody can vote any more, and whoever votes in another one needs a personal code.
window-ballot-end-go = End it
window-ballot-end-not = Go on
window-ballot-strip = Phones: { $far }
window-ballot-show = Who is here
window-ballot-show-tooltip = Shows the code for phones, who is here and who has voted, and the end of the vote.
window-ballot-code-on-wall = How to join
window-ballot-code-on-wall-tooltip = Shows the code for phones on the projector, for people who come later.
window-ballot-ended = The vote on phones has ended. All votes are in this assessment.
window-ballot-left-behind = A vote on phones was cut off here. Start it again ("Vote on phones"): it goes on with its people, and votes that are not in the assessment yet come in.
window-ballot-goes-on = This vote goes on where it was cut off: people are still in, and their votes are here.
window-ballot-not-begun = The vote on phones does not begin: { $why }
window-ballot-disk = The disk refuses votes. The phones that sent them are told, and send them again.
