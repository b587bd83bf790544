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
measure-of = { $value } of { $count } answers
check-in-found = { $value } ({ $source })
observed-customers-lost = { $amount } customers lost
observed-gain = { $amount } gained
observed-cost = { $amount } spent
observed-staff-days = { $amount } staff days
