### What stands on the projector, and the facilitator's controls for it.

present-command = Show on the projector
present-tooltip = Opens a second window with the question in large type. It shows nobody's name, and no vote before you reveal it. F11 fills the screen there, Escape closes it.
present-also = projector beamer present presenter presentation slideshow second screen window big large type room workshop timer countdown
present-refusal = Nothing is shown on the projector. F5 opens the window for it.
present-refusal-passing = The machine is passed round. End that first.
present-window = Continuum: for the room
present-strip = On the projector
present-shows = Projector: { $text }
present-shows-hidden = Projector: { $voted }
present-shows-votes = Projector: the votes
present-shows-changed = Projector: the votes as they were revealed. Some were changed since; hide and reveal them to show that.
present-shows-join = Projector: how to join
present-join = Vote with your phone
present-join-scan = Scan this code with the camera of your phone, or open the address in its browser.
present-join-address = Address
present-join-wifi = First into the Wi-Fi
present-join-wifi-scan = First scan this code with the camera of your phone: it leads into the Wi-Fi.
present-join-then = Then into the vote
present-shows-withheld = Fewer than { $least } people rated this, so the projector shows no votes. The page Report sets this number.

present-reveal = Reveal the votes
present-reveal-tooltip = Shows the votes on the projector, without names. The same again hides them. Another practice or another vote begins hidden.
present-reveal-also = projector show hide votes cards poker
present-show = Reveal
present-hide = Hide the votes
present-hide-short = Hide
present-next = Next
present-timer = Start or pause the timer
present-timer-tooltip = Starts the timer on the projector, or lets it pause.
present-timer-also = projector clock countdown minutes seconds stopwatch time
present-start = Start
present-pause = Pause
present-reset = Reset
present-reset-tooltip = Sets the timer back to its full time and takes it off the projector.
present-length = Time on the timer
present-left = Timer: { $left }
present-clock = { $minutes }:{ $seconds }
present-time = { $whole ->
    [0] { $seconds } seconds
   *[other] { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
}
present-dark = Dark
present-dark-tooltip = Makes the projector's window dark, whatever this one is.
present-close = Close
present-close-tooltip = Closes the window for the projector.

present-place = { $element } · { $number } of { $of }{ $again ->
    [0] { "" }
   *[other] { " " }· { $vote }
}
present-voted = { $voted ->
    [one] 1 of { $asked } has voted
   *[other] { $voted } of { $asked } have voted
}{ $again ->
    [0] {""}
   *[other] {" "}· press again to reveal
}
present-time-is-up = Time is up
present-time-runs = A timer runs
present-passing = Everybody answers alone, one after the other.
present-end = That was the last question.
present-agreement = { $closeness ->
    [close] You agree.
    [some] You agree fairly well.
    [far] You see this differently: talk about it.
   *[unknown] Too few ratings to say how far you agree.
}
present-nobody = Nobody has rated this yet.
present-waiting = Nobody has voted again yet.
present-withheld = Fewer than { $least } people rated this, so their votes are not shown.
present-joined = The votes are not shown one by one: those of people who joined would follow from the votes before.
present-middle-name = Middle
present-middle = Middle: { $middle }
present-range = { $same ->
    [0] from { $low } to { $high }
   *[other] all at { $low }
}
present-unknown = { $count ->
    [one] 1 person doesn't know
   *[other] { $count } people don't know
}
present-left-out = { $count ->
    [one] 1 person says it does not apply
   *[other] { $count } people say it does not apply
}
present-stayed = { $counts ->
    [0] { $count ->
        [one] 1 person did not vote again
       *[other] { $count } people did not vote again
    }
   *[other] { $count ->
        [one] 1 person did not vote again: that vote stayed and is shown
       *[other] { $count } people did not vote again: their votes stayed and are shown
    }
}
present-moved = { $moved } of { $people } changed their vote
present-agreed = Agreed: { $rating }
present-row-count = { $count ->
    [one] 1 vote at { $rating }
   *[other] { $count } votes at { $rating }
}
present-row = { $has ->
    [0] { $votes }
   *[other] { $name }: { $votes }
}

window-again-also = second vote another round again revote delphi
window-refusal-again = The next vote opens once somebody has voted in this one.
