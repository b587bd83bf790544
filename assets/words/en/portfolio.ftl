# Many assessments side by side.

## The command portfolio

command-portfolio = Put the assessments of many units side by side
command-portfolio-paths = Folders to look through, with all folders in them, or single files: assessments, and reports that carry one
command-portfolio-client = Only assessments of the organisation NAME
command-portfolio-year = Only assessments with a day in YEAR
command-portfolio-leave-out = "respondents": leave out whatever rests on fewer people than the smallest group
command-portfolio-json = Print a JSON object for each file, a line each, instead of sentences
command-portfolio-password-hint = give --password-file FILE with the password of the documents that have one
command-portfolio-progress = { $done } of { $all } files read
command-portfolio-more =
    The latest assessment of each unit counts: its level, what holds it back, which practices most units
    lack, plans added up, and what became of the level since the assessment before. A unit is known by
    the names of organisation, unit and group of customers, or by the id of the assessment before.

    Files that cannot be read are listed on standard error, and the exit code is then 1; the others are
    shown all the same. Copies of one assessment have one id: the one with the latest day counts.

      continuum portfolio branches
      continuum portfolio branches --year 2026 --json
      continuum portfolio north south --client "Lakeside Water" --leave-out respondents

command-portfolio-heading = { $files ->
    [one] One file
   *[other] { $files } files
}: { $units ->
    [one] one unit
   *[other] { $units } units
}{ $earlier ->
    [0] {""}
    [one] , one earlier assessment
   *[other] , { $earlier } earlier assessments
}{ $copies ->
    [0] {""}
    [one] , one copy
   *[other] , { $copies } copies
}{ $faults ->
    [0] {""}
    [one] , one that could not be read
   *[other] , { $faults } that could not be read
}.
command-portfolio-group = { $questionnaire }, { $units ->
    [one] one unit
   *[other] { $units } units
}:
command-portfolio-unit = {"  "}{ $name }{ $hasDate ->
    [0] {""}
   *[other] {" "}({ $date })
}: { $place }{ $provisional ->
    [0] {""}
   *[other] , provisional
}{ $holding ->
    [0] {""}
    [one] ; { $held } holds it back
   *[other] ; { $held } hold it back
}{ $hasBefore ->
    [0] {""}
   *[other] ; before: { $before }
}
command-portfolio-levels = Units at each level:
command-portfolio-level = {"  "}{ $place }: { $units }
command-portfolio-constraints = What holds units back:
command-portfolio-lacking = Practices that keep units from the next level, the most frequent first:
command-portfolio-count = {"  "}{ $name }: { $units } of { $of }
command-portfolio-more-practices = {"  "}{ $more ->
    [one] and one more
   *[other] and { $more } more
}
command-portfolio-plans = { $units ->
    [one] One unit has a plan, with { $days } working days still to do{ $unstated ->
        [0] .
        [one] , and one step without stated days.
       *[other] , and { $unstated } steps without stated days.
    }
   *[other] { $units } units have a plan, with { $days } working days still to do{ $unstated ->
        [0] .
        [one] , and one step without stated days.
       *[other] , and { $unstated } steps without stated days.
    }
}
command-portfolio-net = { $units ->
    [one] One of them expects its plan to bring { $currency } { $amount } more than it costs, at present value.
   *[other] { $units } of them expect their plans to bring { $currency } { $amount } more than they cost, at present value.
}
command-portfolio-moves = Since the assessment before, of { $all ->
    [one] one unit
   *[other] { $all } units
}: { $up } higher, { $same } the same, { $down } lower{ $open ->
    [0] {""}
   *[other] , { $open } open
}{ $other ->
    [0] {""}
   *[other] , { $other } not comparable
}.
command-portfolio-outliers = Two levels or more from the middle unit: { $names }.
command-portfolio-copies = Copies, which do not count:
command-portfolio-copy = {"  "}{ $file } is a copy of { $of }
