# What changed between assessments of a unit: the report, the window and the command compare.

section-change = What changed since last time

## What it comes down to, the title of the page

change-title-risen = { $unit } rose from level { $old } to level { $new }
change-title-fallen = { $unit } fell from level { $old } to level { $new }
change-title-same = { $unit } is still at level { $level }{ $count ->
    [0] {""}
   *[other] , but { $elements } rose
}
change-title-same-fallen = { $unit } is still at level { $level }, but { $elements } fell
change-title-open = { $unit } may have moved: what is not known leaves its level open
change-title-none = What changed at { $unit }
change-title-edition = { $unit } answered another edition: practices can be compared, levels cannot
change-title-segment = { $unit } for two kinds of customers side by side: { $old } and { $new }
change-segment-all = all customers
change-title-other = Two questionnaires: nothing can be compared
change-title-hidden = What changed at { $unit } is not shown
change-hidden = Fewer than { $least } people answered one of the two assessments, or answered only one of them. To show both side by side would tell what a few people said.

## Sentences

change-sides = { $old } ({ $oldPeople } people) and { $new } ({ $newPeople } people)
change-sides-undated = the earlier assessment
change-sides-undated-new = this assessment
change-level = The level of the unit was { $old }, and is now { $new }.
change-level-same = The level of the unit is { $level }, as it was.
change-level-held = { $elements } { $count ->
    [one] holds
   *[other] hold
} it there.
change-level-segments = For { $oldSegment } the level is { $old }; for { $newSegment } it is { $new }.
change-level-scale = The two levels are on two scales, so a difference between them is neither a rise nor a fall.
change-draws = { $together ->
    [1] The same { $people } people answered both times. Drawn again at random, with repetition, { $resamples } times over,
   *[0] From the people of each assessment, as many were drawn at random, with repetition, { $resamples } times over:
} the level is higher in { $up }% of the draws, the same in { $same }% and lower in { $down }% (seed { $seed }).{ $agreed ->
    [0] {""}
   *[other] {" "}This counts what people said themselves, not what the group agreed on.
}
change-index = Over the { $practices } practices that were rated both times, the average { $way ->
    [up] rose from { $old } to { $new }.
    [down] fell from { $old } to { $new }.
   *[same] stayed at { $new }.
}
change-index-one = On the one practice that was rated both times, the rating { $way ->
    [up] rose from { $old } to { $new }.
    [down] fell from { $old } to { $new }.
   *[same] stayed at { $new }.
}
change-interval-beyond = Drawing people again at random, the difference is between { $low } and { $high } in 95% of the draws: more than chance gives.
change-interval-inside = Drawing people again at random, the difference is between { $low } and { $high } in 95% of the draws: chance alone could give as much.
change-chance-beyond = That is more than chance gives.
change-chance-inside = Chance alone could give as much.
change-chance-few = With fewer than { $fewest } people on either side, how far chance moves it is not known: only what was answered is compared.
change-practices = { $risen ->
    [0] No practice rose
    [one] One practice rose
   *[other] { $risen } practices rose
}, { $fallen ->
    [0] none fell
    [one] one fell
   *[other] { $fallen } fell
}, and { $stayed ->
    [0] none stayed
    [one] one stayed
   *[other] { $stayed } stayed
}.{ $known ->
    [0] {""}
   *[other] {" "}{ $beyond ->
        [0] None of them moved
        [one] One of them moved
       *[other] { $beyond } of them moved
    } further than chance gives.
}
change-agreed = { $count ->
    [one] The group agreed on one of these ratings: what chance has to do with it is not worked out.
   *[other] The group agreed on { $count } of these ratings: what chance has to do with them is not worked out.
}
change-planned = { $count ->
    [0] No step was planned at the time{ $targets ->
        [0] .
        [one] ; one target was set.
       *[other] ; { $targets } targets were set.
    }
    [one] One step was planned at the time; { $reached ->
        [0] it was not reached.
       *[other] it was reached.
    }
   *[other] { $count } steps were planned at the time; { $reached ->
        [0] none was reached.
        [one] one was reached.
       *[other] { $reached } were reached.
    }
}
change-unplanned = { $unplanned ->
    [one] One practice rose by a level or more without a step for it.
   *[other] { $unplanned } practices rose by a level or more without a step for them.
}
change-reread = Read with the cards of edition { $edition }, the earlier answers leave { $place ->
    [none] no level
   *[other] level { $place }
}: { $carried ->
    [one] one practice asks the same
   *[other] { $carried } practices ask the same
}, and { $unknown ->
    [one] one counts as not known.
   *[other] { $unknown } count as not known.
}

## Limits

change-limit-unit = The two assessments name different units: { $old } and { $new }.
change-limit-day = The earlier assessment bears no earlier day than the newer one: check which is which.
change-limit-follows = The newer assessment says that it follows another one than this.
change-limit-segment = The two are about different customers. What differs between them is no change over time, and they have no level together: a unit may serve some customers less on purpose.
change-limit-questionnaire = The two questionnaires have nothing to do with each other, so neither levels nor practices are compared.
change-limit-edition = Edition { $old } was answered then and { $new } now. { $same ->
    [1] Their cards or marks differ, though they are called the same.
   *[0] Their cards or marks differ.
} Practices that ask the same are compared; levels are on two scales.
change-limit-form = One of the two asked the full form and the other the short one. Both are compared on the { $form ->
    [short] short
   *[full] full
} form.
change-limit-people = Other people answered: { $both } answered both times, { $gone } only then, { $joined } only now. Part of a change may be that others were asked.
change-limit-roles = Not the same roles were asked.{ $hasGone ->
    [0] {""}
   *[other] {" "}Only then: { $gone }.
}{ $hasJoined ->
    [0] {""}
   *[other] {" "}Only now: { $joined }.
}

## Not compared

change-not-compared = { $why ->
    [reworded] Not compared, since they ask something else now: { $practices }.
    [split] Not compared, since they were part of wider practices: { $practices }.
    [merged] Not compared, since several practices were put together in them: { $practices }.
    [not_asked_before] Not compared, since they were not asked then: { $practices }.
    [not_asked_now] Not compared, since they are not asked now: { $practices }.
    [not_rated_before] Not compared, since nobody rated them then: { $practices }.
    [not_rated_now] Not compared, since nobody rates them now: { $practices }.
    [never_rated] Not compared, since nobody rated them either time: { $practices }.
   *[withheld] Not compared, since too few people rated them, or rated them only then or only now: { $practices }.
}

## Tables and pictures

change-elements = Elements
change-element = Element
change-then = Then
change-now = Now
change-average = Average
change-difference = Difference
change-chance = Chance
change-became = What became of it
change-planned-step = Planned at the time
change-arrow = { $old } to { $new }
change-word-beyond = more than chance
change-word-inside = within chance
change-word-unknown = not known
change-word-agreed = agreed
change-moves = Rose and fell
change-moves-element = { $risen } rose, { $fallen } fell
change-rose = Rose
change-fell = Fell
change-none-moved = No practice moved.
change-more = { $count ->
    [one] One more practice moved, no further than those above.
   *[other] { $count } more practices moved, no further than those above.
}
change-more-planned = { $count ->
    [one] One more is in the file.
   *[other] { $count } more are in the file.
}
change-quoted = { $name }: { $text }
change-plan-title = What was planned, and what became of it
change-step-to = { $name }, to level { $level }
change-target-to = { $name }: target level { $level }
change-became-reached = Reached: { $old } to { $new }
change-became-reached-own = Done
change-became-said = Called done, but rated { $new }
change-became-under-way = Under way{ $rated ->
    [0] {""}
   *[other] , rated { $new }
}
change-became-open = Still to do{ $rated ->
    [0] {""}
   *[other] , rated { $new }
}
change-became-dropped = Given up
change-became-not = Not reached, rated { $new }, and no longer planned
change-became-unknown = Not known
change-target-met = Met: level { $new }
change-target-missed = Missed: level { $new }
change-target-open = Open: level { $new }
change-target-scale = Level { $new } on another scale
change-target-unknown = Not known
change-reason-agreed = "{ $text }" (agreed { $when ->
    [then] then
   *[now] now
})
change-reason-note = "{ $text }" ({ $who }, { $when ->
    [then] then
   *[now] now
})
change-reason-nobody = "{ $text }" ({ $when ->
    [then] then
   *[now] now
})

## Pictures

chart-change-then = Then
chart-change-now = Now
chart-change-inside = Within chance, or not known
chart-change-row = { $name }: { $old } then, { $new } now, { $chance }
chart-change-summary = { $count ->
    [one] One practice that moved
   *[other] { $count } practices that moved
}, then and now. The widest: { $first }.
chart-trend-level = Level of the unit
chart-trend-index = Average
chart-trend-point = { $date }: level { $place }, average { $average }, { $people } people{ $other ->
    [0] {""}
   *[other] , edition { $edition }
}
chart-trend-hidden = { $date }: not shown, too few people
chart-trend-summary = The level of the unit over time. { $points }.
chart-trend-other = Another edition or questionnaire

## A row of assessments

trend-title = All assessments in a row
trend-element = { $name } { $place }
trend-undated = no day
trend-point-people = { $people ->
    [one] one person
   *[other] { $people } people
}
trend-level-named = { $level } { $name }
trend-hidden = not shown
trend-other = { $edition }, not on this scale

## The command compare

command-compare = Print what changed between two assessments of a unit
command-compare-old = The earlier assessments, or reports; of several the one with the latest day is compared
command-compare-new = The newer assessment, or report
command-compare-json = Print one JSON object instead of sentences
command-compare-more =
    Levels, averages, elements and practices up and down, with what people wrote; what was planned, and
    what became of it; what cannot be compared, and why. With more than one earlier assessment, all of
    them stand in a row below.

    With five or more people on both sides, people of both are drawn again at random to tell a change
    from chance: the same people together where the same answered both times.

    Whoever may read both assessments may read this. To pass it on, give --leave-out respondents: then
    nothing rests on fewer people than the smallest group, and nothing is shown where a few people
    answered only one of the two.

      continuum compare 2025.continuum 2026.continuum
      continuum compare 2024.continuum 2025.continuum 2026.continuum --json
      continuum report 2026.continuum --before 2025.continuum -o report.pdf

command-compare-line = {"  "}{ $text }
command-compare-element = {"  "}{ $name }: level { $place }; average { $average } ({ $difference }{ $hasChance ->
    [0] {""}
   *[other] , { $chance }
}); { $moves }
command-compare-segments = {"  "}{ $name }: level { $old } for { $oldSegment }, { $new } for { $newSegment }
command-compare-practice = {"  "}{ $name }: { $old } to { $new } ({ $chance })
command-compare-reason = {"    "}{ $text }
command-compare-became = {"  "}{ $what }: { $became }
command-compare-point = {"  "}{ $date }: level { $place }, average { $index }, people { $people }, edition { $edition }; { $elements }
command-report-before = An earlier assessment of the unit, or its report: what changed since stands on a page of its own; give it again for more, which stand in a row

## In the window

change-written = What people wrote
trend-date = Day
trend-edition = Edition
trend-level = Level
trend-people = People

over-time-route = What changed
over-time-tooltip = What changed since earlier assessments of the unit, and last time's answers beside today's.
over-time-open = Compare with an earlier assessment…
over-time-open-tooltip = Opens an earlier assessment of the unit, or its report: shows what changed since, and last time's answers beside today's.
over-time-way = What changed since last time
over-time-also = change, difference, before, last year, trend, progress
over-time-read-anew = Read in the newest edition, as a copy
over-time-read-anew-tooltip = Makes a copy with the newest cards of the questionnaire. Practices that ask the same keep their answers; the others count as not known. The file stays as it is.
over-time-read-anew-also = edition, version, newer questionnaire, convert, upgrade
over-time-refusal-newest = The program comes with no newer edition of this questionnaire
over-time-path = Earlier assessment of the unit
over-time-nothing = Open an earlier assessment of the unit to see what changed: levels, practices, and what became of the plan. Last time's answers then stand beside today's, and the report has a page with what changed. The file stays as it is.
over-time-itself = { $name } is this assessment itself.
over-time-documents = Earlier assessments
over-time-document = { $name }, { $date }
over-time-leave-out = Leave out
over-time-leave-out-name = Leave { $name } out
over-time-missing = { $name } was compared before and cannot be read now: it is gone, or damaged.
over-time-locked = { $name } was compared before and has a password.
over-time-unlock = Give its password…
over-time-unlock-name = Give the password of { $name }…
over-time-more-written = What people wrote about { $count ->
    [one] one more practice
   *[other] { $count } more practices
}
over-time-not-compared = Not compared
over-time-last = Last time{ $dated ->
    [0] {""}
   *[other] {" "}({ $date })
}{ $group ->
    [0] {""}
   *[other] {" "}the group
}: { $answer }
over-time-last-note = "{ $note }"
over-time-on-card = last time{ $half ->
    [0] {""}
   *[other] : { $rating }
}

## Another edition

says-reread = Read in edition { $edition }: { $carried ->
    [one] one practice asks the same and keeps its answers
   *[other] { $carried } practices ask the same and keep their answers
}; { $unknown ->
    [0] none counts
    [one] one counts
   *[other] { $unknown } count
} as "don't know", with the notes; { $new ->
    [0] none is new.
    [one] one is new and not answered.
   *[other] { $new } are new and not answered.
}
command-new-reread = Read this assessment in another edition of its questionnaire, as a copy: the one of --questionnaire, else the newer one that comes with the program
command-fault-reread-unknown = no newer edition of the questionnaire { $id } than { $edition } comes with this program
command-fault-reread-same = the assessment is of edition { $edition } already
command-fault-reread-other = the questionnaire that was named is not { $id }
command-fault-reread-hint = name a questionnaire file with --questionnaire
