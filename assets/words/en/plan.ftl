# Targets, the shortest way to them, and the plan: in the window, the report and the command line.

## What is asked

plan-aim-hold-above = { $element }: stay at level { $present }, which takes nothing more; the target, level { $target }, { $targetName }, is below it
plan-aim-hold = { $element }: stay at level { $present }, which takes nothing more
plan-aims-hold = { $count } elements stay at their level, which takes nothing more: { $elements }
plan-aim-rise = { $element }: from level { $present }{ $open ->
    [0] {""}
   *[other] {" "}(perhaps { $perhaps } already)
} to level { $target }, { $targetName }{ $counts ->
    [0] {""}
   *[other] ; only level { $strict } if what is marked "not applicable" counted as level { $lowest }
}
plan-aim-short = { $element }: level { $target }, { $targetName }, was asked for; this set reaches level { $reached }
plan-aim-none = { $element }: it has no level, so no target can be met
plan-asks = Raise { $practices ->
    [one] one practice
   *[other] { $practices } practices
}{ $several ->
    [0] {""}
   *[other] {" "}in { $steps } steps ({ $takes })
}, { $effort } in all.
plan-takes-steps = { $practice } takes { $steps ->
    [2] two
    [3] three
   *[other] { $steps }
}
# What a count of steps counts, where not each step raises a practice of its own.
plan-steps-raise = { $own ->
    [0] { $doubled ->
        [0] {""}
       *[other] {" "}on { $practices ->
            [one] one practice
           *[other] { $practices } practices
        }
    }
   *[other] {" "}({ $raising ->
        [one] one of them raises a practice
       *[other] { $raising } of them raise { $doubled ->
            [0] practices
           *[other] { $practices ->
                [one] one practice
               *[other] { $practices } practices
            }
        }
    })
}
working-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
days = { $days ->
    [one] one day
   *[other] { $days } days
}
effort-not-stated = not stated
effort-open = up to { $days ->
    [one] { $days } day
   *[other] { $days } days
}
effort-cell-open = 0 to { $days }
effort-at-most = up to { $days }
# A step of a practice that nobody could rate.
plan-action-open = Find out first where it stands. If it is below level { $to }: { $action }
plan-find-out = “{ $prompt }” { $named ->
    [0] {""}
   *[other] Who asks: { $owner }.{" "}
}Whom: those who do this work, and those who see what comes of it. Then rate the practice: if it is at level { $to } or above, this step is not needed.
label-find-out = Find out first
label-then = Then, if it is below level { $to }
effort-unstated = { $count ->
    [one] one step
   *[other] { $count } steps
} without a stated effort
effort-and-unstated = { $stated } and { $unstated }
effort-cell = { $days }, { $unstated } not stated
step-action = To reach level { $level }: { $descriptor }
plan-asks-nothing = Nothing needs to be raised.
plan-none-fits = No step fits into the budget.

## How good the answer is

plan-proven-days = { $locked ->
    [0] No other choice of steps gets there in fewer days{ $needs ->
        [0] .
       *[other] , given what each step needs first.
    }
   *[other] With what is kept in or left out, no other choice of steps gets there in fewer days{ $needs ->
        [0] .
       *[other] , given what each step needs first.
    }
}
plan-proven-steps = { $locked ->
    [0] No other choice gets there in fewer steps{ $needs ->
        [0] .
       *[other] , given what each step needs first.
    }
   *[other] With what is kept in or left out, no other choice gets there in fewer steps{ $needs ->
        [0] .
       *[other] , given what each step needs first.
    }
}
plan-proven-budget = { $locked ->
    [0] No other choice of steps within the budget gets further.
   *[other] With what is kept in or left out, no other choice of steps within the budget gets further.
}
plan-bound-days = This is the best found so far. No choice can take fewer than { $days ->
    [one] one working day
   *[other] { $days } working days
}.
plan-bound-steps = This is the best found so far. No choice can take fewer than { $steps ->
    [one] one step
   *[other] { $steps } steps
}.
plan-counts-steps = Not every effort is stated, so the fewest steps were sought in place of the fewest days.
plan-budget-aside = The budget of { $days ->
    [one] one day
   *[other] { $days } days
} is set aside, because not every effort is stated.
plan-bound-level = This is the best found so far. Level { $level } may be within the budget as well.
plan-bound-index = This is the best found so far. No choice can lift the average by more than a further { $tenths } tenths of a level.
plan-out-of-reach = What is locked out or does not apply keeps { $elements } from { $count ->
    [one] its target
   *[other] their targets
}, whatever is spent.
plan-barred = { $practices } would bring { $element } to its target, but { $count ->
    [one] needs
   *[other] need
} { $needs }, which { $left ->
    [one] is
   *[other] are
} left out.
plan-blocked = This is the shortest way to what can be reached.
plan-over-budget = The budget is too small for { $elements }.
plan-within-budget = Within it, level { $level } can be reached.
plan-rest-of-budget = What is left of the budget lifts the average as far as it can.
plan-locked-in-over-budget = What is locked in is dearer than the budget, so there is no set within it: { $dear }.

## Why a practice is in the set

plan-reason = It is among the steps because { $said }.
plan-reason-threshold = it counts in { $element } towards { $count ->
    [one] level { $levels }
   *[other] levels { $levels }
}
plan-reason-prerequisite = { $name } needs it to reach level { $level }
plan-reason-locked-in = it is wanted in any case
plan-reason-index = it lifts the average most for what is left of the budget

## What breaks

plan-break-early = The step of { $step } to level { $to } is due before the step of { $needs } to level { $level }, which it needs.
plan-break-early-own = The step of { $step } to level { $to } is due before its step to level { $level }, which it needs.
plan-break-missing = { $step } needs { $needs } at level { $level }, which is neither reached nor planned.
plan-break-short = With all of this done, { $element } is at level { $reached }, below its target, level { $target }.
plan-break-capacity = By day { $until }, { $days ->
    [one] one working day is due
   *[other] { $days } working days are due
}, and there is time for { $capacity }.

## Effort against effect

plan-quick-win = Quick win
plan-big-bet = Big bet
plan-fill-in = Fill-in
plan-later = Later
plan-not-drawn-open = { $count ->
    [one] Nobody could rate one practice, so what its step takes and brings is to be found out first, and it is not drawn: { $practices }.
   *[other] Nobody could rate { $count } practices, so what their steps take and bring is to be found out first, and they are not drawn: { $practices }.
}
plan-not-drawn = { $count ->
    [one] The effort of one step is not stated, so it is not drawn: { $practices }.
   *[other] The effort of { $count } steps is not stated, so they are not drawn: { $practices }.
}

## Status

plan-status-open = Open
plan-status-under-way = Under way
plan-status-done = Done
plan-status-dropped = Dropped
plan-status-reached = Reached
plan-saturday = a Saturday
plan-sunday = a Sunday
plan-day-off = a day off
plan-widely-kept = a holiday in most countries

plan-settled-reached = Reached: the answers show level { $level }.
plan-settled-dropped = Dropped: the answers say that it does not apply.

plan-own-untitled = A step of the unit's own
plan-own-due = { $title } is due

## The next assessment

plan-carried-over = Carried over: the unit, { $people ->
    [0] no people
    [one] one person
   *[other] { $people } people
}, { $targets ->
    [0] no targets
    [one] one target
   *[other] { $targets } targets
}, { $steps ->
    [0] no steps
    [one] one step still to do
   *[other] { $steps } steps still to do
}, and { $figures ->
    [0] no figures
    [one] one figure
   *[other] { $figures } figures
} of the business case; every answer starts empty.

## Phases

plan-phase = Due by day { $until } ({ $end }), { $effort }
plan-beyond = After the last phase
plan-undated = Without a date

## The calendar

plan-event-title = { $id } { $title }: level { $level } is due
# Who is proposed for a step that nobody has.
# $role - a role in the questionnaire's words
plan-owner-proposed = { $role } (proposed)
plan-event-owner = Owner: { $owner }
plan-event-indicator = What shows it: { $indicator }

## The command

command-plan = Print the shortest way to a target, and a plan for it
command-plan-target = The level that every element is to reach; without it the document's targets, else the unit's next level
command-plan-budget = The working days that may be spent; without it the document's budget
command-plan-budget-money = The money that may be spent, in place of --budget-days
command-plan-day-rate = What a working day costs, for --budget-money; without it the business case's cost of one staff day
command-plan-start = The day the work starts; without it the document's, else today
command-plan-capacity = The working days that can be spent in a month; without it the document's
command-plan-ics = Write the steps into a calendar file as well
command-plan-csv = Write the steps into a CSV file for spreadsheets as well
command-plan-json = Print one JSON object for programs (docs/formats.md describes it)
command-plan-more =
    The choice is exact: of all choices that meet the thresholds and bring their prerequisites
    along, it takes the least days. Where the budget does not reach the target, it is the set
    that reaches the highest level within it, then the highest index. Where a questionnaire is so
    large that the search ends early, it is the best so far, and that is said.

      continuum plan unit.continuum --target 3 --budget-days 60 --ics plan.ics
      continuum plan unit.continuum --budget-money 12000 --day-rate 350
command-plan-aims = What is asked
command-plan-set = The shortest way
command-plan-pays-for = { $amount } at { $rate } a day { $days ->
    [0] does not pay for a working day
    [one] pays for one working day
   *[other] pays for { $days } working days
}.
command-plan-raise = {"  "}{ $name }, level { $from } to { $to }, { $effort }: { $reasons }
command-plan-raise-open = {"  "}{ $name }, to find out first, then to level { $to }, { $effort }: { $reasons }
command-plan-stuck = {"  "}{ $name } was locked in and cannot be raised
command-plan-phases = The plan from { $start }
command-plan-step = {"    "}{ $due }  { $name }, to level { $to }{ $owner }
command-plan-step-undated = {"    "}{ $name }, to level { $to }{ $owner }
command-plan-own = {"    "}{ $due }  { $name }{ $owner }
command-plan-own-undated = {"    "}{ $name }{ $owner }
command-plan-step-past = {" "}({ $status })
command-plan-step-owner = {" "}(owner: { $owner })
command-plan-phase = {"  "}{ $text }
command-plan-breaks = What does not fit
command-plan-wrote = Wrote { $file }.
command-plan-no-level = the unit has no level, so there is no next one to plan for: { $file }
command-plan-no-level-hint = rate what is not assessable, or give --target
command-fault-invalid-number = { $argument } must be a whole number from { $least }, found "{ $value }"
command-fault-invalid-amount = { $argument } must be an amount above 0, at most 1000000000, such as 12000 or 349.50, found "{ $value }"
command-fault-plan-day-rate = --budget-money needs what a working day costs
command-plan-day-rate-hint = give --day-rate, or the cost of one staff day (staff_day_cost) in the business case
command-fault-plan-target = the target must be level { $least } to { $most }, found { $found }
command-fault-plan-outputs = only one of the outputs can be standard output

## In the report

report-target-title = { $count ->
    [one] One practice
   *[other] { $count } practices
}{ $steps ->
    [0] {""}
   *[other] {" "}in { $steps } steps
} and { $effort } reach the target
report-target-title-hold = The target is reached: hold it
report-target-title-blocked = The target cannot be reached with what is locked or does not apply
report-target-title-budget = The budget does not reach the target
report-target-reason = { $aim }. Why: { $reason }
report-target-open = find out, then to { $to }
report-target-levels = What each level asks
report-target-levels-title = { $asks }
report-target-level-asks = Level { $level } asks for { $effort }
report-target-next-level-asks = level { $level } for { $effort }
report-target-levels-intro = Practices to raise and working days if every element were to reach the level, from where the unit is now{ $elements ->
    [0] {""}
   *[other] ; on the right the days that fall to each element
}.
report-target-levels-intro-steps = Practices to raise and steps, each { $gaps ->
    [0] by one level
   *[other] to the next description of its practice
}, if every element were to reach the level, from where the unit is now{ $elements ->
    [0] {""}
   *[other] ; on the right the steps that fall to each element
}. Not every effort is stated, so steps stand here in place of days.
report-target-out-of-reach = out of reach
report-efforts-title = { $count ->
    [0] No step is a quick win: what brings much takes long
    [one] One of the { $all } possible steps brings much for little work
   *[other] { $count } of the { $all } possible steps bring much for little work
}
report-efforts-caption = { $counts }.
report-efforts-intro = Each rated practice has one step here, to its next level. A step is small up to { $days ->
    [one] one working day
   *[other] { $days } working days
} (half of { $unstated ->
    [0] all steps
   *[other] those whose effort is stated
} take no more), and strong where it brings its element nearer to the next level by no less than the median step does.{ $set ->
    [0] {""}
   *[other] {" "}Ringed steps are those on the shortest way to the target.
}
report-roadmap-title = { $past ->
    [0] { $count ->
        [one] One step is planned, due on { $last }
       *[other] { $count } steps{ $raise } are planned, the last due on { $last }
    }
   *[other] { $count ->
        [one] One of the { $all } steps of the plan is still to do, due on { $last }
       *[other] { $count } of the { $all } steps of the plan are still to do, the last due on { $last }
    }
}
report-roadmap-title-undated = { $past ->
    [0] { $count ->
        [one] One step is planned, without a date
       *[other] { $count } steps{ $raise } are planned, without dates
    }
   *[other] { $count ->
        [one] One of the { $all } steps of the plan is still to do, without a date
       *[other] { $count } of the { $all } steps of the plan are still to do, without dates
    }
}
report-roadmap-title-done = Nothing of the plan is left to do
report-roadmap-phase = { $title }: { $count ->
    [one] one step
   *[other] { $count } steps
}
report-roadmap-intro = The steps taken on, from { $start }, by the day they are due.
report-roadmap-pace = { $stated ->
    [0] The days that follow from the work assume { $pace } working days a month, since the unit has not said how many it has.
   *[other] The days that follow from the work rest on the { $pace } working days a month that the unit has for it.
}
report-roadmap-step = { $name }, to level { $level }
report-roadmap-breaks = What does not fit
column-days = Days
column-steps = Steps
column-why = Why it is among the steps
column-practices = Practices
column-due = Due
column-adds = Adds to its element
column-kind = Effort against effect
column-indicator = What shows it

## In charts

chart-effort = { $counts }{ $unstated ->
    [0] {""}
    [one] ; one more is not drawn, for its effort is not stated
   *[other] ; { $unstated } more are not drawn, for their effort is not stated
}{ $open ->
    [0] {""}
    [one] ; one more is not drawn, for nobody could rate its practice
   *[other] ; { $open } more are not drawn, for nobody could rate their practices
}.
chart-effort-counts = { $wins ->
    [0] No quick win
    [one] One quick win
   *[other] { $wins } quick wins
}, { $bets ->
    [one] one big bet
   *[other] { $bets } big bets
}, { $fillIns ->
    [one] one fill-in
   *[other] { $fillIns } fill-ins
} and { $later ->
    [one] one step for later
   *[other] { $later } steps for later
}
chart-effort-small = Up to { $days ->
    [one] one working day
   *[other] { $days } working days
}
chart-effort-large = More than { $days ->
    [one] one working day
   *[other] { $days } working days
}
chart-effort-strong = Strong: { $points } points or more towards the next level of its element
chart-effort-strong-any = Strong: counts towards the next level of its element
chart-effort-weak = Not strong: fewer points, or points that count only further up
chart-effort-weak-any = Not strong: counts only further up
chart-effort-field-quick-win = Quick wins: { $count }
chart-effort-field-big-bet = Big bets: { $count }
chart-effort-field-fill-in = Fill-ins: { $count }
chart-effort-field-later = For later: { $count }
chart-effort-days = days
chart-effort-level = level
chart-effort-to = { $to }
chart-effort-points = points
chart-effort-legend = Points: rise of the share in place. Filled: its element's next level lacks it. Half filled: needed first by one of these. Hollow: later.
chart-effort-needs-mark = {"*"}
chart-effort-needs-legend = {"*"} Another practice must be raised first.
chart-effort-needs = { $told } Needs first, to level { $to }: { $needs }.
chart-effort-quick-win = { $name }, to level { $to }: quick win, { $days ->
    [one] one day
   *[other] { $days } days
} for { $points } points.
chart-effort-big-bet = { $name }, to level { $to }: big bet, { $days ->
    [one] one day
   *[other] { $days } days
} for { $points } points.
chart-effort-fill-in = { $name }, to level { $to }: fill-in, { $days ->
    [one] one day
   *[other] { $days } days
} for { $points } points.
chart-effort-later = { $name }, to level { $to }: for later, { $days ->
    [one] one day
   *[other] { $days } days
} for { $points } points.
chart-timeline-phase = to day { $until }
chart-timeline-step = { $id } { $title } ({ $to })
chart-timeline-open = { $id } { $title }, to level { $to }: not begun, due { $due }.
chart-timeline-under-way = { $id } { $title }, to level { $to }: under way, due { $due }.
chart-timeline-done = { $id } { $title }, to level { $to }: done, was due { $due }.
chart-timeline-reached = { $id } { $title }, to level { $to }: reached, as the answers show.
chart-timeline-dropped = { $id } { $title }, to level { $to }: dropped, was due { $due }.
chart-timeline-own-open = { $title }: not begun, due { $due }.
chart-timeline-own-under-way = { $title }: under way, due { $due }.
chart-timeline-own-done = { $title }: done, was due { $due }.
chart-timeline-own-dropped = { $title }: dropped, was due { $due }.
chart-timeline-legend = The level to reach in brackets. Filled: done or reached. Half filled: under way. Hollow: not begun. Crossed out: dropped.
