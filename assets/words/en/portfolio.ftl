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
   *[other] ; { $holdsAll ->
        [0] { $held } hold it back
       *[other] every element holds it back
    }
}{ $hasBefore ->
    [0] {""}
   *[other] ; before: { $before }
}
command-portfolio-units = The units, the lowest first:
command-portfolio-levels = Units at each level:
command-portfolio-level = {"  "}{ $place }: { $units }
command-portfolio-constraints = What holds units back:
command-portfolio-lacking = Practices that keep units from the next level, the most frequent first:
command-portfolio-count = {"  "}{ $name }: { $units } of { $of }
command-portfolio-more-practices = {"  "}{ $more ->
    [one] and one more
   *[other] and { $more } more
}
portfolio-plans = { $units ->
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
portfolio-net = { $units ->
    [one] One of them expects its plan to bring { $currency } { $amount } more than it costs, at present value.
   *[other] { $units } of them expect their plans to bring { $currency } { $amount } more than they cost, at present value.
}
portfolio-moves = Since the assessment before, of { $all ->
    [one] one unit
   *[other] { $all } units
}: { $up } higher, { $same } the same, { $down } lower{ $open ->
    [0] {""}
   *[other] , { $open } open
}{ $other ->
    [0] {""}
   *[other] , { $other } not comparable
}.
command-portfolio-outliers = Two levels or more from the middle unit:
command-portfolio-outlier = {"  "}{ $name }: { $place }
command-portfolio-copies = Copies, which do not count:
command-portfolio-copy = {"  "}{ $file } is a copy of { $of }

## The command "tables"

command-tables = Write many assessments as tables for databases and notebooks
command-tables-output = Folder that the tables go into; it must not exist yet, or be empty
command-tables-format = What the tables are written as: csv (without this option), jsonl or parquet
command-tables-partition = Keep files apart by year, client, or both: year,client
command-tables-leave-out = What is left out so that the tables can be passed on: notes, evidence, names, respondents, or all
command-tables-more =
    Five tables are written: assessments, answers (a row a respondent and practice), elements, plan_steps
    and outcomes, and their schema (schema.json). docs/formats.md describes every column. The folder is
    there whole or not at all. Copies of one assessment are written once.

    Files that cannot be read are listed on standard error, and the exit code is then 1; the others are
    written all the same.

      continuum tables branches -o tables
      continuum tables branches -o lake --format parquet --partition year,client
      continuum tables branches -o to-pass-on --leave-out all

command-tables-done = Wrote { $count ->
    [one] one assessment
   *[other] { $assessments } assessments
} as tables into { $folder }{ $copies ->
    [0] .
    [one] ; one copy was left out.
   *[other] ; { $copies } copies were left out.
}
command-fault-tables-none = no assessment was found
command-fault-tables-taken = something is there already: { $folder }
command-tables-taken-hint = choose another folder; nothing is written over what is there

## The command "rule"

command-rule = Print the rule as SQL that works on the tables of "continuum tables"
command-rule-what = The id of a bundled questionnaire ("standard"), a questionnaire file, or an assessment
command-rule-sql = Whose SQL it is: duckdb or spark
command-rule-form = The short or the full form; without it that of the assessment, else full
command-rule-more =
    The statements make views over the tables assessments and answers: rule_units has the levels and the
    average of each assessment, rule_elements those of its elements, rule_blockers and rule_lacking what
    holds them back. They give what this program gives, for all assessments by this questionnaire on this
    form, where nothing was left out of the tables. docs/formats.md describes them.

      continuum rule standard --sql duckdb > rule.sql
      continuum rule unit.continuum --sql spark --form short
