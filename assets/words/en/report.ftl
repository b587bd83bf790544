# The report and its pictures.

## Pictures

practice-named = { $id } { $title }
chart-unit = The unit
chart-claimed = from the answers
chart-evidenced = backed by evidence
chart-evidenced-above = backed by evidence: an answer above level { $cap } counts only with some
chart-place = { $name }: { $claimed } from the answers; backed by evidence: { $evidenced }.
chart-place-claimed = { $name }: { $claimed } from the answers.
chart-place-unproven = { $name }: { $claimed } from the answers. No evidence is recorded; only an answer above level { $cap } needs it{ $lacking ->
    [0] , and none is above it.
    [one] , as one does here.
   *[other] , as { $lacking } do here.
}
chart-place-empty = { $name }: nothing is answered yet.
chart-place-imagined = { $name }: imagined { $claimed }; now { $present }; backed by evidence: { $evidenced }.
chart-station = Level { $number }: { $name }. { $summary }
chart-continuum-empty = Nothing has been answered yet: the continuum without the unit.
chart-level-means = { $name } at level { $level }, { $levelName }: { $text }
chart-present = now { $level }
chart-imagined = imagined
chart-present-legend = now, from the answers
chart-place-column = Level
chart-percent-moved = { $before } → { $low }%
chart-heat-sentence-firm = { $name }, { $cell }: more than { $kept }%, so the next level can build on it.
chart-heat-sentence-reached = { $name }, { $cell }: more than { $reached }%, but not the { $kept }% that the next level would need below it.
chart-heat-sentence-perhaps-firm = { $name }, { $cell }: more than { $reached }%; what is not known yet decides whether it is more than the { $kept }% that the next level needs below it.
chart-heat-sentence-open = { $name }, { $cell }: what is not known yet decides whether the level is reached.
chart-heat-sentence-missed = { $name }, { $cell }: more than { $reached }% is needed.
chart-percent = { $low }%
chart-percent-range = { $low } to { $high }%
chart-firm = firmly reached
chart-perhaps-firm = reached, may be firm
chart-reached = reached
chart-missed = not yet
chart-open = open
chart-heat-cell = { $number } at level { $level } ({ $verdict })
chart-heat-nothing = nothing that counts at level { $level }
chart-heat-held = { $place }: { $elements }.
chart-heat-legend = Per cent in place at each level{ $ranges ->
    [0] , with open answers counted as { $gaps ->
        [0] level { $lowest }
       *[other] their lowest level
    }.
   *[other] . A range runs from all open answers at { $gaps ->
        [0] level { $lowest } to all at level { $top }
       *[other] their lowest level to all at their highest
    }.
}
chart-heat-legend-firm = Firmly reached: more than { $kept }%, enough to build the next level on
chart-heat-legend-perhaps-firm = Reached, may be firm: what is not known decides whether it is more than { $kept }%
chart-heat-legend-reached = Reached: more than { $reached }%
chart-heat-legend-open = Open: what is not known decides, here or at a level below
chart-heat-legend-missed = Not yet: no more than { $reached }%
chart-heat-legend-held = The level held
chart-radar = The elements side by side
chart-backing = What evidence backs
chart-more = { $count ->
    [one] One more is
   *[other] { $count } more are
} in the picture.
chart-distance = How far it is to the next level
chart-distance-next = { $name }: { $share } of the weight is at level { $level } or above, and more than { $above }% is needed.
chart-distance-below = { $name }: level { $next } waits for level { $level }, where { $share } of the weight is in place and more than { $above }% is needed{ $more ->
    [0] .
   *[other] ; at level { $next } itself { $also } is, and more than { $alsoAbove }% is needed.
}
chart-distance-none = { $name }: no level is left to reach, or none is known.
chart-distance-needs = for level { $next }: { $share } at level { $level }, over { $above }% needed{ $more ->
    [0] {""}
   *[other] ; { $also } at level { $next }, over { $alsoAbove }% needed
}
chart-distance-legend = { $gaps ->
    [0] The weight of the practices by their level, the highest first; an empty part is open.
   *[other] From the left to the end of a part: what is in place at its level; an empty part is open.
} The line below a bar is what is missing first for the next level, up to its dashed threshold.
report-distance-caption = { $name } is nearest to its next level: { $share } is in place at level { $level }, and more than { $above }% is needed{ $more ->
    [0] .
   *[other] ; at level { $next } { $also } is, and more than { $alsoAbove }% is needed.
}
chart-radar-axis = { $name }: { $claimed } from the answers, backed by evidence { $evidenced }.
chart-radar-numbers = { $claimed }, evidence: { $evidenced }
chart-backing-row = { $name }, level { $level }: claimed { $claimed }%, backed by evidence { $backed }%.
chart-backing-same = { $claimed }%
chart-backing-both = { $claimed }%, backed { $backed }%
chart-backing-backed = backed by evidence, or needs none
chart-backing-open = claimed without evidence
chart-roles-row = { $name }: { $ratings }.
chart-roles-one = { $name } { $rating }
chart-roles-few = { $name } { $rating } ({ $people ->
    [one] one person
   *[other] { $people } people
})
chart-roles-people = { $name } ({ $people ->
    [one] one person
   *[other] { $people } people
})
chart-roles-gap = Gap
chart-roles-summary-alike = Roles rate { $count ->
    [one] one practice
   *[other] { $count } practices
} alike.
chart-roles-summary = Roles are furthest apart about { $widest } In all { $count ->
    [one] one practice
   *[other] { $count } practices
}, a dot for each role, the widest gap first.
chart-spread-column = Apart
chart-spread-ad = { $ad }
chart-spread-flagged = discuss { $ad }
chart-spread-settled = agreed { $ad }
chart-spread-summary = { $count ->
    [1] Ratings of one practice, a dot each: { $widest }.
   *[other] People differ most about { $widest }. Ratings of { $count } practices, a dot each.
}
chart-spread-widest = { $name } ({ $low } to { $high }, { $ad } from the mean)
chart-spread-row = { $name }: rated { $ratings }; mean distance from the mean { $ad }.
chart-spread-row-agreed = { $name }: rated { $ratings }; agreed in the group: { $agreed }; mean distance from the mean { $ad }.
chart-rounds-row = { $name }: rated { $ratings }{ $has ->
    [0] .
   *[other] ; mean distance from the mean { $ad }.
}
chart-spread-times = { $rating } ({ $count ->
    [one] once
   *[other] { $count } times
})
chart-spread-legend = Each dot is one rating, a number is that many; the bar is the median. Apart (AD): how far ratings lie from their mean on average, in levels.
chart-spread-legend-agreed = A hollow bar is the rating that the group agreed on, where that is another one: it counts, and the median does not.

chart-way-stays = { $name }: { $now }.
chart-way-moves = { $name }: now { $now }, once the steps are done { $after }.
chart-way-now = now
chart-way-then = once the steps are done
chart-way-open = not known yet: may be up to here

## The document

report-title = { $unit }: { $questionnaire }
report-running-title = { $unit }, { $date }
report-unit-of = { $organisation }, { $unit }
report-unit-unnamed = Unit without a name
report-page-number = Page { $page } of { $pages }
report-two-sentences = { $first } { $second }
report-label = { $label }:{" "}
report-label-by = { $label } ({ $role })
report-of = { $part } of { $whole }
report-respondent = respondent
report-other-fonts = { $count ->
    [one] { $fonts } shows characters that the report's own fonts lack. It is a font of the computer that wrote this file.
   *[other] { $fonts } show characters that the report's own fonts lack. They are fonts of the computer that wrote this file.
}
report-missing-characters = { $count ->
    [one] This character could not be shown and stands as a sign in its place: { $characters }.
   *[other] These characters could not be shown and stand as a sign in their place: { $characters }.
}
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-weekday-short = { $weekday ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[7] Su
}
date-day = { $weekday } { $date }
date-time = { $date }, { $time }
yes = yes
no = no

## Columns and labels

column-number = No.
column-action = What to do
column-owner = Owner
column-effort = Effort
column-element = Element
column-claimed = From the answers
column-evidenced = Backed by evidence
column-index = Average
column-rated = Rated
column-not-applicable = Not applicable
column-status = State
column-practice = Practice
column-rating = Rating
column-true-now = What is true now
column-next-asks = What the next level asks
column-from-to = From, to
column-prompt = Question
column-proof = What would show it
column-level = Level
column-attained = In place
column-above = More than { $percent }%
label-why = Why
label-why-assumed = Why, if it is at level { $level }
label-first-week = In its first week
label-indicator = What shows it
label-risk = Risk
label-scope = Scope
label-note = Note
label-evidence = Evidence
label-check = Check
label-reason = Reason
label-confidence = Confidence
label-consensus = Agreed because

## The one page that decides

report-facts = { $dates } { $questionnaire }, edition { $edition }. { $form }, { $practices ->
    [one] one practice
   *[other] { $practices } practices
}{ $code ->
    [none] {""}
   *[other] {" "}with codes such as { $code }
}, { $people ->
    [0] nobody has answered
    [one] one respondent
   *[other] { $people } respondents
}.
report-whose = { $unit }. { $facts }
report-dates = Assessed { $assessed }, printed { $printed }.{ $led }
report-date-printed = Printed { $printed }; the day of the assessment is not stated.{ $led }
report-led = {" "}Led by { $facilitator }.
report-first-steps = The steps
report-asked = What is asked of you
report-leads = Where it leads
report-certainty = How sure this is
report-effect = +{ $points } points at level{"\u00A0"}{ $level }
report-no-steps-open = There are no steps yet: nothing that was rated lies below the next level. What has not been rated comes first.
report-no-steps-top = Nothing that was rated lies below the next level: there is no step to take, only a level to hold.
report-no-steps-no-level = There are no steps, because there is no level to start from.

report-sure-range = The lowest level possible is { $low }, the highest { $high }: what is not known decides it.
report-sure-hardly = It hardly depends on who was asked
report-sure-somewhat = It depends somewhat on who was asked
report-sure-much = It depends much on who was asked
report-sure-resampled = { $depends }: in 100 draws of { $people } people from these { $people }, in which some count several times and others not at all, the unit is { $levels }.
report-sure-drawn = at level { $level } in { $share }
report-sure-few = { $people ->
    [one] It is the view of one person; others may see it differently.
   *[other] It is the view of { $people } people, too few to say how much depends on who was asked.
}
report-sure-backed = Evidence backs the level.
report-sure-evidenced = Counting only what evidence backs: { $place }.
report-sentence = { $title }.
report-blockers-more = { $count ->
    [one] One more shortfall of this kind.
   *[other] { $count } more shortfalls of this kind.
}
report-blockers-more-practices = { $count ->
    [one] One more practice lies below this level.
   *[other] { $count } more practices lie below this level.
}

## What is proposed

decision-unit = the unit
step-work = { $count ->
    [one] one step
   *[other] { $count } steps
}{ $raise }{ $mixed ->
    [0] {" "}({ $days })
   *[other] , { $days }
}
step-work-unstated = { $count ->
    [one] one step
   *[other] { $count } steps
} without a stated effort
decision-title-one = Raise { $element } first: { $work } to bring { $unit } to level { $level }
decision-title-many = Take { $work } to bring { $unit } to level { $level }
decision-title-apart = Take { $work }: { $elements } { $lifted ->
    [one] reaches
   *[other] reach
} level { $level }, but { $unit } stays at level { $present }
decision-title-none = Hold level { $level }: no level is gained by { $work }
decision-title-find-out = Answer { $count ->
    [one] one open question
   *[other] { $count } open questions
} first: { $count ->
    [one] it decides
   *[other] they decide
} whether { $unit } is at level { $low }{ $apart ->
    [1] {" "}or { $high }
   *[other] , { $high } or between
}
decision-title-stay = Stay at level { $level }: the steps cost about { $amount } more than they bring
decision-title-stay-never = Stay at level { $level }: the steps do not pay, even if no customer leaves any more
decision-title-top = Hold level { $level }: { $unit } is at the top
decision-title-hold = Hold level { $level }: the targets ask for no more
decision-title-done = Assess { $unit } again: the steps of its plan are done
decision-title-left-out = Decide on the plan again: none of its steps is to be taken
decision-title-nothing = Hold level { $level }: no step is left to take
decision-title-assess = Rate more first: { $unit } has no level yet

decision-ask-assess = Answer more practices, and look again at those that are marked as not applicable: too few are left to give a level. Then there is something to decide.
decision-ask-find-out = Find out first: { $practices }. { $count ->
    [one] The answer settles the level, whatever it is.
   *[other] The answers settle the level, whatever they are.
}
decision-ask-find-out-many = Find out first what the { $count } open questions ask. The answers settle the level, whatever they are.
decision-ask-or-steps = Or take { $work }, as below: that leads to { $leads }, even without { $open ->
    [one] the answer
   *[other] the answers
}.
decision-leads-to = level { $place }{ $least ->
    [0] {""}
   *[other] {" "}at least
}{ $count ->
    [0] {""}
   *[other] , and { $elements } { $differ ->
        [0] to level { $highest }
       *[other] to up to level { $highest }
    }
}
decision-ask-stay = Approve that nothing is begun now. Staying is a choice, not a failure.
decision-ask-cheaper-savings = With the savings on contacts that are expected, a plan may cost about { $amount } at most.
decision-ask-cheaper = With the uplift that is expected, a plan may cost about { $amount } at most.
decision-ask-top = Nothing is to be approved. Ask again in a year whether the level holds.
decision-ask-hold = Nothing is to be approved: the targets are reached. A higher one is possible if the business wants it.
decision-ask-done = Have the unit assessed again, to see whether what was done shows.
decision-ask-lifts-nothing = Do not approve these steps as they are: neither the unit nor an element reaches a higher level by them. Add what is missing, or stay.
decision-ask-left-out = The steps of the plan are locked out, or in elements that are to hold. The plan, the targets or the locks would have to change first.
decision-ask-nothing = Nothing can be approved: locks, the budget or what does not apply leave no step. They would have to change before the next level is possible.
decision-ask-plan = Approve the plan: { $work }{ $dated ->
    [0] .
   *[other] , the last by { $last }.
}
decision-ask-set = Approve the way to the chosen target: { $work }{ $dated ->
    [0] ,
   *[other] , the last by { $last },
} and name who sees to { $count ->
    [one] it
   *[other] each
}.
decision-ask-next = Choose level { $level } as the target and approve { $work }{ $dated ->
    [0] ;
   *[other] , the last by { $last };
} or decide to stay.
decision-ask-no-level = The level of the unit does not move: approve this only if { $count ->
    [0] it is worth it without a higher level.
   *[other] a higher level of { $elements } is worth it alone.
}
decision-ask-late = { $late ->
    [one] One step is late
   *[other] { $late } steps are late
}: agree on new dates, or drop what will not be done.
decision-ask-doubtful = More likely than not it does not pay, though it does at the likely figures: settle first what decides most, { $input }.
decision-ask-doubtful-all = More likely than not it does not pay, though it does at the likely figures.
decision-ask-uplift = How many more customers will stay is yours to judge: no level says it.

decision-basis-plan = These are the steps of the unit's own plan that are still to do.
decision-basis-set = No plan is made yet. These steps take the fewest days to the chosen target; { $dates }.
decision-basis-set-instead = The plan in the document is not proposed. These steps take the fewest days to the chosen target; { $dates }.
decision-basis-next = No target is chosen and no plan is made. This is a suggestion: the fewest days to the next level; { $dates }.
decision-basis-next-instead = No target is chosen, and the plan in the document is not proposed. This is a suggestion: the fewest days to the next level; { $dates }.
decision-dates-given = { $pace ->
    [one] the dates follow from the one working day a month that the unit has for it
   *[other] the dates follow from the { $pace } working days a month that the unit has for it
}
decision-dates-assumed = the dates assume { $pace } working days a month, since the unit has not said how many it has
decision-leads = Once the steps are done, the unit is { $certain ->
    [0] at least at level
   *[other] at level
} { $level }, { $name }.
decision-leads-nowhere = Once the steps are done, the unit is still at level { $level }: { $elements } { $count ->
    [one] stays
   *[other] stay
} there, and a unit is only as far along as its lowest element.
decision-unconfirmed = { $count ->
    [one] One step is said to be done, but the answers do not show it yet, so it is not counted
   *[other] { $count } steps are said to be done, but the answers do not show them yet, so they are not counted
}: { $practices }.
decision-if-confirmed = If the next assessment shows it, the unit is at level { $level } then.
decision-omitted-locked = Not among the steps, because { $count ->
    [one] it is
   *[other] they are
} locked out: { $practices }.
decision-omitted-held = Not among the steps, because { $count ->
    [one] its element is to hold its level
   *[other] their elements are to hold their levels
}: { $practices }.
decision-unlocked = Without the { $count ->
    [one] lock
   *[other] locks
} on { $practices } it would be { $effort }.
decision-unlocked-met = Without the { $count ->
    [one] lock
   *[other] locks
} on { $practices } it would get there, with { $effort }.
decision-of-course = { $course }. { $said }
decision-own-steps = Beside these, { $count ->
    [one] one step of the unit's own is to do
   *[other] { $count } steps of the unit's own are to do
}: { $steps }.
decision-own-step = { $title } ({ $owner }, { $due })
decision-owner-open = nobody yet
decision-proposed = Proposed
decision-no-date = no date yet
decision-late-days = was due { $date }, { $days ->
    [one] one day ago
   *[other] { $days } days ago
}
decision-late-weeks = was due { $date }, { $weeks } weeks ago
decision-late = { $date } (late)
decision-more-steps = { $count ->
    [one] One more step follows.
   *[other] { $count } more steps follow.
}

decision-money-none = Not known: no figures of the unit are given. Five from its books tell how many more customers would have to stay. Whether so many will is for the unit to judge.
decision-money-costs = It costs about { $amount } over { $span }, staff days included{ $assumed }.
decision-money-costs-yearly = At present value it costs about { $amount } over { $span }: about { $once } at the start, staff days included, then about { $yearly } a year, of which later years count less{ $assumed }.
decision-money-assumed = { $count ->
    [0] {""}
    [one] ; one of the figures behind these sums is assumed
   *[other] ; { $count } of the figures behind these sums are assumed
}
decision-money-brings = It brings about { $amount } in that time.
decision-money-brings-range = It brings about { $amount } in that time, before the cost is taken off; in 95 of 100 cases between { $low } and { $high }.
decision-money-chance = It brings more than it costs in { $percent ->
    [0] none
   *[other] { $percent }
} of 100 cases.
decision-money-left = About { $amount } is left of it after the cost.
decision-money-needs-open = It pays if { $stay }; how many are expected is not stated.
slide-costs = Costs over { $span }
slide-brings = Brings, before cost
slide-range = Range in 95 of 100 cases
slide-from-to = { $low } to { $high }
slide-pays = Chance that it pays
slide-chance = { $percent ->
    [0] none
   *[other] { $percent }
} of 100 cases
slide-money-none = What this is worth in money is not known: no figures are given yet.
owners-title = { $owner }: { $work }{ $late ->
    [0] {""}
   *[other] { $count ->
        [one] , late
       *[other] , { $late ->
            [one] one of them
           *[other] { $late } of them
        } late
    }
}
owners-nobody = No owner yet
owners-left-out = Owners are left out
owners-none = Nobody has a step to take
owners-due = { $late ->
    [0] Due { $due }
   *[other] It { $due }
}
owners-not-recommended = These steps are in the plan, but the report does not recommend them: { $title }.
decision-same-costs = { $paid ->
    [once] The one-off cost, { $once }, is taken once in each choice but staying
    [yearly] The yearly cost, { $yearly }, is taken every year in each choice but staying
   *[both] The one-off cost, { $once }, is taken once in each choice but staying, and the yearly cost, { $yearly }, every year
}. It is the same for all, since no level says what it costs: only the days differ.
decision-staying = As it is, the unit loses { $lost } customers a year, and with them a margin of about { $amount } a year.
decision-change-fewer = What would change this: the steps pay only if { $stay }; with fewer, staying is the better choice.
decision-change-more = What would change this: the steps pay if { $stay }.
decision-pays-from = Whether it pays is open: the steps pay if { $stay }.
decision-change-missing = What would say whether it pays: { $inputs }.
decision-change-lift = To lift the unit takes { $course }: { $effort }.

## The choices side by side

options-title = Of { $count } choices, { $course } is recommended
options-title-either = Of { $count } choices, level { $level } is recommended, by the plan or by a shorter way
options-title-stay = Of { $count } choices, staying is recommended
options-title-wait = The choice waits for { $open ->
    [one] one answer
   *[other] { $open } answers
}
options-title-anyway = Level { $level } is in reach even without the { $open ->
    [one] answer
   *[other] { $open } answers
}
options-reason-pays = It brings about { $amount } more than it costs, at present value and if all is as expected{ $drawn ->
    [0] {""}
   *[other] ; it pays in { $percent } of 100 cases
}. It takes { $effort } and leads to { $leads }.
options-shorter = { $course } gets as far with { $fewer ->
    [one] one working day
   *[other] { $fewer } working days
} less{ $own ->
    [0] . The plan takes other steps, or more, than that level needs.
    [one] : the plan also holds a step of the unit's own.
   *[other] : the plan also holds { $own } steps of the unit's own.
}
options-reason-loses = The proposed steps cost about { $amount } more than they bring, at present value and if all is as expected{ $drawn ->
    [0] {""}
   *[other] ; they pay in { $percent } of 100 cases
}.
options-reason-always = It pays even if not one more customer stays. It takes { $effort } and leads to { $leads }.
options-reason-never = The proposed steps do not pay, even if no customer leaves any more.
options-reason-days = The proposed steps take { $effort } and lead to { $leads }. They are proposed for that alone: whether they pay is not known.
report-options-intro = Each choice with its own days. Money is at present value and rounded.
report-options-intro-days = Each choice with its own days. What they cost and bring is not known, since figures of the business case are missing.
course-same-savings = The same savings on contacts are taken for all choices, since no level says what it saves: a higher one may save more.
course-same-uplift = The same uplift in retention is taken for all choices, since no level says what it brings: look at how much each needs.
course-stay = { $start ->
    [0] staying
   *[other] Stay
} at level { $level }
course-set = { $start ->
    [0] the
   *[other] The
} shortest way to the target{ $locked ->
    [0] {""}
   *[other] {" "}within the locks
}
course-plan = { $start ->
    [0] the
   *[other] The
} plan
course-level = { $start ->
    [0] the
   *[other] The
} shortest way to level { $level } everywhere{ $locked ->
    [0] {""}
   *[other] {" "}within the locks
}
course-both = { $plan } ({ $set })
course-short-of = { $level }, short of its aim
course-open = not known
course-chance = { $percent } of 100
course-no-range = no range given
course-pays-from = { $needed } of 100
course-pays-from-contacts = { $needed }% or more
course-pays-always = even if none
course-pays-never = never
column-course = Choice
column-level-after = Level after
column-costs = Costs
column-brings-in = Brings
column-left-over = Left over
column-chance = Chance to pay
column-pays-from = Pays if more stay
column-pays-from-contacts = Pays if avoided
column-in-currency = { $column }, { $currency }

## The place of each element

report-profile-title-none = There is no level yet
report-profile-title-even = All elements stand at level { $level }
report-profile-title-open = All elements stand at level { $level } at least
report-profile-title-lowest = { $elements } { $count ->
    [one] stands lowest, at level { $place }, and decides
   *[other] stand lowest, at level { $place }, and decide
} for the unit
report-profile-title-lowest-open = As far as is known, { $elements } { $count ->
    [one] stands lowest, at level { $place }, and decides
   *[other] stand lowest, at level { $place }, and decide
} for the unit
report-elements = { $count ->
    [one] One element
   *[other] { $count } elements
}
report-certainty-settled = How sure level { $level } is
report-certainty-range = Level { $low } to { $high }: what is open decides
report-profile-intro = A level holds when enough of it is in place and every level below it is firmly reached.
report-whole-unit = The unit
report-backing-none = No evidence was recorded; only a level above { $cap } needs it.
report-backing-same = Evidence leaves every element at its level.
report-backing-falls = { $count ->
    [one] Evidence backs less than was claimed in one element: { $element } goes from { $claimed } to { $evidenced }.
   *[other] Evidence backs less than was claimed in { $count } elements: { $element } goes from { $claimed } to { $evidenced }.
}
report-radar-open = Each element stands where it is at least; what is not known yet may lift { $elements }. After each name stand the level from the answers and the one backed by evidence.
report-radar-even = All elements stand at level { $level }. After each name stand the level from the answers and the one backed by evidence.
report-radar-uneven = { $highest } { $most ->
    [one] stands
   *[other] stand
} furthest out, at level { $high }; { $lowest } { $least ->
    [one] stands
   *[other] stand
} nearest in, at level { $low }. After each name stand the level from the answers and the one backed by evidence.

## The continuum

report-continuum-title = What each level looks like
report-continuum-title-next = From { $from } to { $to }: what would be different
report-continuum-title-top = What { $level }, the highest level, looks like
report-continuum-intro = What units at each level look like on the whole. The level that the answers give{ $open ->
    [0] {" "}is marked.
   *[other] , or may give, is marked.
} It is reached once enough of its practices are in place, so not every line of a marked field need be true here.
report-continuum-here = Stands here
report-continuum-may = May stand here
report-continuum-element-may = { $element } (may)
column-looks-like = What it looks like
column-stand-here = Elements that stand here

## What holds the unit back

report-blockers = What holds the unit back
report-blockers-title-none = There is no level yet, so nothing holds it back
report-blockers-title-top = Nothing holds the unit back: this is the highest level
report-blockers-title-one = { $element } misses level { $level } by { $count ->
    [one] one practice
   *[other] { $count } practices
}
report-blockers-title-open = What is not known decides whether { $element } is at level { $level }
report-blockers-title-several = { $elements } { $count ->
    [one] keeps
   *[other] keep
} the unit below level { $level }
report-blockers-title-may = { $open } may keep the unit below level { $level }
report-blockers-title-and-may = { $elements } { $count ->
    [one] keeps
   *[other] keep
} the unit below level { $level }; { $open } may
report-blockers-no-level = As long as there is no level, nothing can be named that holds it back.
report-not-known = Not known yet
report-not-shown = Rated by too few people to be shown

## Next steps

report-steps = Next steps
report-steps-title = { $practice } comes first, to level { $level }
report-steps-title-find-out = { $count ->
    [one] Find out first where one practice stands, then take the steps
   *[other] Find out first where { $count } practices stand, then take the steps
}
report-steps-title-own = { $step } comes first
report-steps-others = { $count ->
    [one] One more step leads towards a next level, and is not planned
   *[other] { $count } more steps lead towards the next levels, and are not planned
}
report-steps-claims = What is claimed about such steps, and how it stood up to critics
report-every-step-title = { $count ->
    [one] The one step that leads towards a next level
   *[other] All { $count } steps that lead towards the next levels, the first to take first
}
report-step-brings = Alone: { $before }% to { $after }% at level { $level }
report-step-own = A step of the unit's own: no level follows from it
report-step-levels = Level { $from } to { $to }
report-step-levels-assumed = Not known, taken as level { $from }, to { $to }
column-brings = In place in its element
column-claim = Claim
column-verdict = What critics found
report-lowest-shown = Shown are the { $shown } of { $all } elements that stand lowest.
report-steps-intro = What holds the unit back comes first, then what brings most for its effort. What a step needs comes before it. Staying at this level is a valid choice: take the steps only if the business wants the next one.
report-steps-intro-plan = The steps of the plan in the order in which they are due: what to do, how to begin, and how to tell that it works. What a step adds to its element is told for that step alone; steps add up.
report-steps-intro-first = The proposed steps come first, then others that are possible: what holds the unit back before what brings most for its effort. Staying at this level is a valid choice.
report-steps-intro-unstated = What holds the unit back comes first, then what brings most: not every effort is stated, so none decides the order. What a step needs comes before it. Staying at this level is a valid choice: take the steps only if the business wants the next one.
report-step-no-effort = Effort not stated
report-step-short = { $practice }, to level { $to }
report-from-to = { $from } to { $to }
report-steps-more = { $count ->
    [one] One more step leads towards a next level.
   *[other] { $count } more steps lead towards the next levels.
}
report-step-numbered = { $number }. { $practice }
report-step-blocker = Counts for the unit's next level
report-step-from-answer = Answer: rated { $rating }
report-step-from-unknown = Answer: not known yet
report-step-from-withheld = Answer: rated by too few people to be shown
report-step-after = After { $practice }
report-step-after-next = , { $practice }
report-list-end = .
report-step-claim = Claims behind it: { $number } ({ $verdict })
report-step-claim-next = , { $number } ({ $verdict })
column-step = Step
report-open-practices = What is not known
report-open-practices-intro = { $count ->
    [one] Where this practice stands is not known. Wherever that is,
   *[other] Where these practices stand is not known. Wherever that is,
} the unit's level is the same; a step there begins by finding out.
report-find-out = Find out first
report-find-out-intro = { $count ->
    [one] Where this practice stands is not known. Knowing it
   *[other] Where these practices stand is not known. Knowing it
} narrows the range before any work is spent.

## Roles side by side

report-roles-table = What roles say of each practice
report-roles-cell = { $rating } ({ $people })
report-roles-table-intro = In brackets: how many people of the role rated the practice.
report-roles-shown = The picture shows the { $shown } of { $count } practices on which they are furthest apart.
report-roles-others = Compared are the { $count } roles with the most people; { $others } more are stated.
report-roles-hidden = A role is shown where at least { $least } of its people rated a practice, and at least as many of the others or none.
report-roles-gap = { $ratings }. { $gap } { $gap ->
    [one] level
   *[other] levels
} apart.
report-roles-quote = “{ $note }” ({ $role })
report-roles-confidence = Of the ratings that say how sure people are, guesses are { $guessed }. Certain are { $certain }.
report-roles-part = { $part } of { $all } by { $name }

## How far respondents lie apart

report-spread = Where people differ most
report-rounds = Votes, round by round
report-rounds-intro = { $count ->
    [one] On one practice the group voted again after a talk. No vote was written over by a later one.
   *[other] On { $count } practices the group voted again after a talk. No vote was written over by a later one.
}
report-spread-close = People agree closely on { $close } of the { $count } practices that three or more of them rated{ $far ->
    [0] {""}, and are far apart on none
    [one] {""}, and are far apart on one: { $practices }
   *[other] {""}, and are far apart on { $far }: { $practices }
}.
report-spread-close-many = People agree closely on { $close } of the { $count } practices that three or more of them rated, and are far apart on { $far }.
report-spread-intro = People who see the same unit differently know different things. { $flagged ->
    [0] Ratings that lie further apart than a sixth of the number of levels are worth a talk.
   *[other] Talk first about the practices marked "discuss": there the ratings lie further apart than a sixth of the number of levels.
}
report-spread-intro-flagged = People who see the same unit differently know different things. { $flagged ->
    [0] Ratings that lie further apart than a sixth of the number of levels are worth a talk.
   *[other] Talk first about these practices: there the ratings lie further apart than a sixth of the number of levels.
}
report-spread-none = No practice that was rated by enough people shows ratings so far apart.
report-spread-title = People differ most about { $practice }; { $flagged ->
    [0] { $agreed ->
        [0] no practice needs a talk
        [one] the one practice that needed a talk is agreed on
       *[other] the { $agreed } practices that needed a talk are agreed on
    }
    [one] one practice needs a talk{ $agreed ->
        [0] {""}
       *[other] , and { $agreed } more { $agreed ->
            [one] is
           *[other] are
        } agreed on
    }
   *[other] { $flagged } practices need a talk{ $agreed ->
        [0] {""}
       *[other] , and { $agreed } more { $agreed ->
            [one] is
           *[other] are
        } agreed on
    }
}
report-spread-settled = { $count ->
    [one] The ratings of { $practices } lay as far apart; what the group agreed on is recorded.
   *[other] The ratings of { $practices } lay as far apart; what the group agreed on is recorded for each.
}
column-gap = Gap
column-apart = Apart
column-distance = From the mean, in levels

## Method

report-method-title = One rule turns { $rated ->
    [one] one rating
   *[other] { $rated } ratings
} into the level
report-rule = How the rule works, with an example
report-method-levels = What the levels mean
report-method-rule = What the rule says
report-method-example = Ten ratings, worked out
method-form-full = Questionnaire "{ $title }", edition { $edition }, full form: { $asked ->
    [one] one practice
   *[other] all { $asked } practices
}.
method-form-short = Questionnaire "{ $title }", edition { $edition }, short form: { $asked } of { $all ->
    [one] one practice
   *[other] { $all } practices
}. Both forms use the same scale.
method-rating = A practice is rated at the highest of its { $gaps ->
    [0] { $levels } descriptions
   *[other] descriptions
} that is fully true, plus a half if the next one is partly in place.{ $gaps ->
    [0] {""}
   *[other] {" "}Some practices have fewer than { $levels } descriptions: a level asks of them what their highest description at or below that level says, or their lowest where none is.
}
method-attainment = What is in place at a level is the share of an element's weight whose practices are rated at { $gaps ->
    [0] that level or above; a practice half a level below counts half.
   *[other] what the level asks of them or above; a practice half a step below it counts half.
}
method-level = An element is at a level when more than { $reached }% is in place there and more than { $kept }% at every level below. Level { $lowest } is the floor.
method-unit = { $elements ->
    [one] The unit's level is that of its element.
   *[other] The unit's level is the lowest of its { $elements } elements. The element there is named as the constraint.
}
method-index = The average is the weighted mean of all ratings. It serves for trend and gap and never decides a level.
method-open = What was not answered or not known is counted once as { $gaps ->
    [0] level { $lowest } and once as level { $top }
   *[other] the practice's lowest and once as its highest level
}: this gives the range. A place is provisional when less than { $answered }% of an element was rated.
method-not-applicable = "Not applicable" needs a reason and leaves the count. It may cover at most { $notApplicable }% of an element; above that the element cannot be assessed.
method-evidence = The place backed by evidence follows the same rule with every rating that has no evidence counted as level { $cap } at most.
method-weights-equal = Every practice counts the same.
method-weights = Practices count once, except { $practices }. What counts 0 times is for information only.
method-weight = { $practice } ({ $weight ->
    [one] once
   *[other] { $weight } times
})
method-several = Of several ratings of a practice the recorded consensus counts, else the lower median. Levels are never averaged over people.
method-resampling = From the { $people } respondents as many were drawn at random, with repetition, { $resamples } times over, and what those drawn had said was scored each time; what the group agreed counts there only for practices that nobody rated. The random numbers start at { $seed }, so the same answers always give the same figures.
method-one-respondent = With one respondent there is a range from what is open, and no interval: one view says nothing about how others see it.
method-few-respondents = With fewer than five respondents there is a range from what is open, and no interval.
method-example = { $count } equal practices are rated { $ratings }.
method-example-result = The element is at level { $place }.
method-limit-self = The levels come from what people said about their own unit; nobody outside has checked it.{ $shown ->
    [0] {""}
   *[other] {" "}What evidence backs is shown beside it in the appendix.
}
method-limit-choice = A higher level costs money and time. The right level is the one that the business wants, and staying is a valid answer.
method-limit-program-standard = The rubric is the questionnaire's own, inspired by a published continuum of customer-satisfaction practices and not the original. Everything is worked out on one computer, and nothing is sent to the internet.
method-limit-program = The rubric is the questionnaire's own. Everything is worked out on one computer, and nothing is sent to the internet.

method-limit-small-groups = Single ratings are not shown. A rating is shown only where { $least } people or more gave one; other practices count as open, so that nothing here follows from them. How far ratings lie apart is told in words where fewer than { $twice } people rated, or nearly all alike. Roles and teams of fewer than { $least } people are not shown, nor groups from which those could be worked out.
method-limit-subtracted = Two reports, from before and after a few people answered, can be compared: what differs is what those people answered.
method-short = { $practices ->
    [one] One practice
   *[other] { $practices } practices
} of the questionnaire "{ $title }", edition { $edition }, { $practices ->
    [one] was
   *[other] were
}{ $unrated ->
    [0] {" "}rated
   *[other] {" "}asked about, and { $rated } of them rated,
} on { $levels } levels, { $gaps ->
    [0] each with a description of what is to be seen there
   *[other] with descriptions of what is to be seen at most of them; a level without one asks for the highest below it, else for the lowest
}. An element is at a level when more than { $reached }% of its weight is in place there and more than { $kept }% at every level below; the unit is at the level of its lowest element. What nobody knew is counted once as { $gaps ->
    [0] level { $lowest } and once as level { $top }
   *[other] the practice's lowest and once as its highest level
}, which gives the range. Backed by evidence means: ratings without evidence count as level { $cap } at most.
method-left-out = Left out of this report: { $kinds }.
method-left-out-as-typed = Left out of this report: { $kinds }. What people typed elsewhere stands as they typed it, names inside it too.
left-out-notes = notes and reasons
left-out-evidence = evidence
left-out-names = names
left-out-respondents = figures of single people and small groups

## Room to write

report-decisions = What we decided
report-disputed = What we do not agree on yet
report-disputed-intro = Talk about one practice after the other, vote on it again, and write down what you agree on.
report-disputed-round = { $name }: { $text }
report-disputed-bring = To bring: { $what }
report-disputed-roles = Besides those who are asked everything, { $count ->
    [one] this role can judge it: { $roles }.
   *[other] these roles can judge it: { $roles }.
}
column-agreed-on = What we agree on
column-agreed-why = Why
report-decisions-next = What is to happen
report-decisions-intro = Write down what is to happen, who sees to it, and by when.
column-what = What
column-who = Who
column-by-when = By when
column-notes-own = Notes

## Claims

report-claims-title = { $count ->
    [one] The one claim behind the practices { $supported ->
        [one] stands
       *[other] does not stand
    }
   *[other] { $supported } of { $count } claims behind the practices stand
} up to critics
report-claim-heading = { $number }. { $claim }
report-claim-verdict = { $verdict }.
report-claim-critics = {" "}{ $critics } Source: { $source }
report-claim-first-practice = {" "}Practices that lean on it: { $practice }
report-claim-next-practice = , { $practice }
report-claims-intro = Much that is said about customer loyalty is repeated more often than it is checked. These are the claims that the questionnaire leans on, with what critics found.

## Answers

report-answers-title = { $rated } of { $asked ->
    [one] one practice is
   *[other] { $asked } practices are
} rated, { $proven } of them with evidence
report-appendix = Appendix { $number }: { $title }
report-figures-title = { $rated ->
    [one] The one rating is
   *[other] The mean of the { $rated } ratings is
} { $index }
report-figures-title-none = The figures of each element
report-in-place = What is in place at each level
report-in-place-cell = { $share }, { $verdict }
report-in-place-cell-backed = { $share }, { $verdict }; evidence backs { $backed }%
report-figures-agreement = How far people agree
report-answers-none = Nobody has answered yet. These are the practices that will be asked.
report-answers-one = Every practice with its rating, and what was noted beside it.
report-answers-several = Every practice with the rating of the group, and what was noted beside it. Notes bear the role of the respondent and no name.
report-answers-group = Every practice with the rating of the group.
report-answers-more = Not all of it has room in a report: { $count ->
    [one] one more note, reason or piece of evidence stands
   *[other] { $count } more notes, reasons and pieces of evidence stand
} in the document.
report-answer-heading = { $practice }: { $rating }
report-answered-roles = By role: { $groups }.
report-answered-teams = By team: { $groups }.
report-answered-group = { $name } { $people }
report-answered-unnamed = not stated { $people }
report-answered-rest = all others { $people }
report-answered-roles-hidden = Roles are not shown: there are too few groups of { $least } people or more.
report-answered-teams-hidden = Teams are not shown: there are too few groups of { $least } people or more.
report-evidence-next = {", "}
report-by-consensus = { $rating } by consensus
report-evidence-copy = { $name } inside the document
report-checked = checked
report-checked-by = checked by { $name }

## Faults

fault-pdf-font = The report could not be made: the font inside the program cannot be read.
fault-pdf-subset = The report could not be made: the font inside the program cannot be cut to the letters in use.
fault-pdf-write = The report could not be made: the pages cannot be written.

## The preparation sheet

preparation-document = { $has ->
    [0] Preparation
   *[other] { $unit }: preparation
}
preparation-title = What to bring to the workshop
preparation-date = Workshop or assessment of { $date }
preparation-intro = The group talks about what can be seen, not about what people believe. Find your role below, agree among you who brings what, and write it down. One recent example is enough; leave out what would name a customer.
preparation-everybody = Everybody else
preparation-people = { $people }
preparation-bring = What shows how it is done
preparation-who = Who brings it, and what
