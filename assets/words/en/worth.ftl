# The business case: its inputs, its figures, its answer.

## Inputs, and where a company's books have them

input-customers = Customers
input-customers-where = How many customers the unit serves: contracts in force in the customer list, or people who bought or used something in the last twelve months.
input-revenue = Revenue of one customer
input-revenue-where = Sales of the last twelve months from the profit and loss account, divided by the customers. Without sales, as in a public office: 0. What could be saved on contacts is then asked for in place of margin and customers lost.
input-gross-margin = Gross margin
input-gross-margin-where = Gross profit divided by sales in the profit and loss account: sales less goods, parts and the wages of those who deliver.
input-cost-to-serve = Cost to serve one customer
input-cost-to-serve-where = Service desk, complaints, visits without a charge and invoicing, a year, divided by the customers. Leave out what gross margin has taken off already.
input-customers-lost = Customers lost
input-customers-lost-where = Customers of a year ago who did not renew or have bought nothing since: compare this year's customer list with last year's.
input-uplift = Uplift in retention
input-uplift-where = How many more of each 100 customers would stay every year once the steps are taken, in your own judgement. No level says it. Look at what win-backs, complaints and exit calls say could have been kept.
input-months-until-effect = Months until it shows
input-months-until-effect-where = How long after the start it makes a difference: the last date of the plan, and the time until customers next decide or call.
input-plan-once = One-off cost of the plan
input-plan-once-where = Quotations for tools, training and advisers, without the unit's own staff. Write 0 if there are none.
input-plan-yearly = Yearly cost of the plan
input-plan-yearly-where = Licences, posts and surveys that go on as long as the plan does. Write 0 if there are none.
input-staff-days = Staff days
input-staff-days-where = Working days of the unit's own people. Left open, the days of the plan are taken, or of the shortest way while there is no plan.
input-staff-day-cost = Cost of one staff day
input-staff-day-cost-where = What a working day of one of the unit's own people costs: wages with all charges of a year, divided by the days worked, about 215; the payroll office knows both.
input-new-customers = Customers won
input-new-customers-where = New names in the customer list in the last twelve months.
input-acquisition-spend = Sales and marketing
input-acquisition-spend-where = What was spent in the last twelve months to win customers: advertising, commissions, sales wages, opening discounts.
input-contacts = Contacts
input-contacts-where = All calls, messages and visits that the service desk dealt with in the last twelve months, from the telephone system, the ticket list or a count at the desk.
input-cost-per-contact = Cost of one contact
input-cost-per-contact-where = Cost of the service desk in a year, divided by the contacts above.
input-contacts-avoided = Contacts avoided
input-contacts-avoided-where = The share of contacts that the plan is expected to make needless. Count repeat calls and chasers in one week: that is the most it can be.
input-referral-share = Share who came by referral
input-referral-share-where = Ask new customers for a month how they found you, or count the vouchers.
input-referred-value = Worth of one referred customer
input-referred-value-where = What a referred customer leaves over in all, or at least what winning one by advertising costs.
input-price-effect = Effect on price
input-price-effect-where = By what share of the price they pay now more satisfied customers would pay more for the same; below 0 if they would expect a discount. Look at which price rises and quotations of the last years were accepted, and by whom. Leave it unknown unless you have seen it.
input-extra-purchases = Extra purchases of one customer
input-extra-purchases-where = By how much more satisfied customers would buy more, at present prices: compare what content and discontented customers of one kind spend in a year.
input-discount-rate = Discount rate
input-discount-rate-where = What the company expects from other uses of its money; the finance department has a rate for investments. Without an entry 10% is assumed.

## Units and amounts

unit-money = money
unit-money-yearly = money a year
unit-percent = per cent
unit-points = of each 100 customers, every year
unit-count = number
unit-count-yearly = number a year
unit-months = months
unit-days = days
unit-yearly = a year
money = { $currency } { $amount }
percent = { $amount }%

## The answer

worth-years = { $years ->
    [1] one year
    [2] two years
    [3] three years
    [5] five years
    [10] ten years
   *[other] { $years } years
}
worth-pays = Over { $span } the plan is expected to bring about { $npv } more than it costs, at present value.
worth-pays-exactly = Over { $span } the plan is expected to bring just what it costs, at present value.
worth-pays-not = Over { $span } the plan is expected to cost about { $shortfall } more than it brings, at present value.
worth-range = { $ranged ->
    [one] One of the { $all } figures has a range. Of { $cases } cases drawn from it
   *[other] { $ranged } of the { $all } figures have a range. Of { $cases } cases drawn from these
}, the middle one is { $median }, and 95 of 100 lie between { $low } and { $high }.
worth-no-range = Every figure is a single value, so how likely it pays cannot be said: that takes a low and a high one for what is not certain.
worth-title-pays = The plan pays in { $percent ->
    [100] every simulated case
   *[other] { $percent } of 100 simulated cases
}
worth-title-pays-rarely = The plan pays at the likely figures, but in only { $percent } of 100 simulated cases
worth-title-loses = The plan pays in { $percent ->
    [0] no simulated case
   *[other] only { $percent } of 100 simulated cases
}
worth-title-loses-often = The plan pays in { $percent } of 100 simulated cases, but not at the likely figures
worth-title-exact-pays = At the figures given{ $assumed ->
    [0] {""}
   *[other] {" "}and assumed
}, the plan pays
worth-title-exact-loses = At the figures given{ $assumed ->
    [0] {""}
   *[other] {" "}and assumed
}, the plan does not pay
worth-title-open = Over { $span } the plan pays if { $stay }
worth-title-always = The plan pays even if not one more customer stays
worth-title-out = The plan does not pay, even if no customer leaves any more
worth-title-missing = Whether the plan pays is not known yet
worth-title-no-days = Whether the plan pays is not known yet: { $count ->
    [one] one of its steps has no days
   *[other] { $count } of its steps have no days
}
worth-days-of-steps = the days of { $count ->
    [one] one step of the plan
   *[other] { $count } steps of the plan
}
worth-sentence = { $title }.
worth-deciding = { $count ->
    [one] { $inputs } alone can change the answer
   *[other] { $inputs }: each of these { $count } alone can change the answer
}
worth-deciding-many = { $count } of the { $all } inputs with a range can each change the answer alone, above all { $inputs }
worth-deciding-none = { $all ->
    [one] { $input } has a range, and the answer is the same at both ends of it
   *[other] None of the { $all } figures with a range changes the answer alone; { $input } moves the result most
}
worth-break-even = Over { $span } it pays if { $stay }.
# How many more customers must stay: in people, and what these come from.
worth-stay = at least { $count } more of each 100 customers stay every year ({ $people } of today's { $customers }{ $rounded ->
    [0] {""}
    [1] , rounded up to a whole customer
    [2] ; the share is rounded up
   *[other] ; both rounded up
})
worth-stay-of-each = at least { $count ->
    [one] one more of each 100 customers stays
   *[other] { $count } more of each 100 customers stay
} every year
worth-expected = { $few ->
    [0] { $rounded ->
        [0] {""}
       *[other] about{" "}
    }{ $one ->
        [0] { $people } are
       *[other] one is
    }
   *[other] fewer than one is
} expected ({ $count } of each 100)
worth-expected-of-each = { $count ->
    [one] one of each 100 is
   *[other] { $count } of each 100 are
} expected
worth-break-even-brief = Pays if { $one ->
    [0] { $people } more customers stay
   *[other] one more customer stays
} every year ({ $count } of each 100)
worth-break-even-brief-of-each = Pays if { $count ->
    [one] one more of each 100 customers stays
   *[other] { $count } more of each 100 customers stay
} every year
worth-break-even-brief-many = Pays only if more than 99.9 more of each 100 customers stay every year
worth-break-even-brief-none = Pays even if not one more stays
worth-break-even-brief-out = Does not pay, even if no customer leaves
worth-break-even-brief-contacts = Pays if { $needed }% of the contacts are avoided
worth-break-even-brief-contacts-none = Pays even if no contact is avoided
worth-break-even-brief-contacts-out = Does not pay, even if every contact is avoided
worth-break-even-many = Over { $span } it pays only if more than 99.9 more of each 100 customers stay every year.
worth-break-even-none = Over { $span } it pays even if not one more customer stays.
worth-break-even-out = Over { $span } it does not pay, even if no customer leaves any more.
worth-needed = It pays if { $stay }; { $expected }.
worth-assumed = { $count ->
    [one] Besides the figures that were given, one is assumed
   *[other] Besides the figures that were given, { $count } are assumed
}: { $figures }.
worth-assumed-one = { $name } ({ $value })
worth-contacts-needed = It pays if at least { $needed }% of the contacts are avoided; { $expected }% are expected.
worth-contacts-out = It does not pay, even if every contact is avoided; { $expected }% are expected to be.
worth-contacts-none-needed = It pays even if no contact is avoided.
worth-savings-alone = All that the plan brings comes from { $lines }, since customers pay the unit nothing.
worth-besides-uplift = About { $amount } of the return comes from { $lines } and does not depend on how many more customers stay.
worth-own-days = The business case counts { $stated } staff days, but the steps of the plan take { $planned }: check which of the two is right.
worth-own-days-result = The business case counts { $stated } staff days, but the steps of the plan take { $planned }: with these, the result would be { $npv } in place of { $present }.
worth-own-days-of-plan = The staff days are those of the plan, { $days }; no other number of days was given.
worth-own-days-of-way = The staff days are those of the shortest way to the target, { $days }; no other number of days was given.
worth-origin-plan = from the plan
worth-origin-way = from the shortest way
worth-origin-assumed = assumed
worth-with-origin = { $text }, { $origin }
worth-open-uplift = How many more would stay is for the unit to judge, since no level says it. Until it is set, there is no net present value.
worth-payback = At present value, the money spent is back after { $months ->
    [one] one month
   *[other] { $months } months
}.
worth-payback-at-once = At no time has more been spent than has come in.
worth-still-missing = Still missing: { $inputs }.
worth-missing = Whether it pays cannot be said, because this is not known: { $inputs }.
worth-too-large = These figures make sums that are too large. Check them.
worth-not-asked = Whether a higher level pays was not asked: no figures of the unit are given.
worth-lost-above = More customers were lost than there are. Check both figures.
worth-uplift-above = The uplift is more than there are customers who leave, so everybody is taken to stay. Check it.
worth-line-contacts-alone = Contacts that are no longer needed save about { $amount } in a full year.
worth-line-contacts = Booked too: contacts that are no longer needed, about { $amount } in a full year.
worth-line-referrals = Booked too: new customers who come through those who stay, about { $amount } a year for each who stays.
worth-line-price = Booked too: the effect on price, about { $amount } a year for each of today's customers who is still there.
worth-line-purchases = Booked too: extra purchases at the gross margin, about { $amount } a year for each of today's customers who is still there.
worth-line-contacts-missing = Contacts avoided are not booked, because this is not known: { $inputs }.
worth-line-referrals-missing = Referrals are not booked, because this is not known: { $inputs }.
worth-line-price-missing = The effect on price is not booked, because the revenue of one customer is not known.
worth-line-purchases-missing = Extra purchases are not booked, because the gross margin is not known.
worth-replacement = Winning one customer costs about { $each }. The uplift saves about { $saved } a year of that. It is not added: each of these customers either stays and pays, or is replaced by one who pays, and the margin is booked already.
worth-replacement-each = Winning one customer costs about { $each }.
worth-replacement-missing = What winning one customer costs cannot be said, because this is not known: { $inputs }.
worth-for-ever = Many textbooks count without an end, and with the whole effect at once: by that looser rule it would pay if { $stay }.

## Figures

worth-figure-retention = Customers who stay a year
worth-figure-margin = Margin of one customer after the cost to serve, a year
worth-figure-lifetime-finite = Worth of one customer over { $span }
worth-figure-lifetime = Worth of one customer, counted without an end
worth-figure-cost = Cost of the plan at present value
worth-figure-value = Margin that the uplift brings, at present value
worth-figure-npv = Net present value
worth-customer = What one customer is worth
worth-customer-title = One customer is worth about { $amount } over { $span }
worth-line-name-margin = Margin of the additional customers who stay
worth-line-name-contacts = Contacts avoided
worth-line-name-referrals = Referrals
worth-line-name-price = Effect on price
worth-line-name-purchases = Extra purchases
worth-line-name-once = One-off cost of the plan
worth-line-name-days = Staff days
worth-line-name-yearly = Yearly cost of the plan
worth-breakdown = What the plan brings and costs over { $span }
worth-breakdown-decisive = Without { $lines } the plan would not pay
worth-without-contacts = the contacts avoided
worth-without-referrals = the referrals
worth-without-price = the effect on price
worth-without-purchases = the extra purchases
worth-unknown = not known

## Pictures and tables

chart-tornado-likely = likely { $npv }
chart-tornado-zero = 0
chart-tornado-low = at its low value
chart-tornado-high = at its high value
chart-tornado-turns = alone changes the answer
chart-tornado-row = { $name }: { $atLow } at its low value { $low }, { $atHigh } at its high value { $high }.
chart-tornado-summary = The net present value is { $npv } with every input likely. { $rows }
chart-waterfall-line = { $name } { $amount }
chart-waterfall-summary = { $name }: { $amount }. { $lines }.
worth-elasticity = What five points more retention do depends on how many stay already
worth-elasticity-own = Counted without an end, five points more retention would raise the worth of a customer by { $rise }%
worth-elasticity-intro = It is often said that five points more retention raise profit by 25 to 85%. What they do to the worth of one customer, counted without an end, depends on how many stay already. At a discount rate of { $rate }:
worth-elasticity-row = { $from } to { $to }
worth-elasticity-row-own = { $from } to { $to } (this unit)
worth-elasticity-rise = +{ $rise }%
worth-elasticity-none = no figure

## In the report

column-input = Input
column-low = Low
column-likely = Likely
column-high = High
column-unit = Unit
column-result = Result
column-retention = Customers who stay
column-rise = Worth of one customer
report-worth-label = Does it pay?
report-worth-caption = { $input } moves the result { $all ->
    [one] {""}
   *[other] most:{" "}
}from { $low } to { $high }.
report-worth-inputs = { $ranges ->
    [0] None of the { $count } inputs has a range{ $assumed ->
        [0] {""}
        [one] , and one is assumed
       *[other] , and { $assumed } are assumed
    }: the answer looks surer than it is
    [one] One of the { $count } inputs has a range{ $assumed ->
        [0] ; the others are taken as exact
        [one] , and one is assumed; the others are taken as exact
       *[other] , and { $assumed } are assumed; the others are taken as exact
    }
   *[other] { $ranges } of the { $count } inputs have a range{ $assumed ->
        [0] {""}
        [one] , and one is assumed
       *[other] , and { $assumed } are assumed
    }{ $exact ->
        [0] {""}
       *[other] ; the others are taken as exact
    }
}
report-worth-ends = What the plan comes to with each input at the ends of its range
report-worth-inputs-intro = These figures are the unit's own, but for those marked as assumed, which nobody gave.{ $sells ->
    [0] {""}
   *[other] {" "}What the uplift in retention will be, no level says: those who gave the figures set it, or left it open.
}
report-worth-breakdown-intro = At present value, rounded to the digits that matter. A full bar is a gain, a hollow one a cost; each begins where the one before ends.{ $sells ->
    [0] {""}
   *[other] {" "}What replacing lost customers costs is not in it, so that no customer is counted twice.
}
report-worth-tornado-intro = Each bar shows the net present value when one figure is at its low or its high value and all others are at their likely one. Left of 0 the plan does not pay.
report-worth-method = Money of a year counts at its end and is discounted to today.{ $sells ->
    [0] {""}
   *[other] {" "}Customers who stay may stay again, so part of one year's uplift is still there in the next.
} The year in which the plan begins to show counts for the months that are left. Amounts are rounded here to the digits that count; a workbook of the assessment has them exactly, with the sums as formulas.
report-worth-method-drawn = { report-worth-method } { $cases } cases were drawn at random (seed { $seed }) from triangles over low, likely and high, each input independent of the others.
