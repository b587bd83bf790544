# What a unit measures of its customers, check-ins, and whether it paid.

## Measures

measure-nps = net promoter score
measure-csat = customer satisfaction
measure-effort = customer effort
measure-retention = customers who stay
measure-complaints = complaints
measure-own = a measure of your own
measure-better-higher = higher is better
measure-better-lower = lower is better
measure-plain = { $amount } { $unit }
measure-of = { $value }, { $counted }
measure-from-answers = { $count ->
    [one] from one answer
   *[other] from { $count } answers
}
measure-from-customers = { $count ->
    [one] of one customer
   *[other] of { $count } customers
}
measure-from-cases = { $count ->
    [one] of one that was counted
   *[other] of { $count } that were counted
}
check-in-found = { $value } ({ $source })
observed-customers-lost = { $amount } customers lost
observed-gain = { $amount } gained
observed-cost = { $amount } spent
observed-staff-days = { $amount } staff days

## What was measured, in sentences

outcome-scale = a scale of { $least } to { $most }
outcome-interval = { $low } to { $high }
outcome-none = Nothing has been measured yet.
outcome-last = On { $date } it was { $value }.
outcome-last-sure = On { $date } it was { $value }. Allowing for chance, the true figure lies between { $low } and { $high }; such a range is right in 95 of 100 samples.
outcome-no-count = How many answered is not stated, so how sure this is is not known.
outcome-none-counted = How many were counted is not stated, so how sure this is is not known.
outcome-no-spread = How far answers lie apart is not stated, so how sure this mean is is not known.
outcome-one-answer = One answer says nothing about others.
outcome-plain = A figure of this kind comes without an interval.
outcome-widest = Promoters and detractors are not stated, so the interval is the widest that so many answers leave.
outcome-moved-better = Since { $date } it moved from { $old } to { $new } ({ $difference }): better by more than chance gives, between { $low } and { $high }.
outcome-moved-worse = Since { $date } it moved from { $old } to { $new } ({ $difference }): worse by more than chance gives, between { $low } and { $high }.
outcome-moved-within = Since { $date } it moved from { $old } to { $new } ({ $difference }): chance alone could give as much, between { $low } and { $high }.
outcome-moved-unknown = Since { $date } it moved from { $old } to { $new } ({ $difference }). Whether that is more than chance gives is not known.
outcome-moved-same = Since { $date } it stayed at { $new }.
outcome-short-better = better
outcome-short-worse = worse
outcome-short-within = within chance
outcome-short-unknown = moved; chance not known
outcome-short-same = the same
outcome-signed = { $sign ->
    [1] +{ $amount }
   *[0] { $amount }
}
outcome-points = { $sign ->
    [1] +{ $amount }
   *[0] { $amount }
} points
outcomes-beside = Levels and outcomes stand beside each other. That both moved does not say that one moved the other.

## How far the plan is

status-no-plan = There is no plan yet
status-title = { $done } of { $count } steps { $done ->
    [one] is
   *[other] are
} done{ $late ->
    [0] , and none is late
    [one] , and one is late
   *[other] , and { $late } are late
}
status-step = { $name } to level { $level }
status-late = { $date }, { $days ->
    [one] one day late
   *[other] { $days } days late
}
status-no-date = no date
status-later = { $count ->
    [one] One step is due later.
   *[other] { $count } steps are due later.
}
status-undated = { $count ->
    [one] One step has no date.
   *[other] { $count } steps have no date.
}
status-dropped = { $count ->
    [one] One step was dropped.
   *[other] { $count } steps were dropped.
}
status-value = { $value } on { $date }
status-no-value = not measured yet
status-said = { $named ->
    [1] { $by } on { $date }: { $text }
   *[0] Said on { $date }: { $text }
}

## Whether it paid

paid-nothing-promised = Did it pay? The business case promises nothing yet
paid-nothing-observed = Did it pay? Nothing has been observed yet
paid-no-beginning = Did it pay? The day that the plan began is not known
paid-open = Did it pay? Open on { $date }: not everything was observed
paid-paid = By { $date } it had paid: { $amount } more came in than it cost
paid-not-yet = By { $date } it had not paid yet: { $amount } less came in than it cost
paid-not-paid = It did not pay: by { $date }, { $amount } less had come in than it cost
paid-time = From { $begun } to { $day }: { $months ->
    [one] one month
   *[other] { $months } months
} of the { $horizon } that the business case looks at. What was promised is what it says of this time, money not discounted.
paid-open-lines = Not observed, so open: { $names }.
paid-no-cause = What happened is what people observed, from the sources they name. It does not show that the plan was the cause.
paid-open-cell = open
paid-not-observed = not observed
paid-customers-kept = Customers kept who would have left at the old rate
paid-gain = Money gained
paid-cost = Money spent
paid-staff-days = Days of your own
paid-cost-in-all = Cost with your own days
paid-balance = Gained less cost

## Pictures and the report

report-unit-segment = { $unit } ({ $segment })
label-segment = Customers
outcome-about = { $about }.
chart-outcome-summary = { $name } by day. { $points }.
chart-outcome-point = { $date }: { $value }{ $has ->
    [1] {" "}({ $interval })
   *[0] {""}
}
chart-outcome-level = Level
chart-outcome-hollow = Hollow: on the scale of another edition or questionnaire
chart-outcome-level-told = { $date }: { $place }{ $other ->
    [1] {" "}on the scale of edition { $edition }
   *[0] {""}
}
section-outcomes = What was measured
section-status = How far the plan is
section-paid = Did it pay?
report-outcomes-title = { $count ->
    [one] One measure shows what customers say and do
   *[other] { $count } measures show what customers say and do
}
report-outcomes-more = { $count ->
    [one] One earlier value is left out here; the document holds it.
   *[other] { $count } earlier values are left out here; the document holds them.
}
report-status-day = On { $date }
report-status-more = { $count ->
    [one] One step more.
   *[other] { $count } steps more.
}
status-overdue = Late
status-next = Due within 31 days
status-done = Done
status-indicators = Indicators
status-indicator = Measure
status-last = Last value
status-moved = Since the one before
status-steps = Steps that it stands for
status-what = Step
status-owner = Owner
status-due = Due
status-note = How it goes
paid-line = Line
paid-promised = Promised
paid-happened = Happened
paid-source = Source

## The page in the window

outcomes-title = Outcomes
outcomes-tooltip = What you measure of your customers, by day, beside the level
outcomes-nothing = Put your own figures here by day, such as a net promoter score, satisfaction, customers who stay, or complaints. They stand beside the level, and a step of the plan can name the one that shows whether it works.
outcomes-new = A new measure
outcomes-new-open = Add a measure…
outcomes-kind-label = What is measured
outcomes-name-label = Name
outcomes-name-hint = As you call it
outcomes-unit-label = Measured in
outcomes-unit-hint = Such as: minutes; or %
outcomes-scale-help = Only where values are means of answers: the lowest and the highest answer. Leave both empty where values are shares in per cent.
outcomes-least-label = Lowest answer
outcomes-most-label = Highest answer
outcomes-add-measure = Add this measure
outcomes-add-cancel = Cancel
outcomes-change = Change the measure…
outcomes-change-measure = Change this measure
outcomes-name-taken = another measure has this name already
outcomes-day-label = Date
outcomes-value-label = Value
outcomes-answers-label = Answers
outcomes-customers-label = Customers
outcomes-cases-label = Counted
outcomes-promoters-label = Promoters
outcomes-detractors-label = Detractors
outcomes-spread-label = Std. deviation
outcomes-net-help = Promoters answer 9 or 10 of 10, detractors 0 to 6. The value follows from both and the number of answers.
outcomes-note-label = Note
outcomes-interval-label = In 95 of 100 samples
outcomes-field-name = { $field } of { $name }
outcomes-value-name = { $field }: { $name } on { $date }
outcomes-put-value = Add this value
outcomes-change-value = Replace the value
outcomes-replaces = On { $date } it is { $value } so far.
outcomes-edit = Edit
outcomes-remove-value = Remove
outcomes-remove = Remove the measure
outcomes-more = More for { $name }
outcomes-values = { $count ->
    [one] One value
   *[other] { $count } values
}
outcomes-point = { $date }: { $value }{ $is_counted ->
    [1] , { $counted }
   *[0] {""}
}{ $has ->
    [1] {" "}({ $interval })
   *[0] {""}
}{ $noted ->
    [1] . { $note }
   *[0] {""}
}
outcomes-which-number = Which do you mean?
outcomes-way = What you measure of your customers
outcomes-import = Take in a table of measures…
outcomes-import-tooltip = A table with a row for each value, or for each day
outcomes-import-also = nps csat complaints retention csv import
outcomes-path = Choose a table of outcomes
outcomes-table = What { $name } would bring
outcomes-brought = { $new ->
    [0] No new value
    [one] One new value
   *[other] { $new } new values
}{ $added ->
    [0] {""}
    [one] , one new measure
   *[other] , { $added } new measures
}{ $replaced ->
    [0] {""}
    [one] , one value that would replace another
   *[other] , { $replaced } values that would replace others
}{ $unchanged ->
    [0] .
    [one] ; one is there already.
   *[other] ; { $unchanged } are there already.
}
outcomes-replaced = { $name } on { $date }: { $old } becomes { $new }.
outcomes-take = Take them in
outcomes-leave = Leave the table
outcomes-taken = { $new ->
    [one] One new value was taken in
   *[other] { $new } new values were taken in
}{ $replaced ->
    [0] .
    [one] , and one was replaced.
   *[other] , and { $replaced } were replaced.
}
outcomes-which-day = Which stands first in a date such as 3/4/2026?
outcomes-day-first = The day
outcomes-month-first = The month
outcomes-which-sign = Which sign stands before decimals?
outcomes-point-sign = The point
outcomes-comma-sign = The comma

## What is wrong with a table

outcomes-columns = the table names no column with dates and one with values
outcomes-columns-hint = name the columns Measure, Date, Value and n; or Date, and each measure that is there already
outcomes-heading = column "{ $found }" is not read
outcomes-no-day = the row has no date
outcomes-day = "{ $found }" is no date
outcomes-day-hint = write it as 2026-03-31 or 31 March 2026
outcomes-day-two-ways = "{ $found }" can be { $one } or { $other }
outcomes-day-two-ways-hint = say which stands first: --dates day-first or month-first
outcomes-number = "{ $found }" is no number
outcomes-number-two-ways = "{ $found }" can be { $one } or { $other }
outcomes-number-two-ways-hint = say which sign stands before decimals: --decimal point or comma
outcomes-whole = "{ $found }" is no whole number
outcomes-no-value = the row has no value
outcomes-unknown = there is no measure "{ $found }" yet
outcomes-unknown-hint = say in a column Kind what it is: nps, csat, effort, retention, complaints or own
outcomes-kind = "{ $found }" is no kind of measure
outcomes-kind-hint = nps, csat, effort, retention, complaints or own
outcomes-better = "{ $found }" is no direction: higher or lower
outcomes-twice = { $name } stands twice for { $date }

## The commands

command-outcomes = Print what the unit measures of its customers, add to it, or take it in from a table
command-outcomes-more =
    Of each measure: its values by day, how sure each is (in 95 of 100 samples), and whether it moved by
    more than chance gives since the value before and since the first one. Where too little is known for
    that, this is said.

    --add names a measure by its name or id, and with --kind adds one that is not there yet; --on and
    --value put what was measured on a day. A value that is there already is replaced with --replace only.
    --change renames a measure or says anew what it is; --remove takes it away, or with --on one value.
    --import takes a table in: a row a value (Measure, Date, Value, n), or a row a day with a column for
    each measure. A date or number that can be read in two ways is refused until --dates or --decimal
    says how. docs/outcomes.md says how intervals are worked out.
command-outcomes-add = The measure to add a value to, or to add
command-outcomes-change = The measure to rename with --name, or to describe anew with --kind, --unit, --better or --scale; its values stay
command-outcomes-name = What the measure is called from now on
command-outcomes-kind = What a measure is: nps, csat, effort, retention, complaints or own
command-outcomes-unit = What it is measured in; % makes its values shares
command-outcomes-better = Which way is good; without it, as is usual for the kind
command-outcomes-scale = The lowest and the highest answer, such as 1-5, where values are means of answers
command-outcomes-on = The day of a value
command-outcomes-value = What was measured; it may be left out where promoters, detractors and answers are given
command-outcomes-answers = How many answered, or were counted
command-outcomes-spread = The standard deviation of the answers, for a mean
command-outcomes-promoters = How many recommend the unit (9 or 10 of 0 to 10)
command-outcomes-detractors = How many advise against it (0 to 6)
command-outcomes-note = A remark on the value
command-outcomes-by = Who enters it
command-outcomes-remove = The measure to remove, or with --on the value of a day
command-outcomes-import = A table of outcomes: CSV, TSV or XLSX
command-outcomes-decimal = Which sign stands before decimals in the table
command-outcomes-dates = Which stands first in dates such as 3/4/2026
command-outcomes-preview = Say what the table would bring, and write nothing
command-outcomes-replace = Let new values take the place of others
command-outcomes-json = Print one JSON object for programs (docs/formats.md describes it)
command-outcomes-refused = nothing was changed: { $why }
command-outcomes-new = { $name } is measured from now on: { $about }.
command-outcomes-put = { $name } on { $date }: { $value }.
command-outcomes-described = { $renamed ->
    [1] { $old } is called { $name } from now on
   *[0] { $name }
}: { $about }.
command-outcomes-removed = { $name } is not measured any more; { $count ->
    [0] it had no value
    [one] its one value is gone
   *[other] its { $count } values are gone
}.
command-outcomes-value-removed = { $name } has no value for { $date } any more.
command-outcomes-none = Nothing is measured yet. --add with --kind adds a measure.
command-outcomes-measure = { $name } [{ $id }]: { $about }
command-outcomes-line = {"  "}{ $text }
command-outcomes-replaces = Nothing was changed: --replace lets these values take the place of the others.
command-fault-outcomes-unknown = there is no measure "{ $found }"
command-fault-outcomes-none = nothing is measured yet; --kind says what a new measure is
command-fault-outcomes-known = there are: { $names }{ $adds ->
    [1] ; --kind says what a new measure is
   *[0] {""}
}
command-fault-outcomes-name-taken = there is a measure { $name } already
command-fault-outcomes-nothing-changed = nothing about the measure would change
command-fault-outcomes-nothing-changed-hint = --name, --kind, --unit, --better or --scale say what it is from now on
command-fault-outcomes-value = --on needs --value, or --promoters, --detractors and --answers
command-fault-outcomes-day = a value needs its day: --on YYYY-MM-DD
command-fault-outcomes-scale = a scale is two numbers such as 1-5, for csat, effort or own, found "{ $found }"
command-fault-outcomes-number = --{ $option } is a number such as 12.5, found "{ $found }"
command-fault-outcomes-whole = --{ $option } is a whole number, found "{ $found }"
command-fault-outcomes-replaces = on { $date } it is { $value } already
command-fault-outcomes-replaces-hint = --replace lets the new value take its place
command-fault-outcomes-no-value = { $name } has no value for { $date }

command-status = Print how far the plan is and whether it paid, or note a check-in
command-status-more =
    For a monthly meeting: steps that are done, late, or due within 31 days, what the indicators say, and
    what the business case promised by now against what was observed.

    --said notes what was said on the day, --observed what had happened since the plan began, with its
    --source: customers_lost, gain, cost, staff_days. What a second person makes of an answer is
    "continuum review".
command-status-date = The day that it is looked at, or noted for; without it, today
command-status-said = What was said about the plan
command-status-observed = What had happened since the plan began, such as cost=1200; give it again for more
command-status-source = Where these figures are from
command-status-by = Who held the check-in
command-status-json = Print one JSON object for programs (docs/formats.md describes it)
command-status-refused = nothing was noted: { $why }
command-status-noted = The check-in of { $date } is noted.
command-status-unit = { $unit }, { $date }
command-status-step = {"  "}{ $what }{ $owned ->
    [1] {" "}({ $owner })
   *[0] {""}
}: { $due }{ $noted ->
    [1] . { $note }
   *[0] {""}
}
command-status-indicator = {"  "}{ $name }: { $last }{ $has ->
    [1] , { $moved }
   *[0] {""}
}. { $steps }
command-status-paid = {"  "}{ $what }: promised { $promised }, happened { $happened }{ $has ->
    [1] {" "}({ $source })
   *[0] {""}
}
command-fault-status-observed = --observed is a name and a number such as cost=1200, found "{ $found }"
command-fault-status-observed-hint = the names are { $names }

## Check-in, on the page Plan

check-in-title = Check-in
check-in-place = Check-in: how far the plan is, and whether it paid
check-in-also = status review meeting late overdue done paid
check-in-open = Note a check-in
check-in-note = How it goes
check-in-note-name = How it goes with { $name }
check-in-indicator = Shows whether it works:
check-in-indicator-name = Measure that shows whether { $name } works
check-in-no-indicator = no measure
check-in-day = Date
check-in-by = Held by
check-in-said = What was said
check-in-observed = What has happened since the plan began, as far as somebody knows it. Leave the rest empty.
check-in-customers-lost = Customers lost
check-in-gain = Money gained by the plan
check-in-cost = Money spent
check-in-staff-days = Days of your own
check-in-source = Where this figure is from
check-in-source-name = Where this figure is from: { $name }
check-in-needs-source = Say of each figure where it is from.
check-in-put = Note this check-in
check-in-of = { $field }: check-in of { $date }
