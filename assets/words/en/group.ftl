# Several people: what they agreed on, how far they agree, and their documents in one.

## Agree

command-agree = Record what the group agreed on for a practice
command-agree-file = The assessment, which is rewritten; "-" reads standard input and writes standard output
command-agree-practice = The id of the practice (F1), its title, or another of its names
command-agree-rating = What was agreed: a level in halves (3, 2.5 or 2½), the name of a level, na:REASON
    for "not applicable", or dk for "don't know"
command-agree-reason = Why: one sentence, which the full report prints
command-agree-take-back = Take back what was agreed, so that the votes count again
command-agree-more =
    What the group agreed on counts in place of the middle of what people said. Nobody's own answer
    changes: how far people were apart stays to be seen, and --take-back lets their answers count
    again. What was agreed before is replaced.

    What counted before, what counts now, and what that does to the level is printed. The
    assessment as it was is kept as a version.

      continuum agree unit.continuum F1 2.5 --reason "Two of three branches have written it down"
      continuum agree unit.continuum "Service plan" managed --reason "We read it together"
      continuum agree unit.continuum F1 --take-back

command-agree-was = {"  "}Before: { $was }.
command-agree-is = {"  "}Now:    { $is }.
command-agree-nothing = { $name }: nothing changes. It is { $is }.
command-agree-agreed = { $rating }, as agreed{ $has ->
    [0] {""}
   *[other] : { $reason }
}
command-agree-middle = { $rating }, the { $count ->
    [one] one rating
   *[other] middle of { $count } ratings
}
command-agree-left-out = not applicable, as more people say so than rate it
command-agree-unknown = open, as nobody could tell
command-agree-open = open, as nobody has answered it
command-agree-stays = { $what } stays where it was: { $now }.
command-agree-moves = { $what } was: { $before }. It is now: { $now }.
command-agree-unit = The unit
command-agree-not-asked = The form in use does not ask this practice, so the level stays as it is.
command-agree-votes = { $count ->
    [0] Nobody had answered it.
    [one] The one answer stays as it was given.
   *[other] The { $count } answers stay as they were given.
}
command-agree-refused = nothing was recorded: { $why }
command-agree-rating-hint = the levels are { $names }
command-fault-agree-none = there is nothing to take back: the group has agreed on nothing for { $practice }
command-fault-agree-rating = a rating is a level from { $least } to { $most } in halves, the name of a level, na:REASON or dk, found "{ $found }"
command-change-kept = The assessment as it was is kept: "continuum versions { $file }" lists it.

## Review

command-review = Record what a second person makes of an answer
command-review-person = Who answered: the name, or the id in the document
command-review-verdict = accept, adjust (with RATING), send-back, or take-back to undo a check
command-review-rating = With adjust: the rating that counts instead, a level in halves or the name of a level
command-review-by = Who checked the answer
command-review-note = Why; needed with adjust and send-back
command-review-more =
    An answer that is accepted counts as it is, and its evidence as checked. One that is adjusted counts
    with the rating of whoever checked it; the person's own stays in the document. One that is sent back
    counts as it is, and is listed to come back to until the person changes it or the check is taken
    back. A check belongs to the rating that was checked and goes when the person rates anew.

    What was recorded, and what that does to the level, is printed. The assessment as it was is kept as
    a version.

      continuum review unit.continuum Ann F1 accept --by Ines
      continuum review unit.continuum Ann F1 adjust 2.5 --by Ines --note "Two of three branches"
      continuum review unit.continuum Ann F1 send-back --by Ines --note "The log ends in May"
      continuum review unit.continuum Ann F1 take-back

command-review-answer = { $name }, answer of { $who }:
command-review-taken-back = The check is taken back.
command-review-id = { $id } ({ $name })
command-review-ids = the people are { $ids }
command-fault-review-several = several people are called "{ $name }": give the id
command-fault-review-none = there is nothing to take back: nobody checked this answer to { $practice }
command-fault-review-adjust = an answer is adjusted to a level from the lowest to the highest in halves, found "{ $found }"
command-fault-review-rating = a rating stands only with adjust, found "{ $found }" with { $verdict }

## Merge

command-merge = Put several documents of one assessment together
command-merge-output = Where the merged assessment goes, which may be one of the files; "-" writes to standard output
command-merge-files = The documents to merge, two or more; "-" reads one of them from standard input
command-merge-prefer = Where the documents differ, take what this one of them says
command-merge-take = Where the documents differ in one place, take it from this one of them: Ann/F1=ann.continuum
    for an answer, F1=ann.continuum for what was agreed; may be given several times
command-merge-base = The document that all of them were copied from; without it a version that is
    kept on this computer, where one fits
command-merge-more =
    Copies of one assessment in which people answered apart become one document: the answers of
    different people join, and what only one document says is taken from it. Who was added in two
    of them with the same name, role and team is one person.

    Where it is known which document they were copied from, only what was changed since counts: what
    one of them changed takes the place of what the others left as it was. Where it is not known,
    two different answers of one person are a conflict.

    Conflicts are listed with what each document says, and nothing is written until each is decided
    by --take, or all by --prefer. Nor is anything written where a document is of another
    assessment, asks other questions, or is closed for changes.

      continuum merge all.continuum team.continuum ann.continuum bob.continuum
      continuum merge team.continuum team.continuum ann.continuum --prefer ann.continuum

command-merge-done = Wrote { $file }: { $people ->
    [one] one person
   *[other] { $people } people
}, { $answers ->
    [one] one answer
   *[other] { $answers } answers
}.
command-merge-brought = { $file }: new are { $people ->
    [0] no people
    [one] one person
   *[other] { $people } people
} and { $answers ->
    [0] no answers
    [one] one answer
   *[other] { $answers } answers
}{ $changed ->
    [0] {""}
    [one] ; one answer is changed
   *[other] ; { $changed } answers are changed
}{ $gone ->
    [0] {""}
    [one] ; one answer is taken back
   *[other] ; { $gone } answers are taken back
}{ $others ->
    [0] {""}
    [one] ; one thing besides answers is taken over
   *[other] ; { $others } things besides answers are taken over
}.
command-merge-nothing = { $file }: brings nothing new.
command-merge-same = { $file }: is the same as one before it.
command-merge-version = {"  "}compared with the version of { $when }, which both came from
command-merge-replaced = {"  "}{ $who }, { $practice }: { $was } becomes { $is }
command-merge-refused = nothing was merged: { $why }
command-merge-closed = it is closed for changes
merge-questionnaire = asks other questions than { $first }: { $why }
merge-edition = { $title }, edition { $edition }
merge-other-edition = its questionnaire is { $other }, there it is { $first }
merge-other-text = the same edition, but { $count ->
    [0] the texts around the practices are not the same
    [one] the practice { $practices } is not the same
   *[other] these practices are not the same: { $practices }
}
merge-no-id = cannot be told to be of the same assessment as { $first }: one of them has no id, and not both name the same unit
merge-next = is the assessment before or after the one in { $first }, and no copy of it
merge-other = is another assessment than { $first }
command-merge-other-base = is another assessment than the one that is given with --base
command-merge-nothing-hint = nothing was merged
command-merge-conflicts = { $count ->
    [one] The documents differ in one place, and nothing was merged.
   *[other] The documents differ in { $count } places, and nothing was merged.
}
command-merge-conflict = { $what }
command-merge-says = {"  "}{ $file }: { $value }
command-merge-decide-hint = choose with --take "{ $name }={ $file }" for each of them, or with --prefer { $file } for all
command-merge-written = {"  "}{ $file } was last written on { $when }
command-fault-merge-two = merging takes two documents or more after OUT, found one: { $file }
command-merge-two-hint = to merge into a document, name it twice, as OUT and among the others
command-fault-merge-file = this is none of the documents to be merged: { $file }
command-fault-merge-take = --take needs WHAT=FILE, such as Ann/F1=ann.continuum, found "{ $found }"
command-fault-merge-unused = the documents do not differ in "{ $what }"

## Agreement on a practice, in sentences

says-practice-nobody = Nobody has rated it.
says-practice-few = Fewer than { $least } people rated it, or too few to tell how far they agree; nothing is shown.
says-practice-rated = { $people ->
    [one] One person
   *[other] { $people } people
} rated it.
says-practice-votes = { $people } at { $rating }
says-practice-distribution = { $people ->
    [one] One person
   *[other] { $people } people
} rated it: { $each }.
says-practice-two = { $people ->
    [one] One person rated it
   *[other] { $people } people rated it
}: { $each }. How far people agree takes three.
figure-line-formula = Formula: { $text }
figure-line-range = Range: { $text }
figure-line-missing = Without a value: { $text }
figure-line-source = Source: { $text }
says-practice-could-judge = { $could ->
    [0] Nobody who answered is asked about it in their role.
    [one] One of the { $people } people who answered is asked about it in their role.
   *[other] { $could } of the { $people } people who answered are asked about it in their roles.
}
says-judges = Not everybody is asked about everything: of the { $people } people who answered, { $same ->
    [0] { $least } to { $most }
   *[other] { $most }
} are asked about a practice in their roles.
says-practice-apart = { $closeness ->
    [close] They agree: their ratings lie { $ad } levels from the mean on average; above { $limit } a talk is worth it.
    [some] They agree fairly well: their ratings lie { $ad } levels from the mean on average; above { $limit } a talk is worth it.
   *[far] They disagree: their ratings lie { $ad } levels from the mean on average; above { $limit } a talk is worth it.
}
says-practice-apart-words = { $closeness ->
    [close] They agree.
    [some] They agree fairly well.
   *[far] They disagree{ $agreed ->
        [0] : a talk is worth it.
       *[other] .
    }
}
says-practice-chance = Compared with answers at random, their agreement is { $agreement } (r_wg): 1 is full agreement, 0 is what chance would give.
says-practice-camps = Compared with answers at random, their agreement is { $agreement } (r_wg), less than chance would give: people fall into camps.
says-practice-roles = By role: { $ratings }; { $gap } between the highest and the lowest.
says-practice-agreed = Recorded as agreed: { $rating }.
says-practice-agreed-before = Recorded as agreed: { $rating }, on { $date }, before the last vote{ $apart ->
    [0] .
   *[other] ; people are still far apart.
}
says-agreement-element-none = { $element }: no figure, since fewer than three people rated everything that applies.
says-agreement-element = { $element }: { $closeness ->
    [close] people agree
    [some] people agree fairly well
   *[far] people disagree
}; the ratings of the { $people } who rated everything lie { $ad } levels from the mean on average. Compared with answers at random, their agreement is { $star } (r*wg){ $has ->
    [0] .
   *[other] ; compared with answers that lean slightly to one side, as answers often do, it is { $skewed }.
}

## The figures, one by one. S² is the variance of the ratings of a practice, with n - 1.

figure-name = { $figure ->
    [ad_mean] Average deviation from the mean (AD)
    [ad_median] Average deviation from the median (AD, median)
    [r_wg] Agreement within the group on one practice (r_wg)
    [a_wg] Agreement as far as the mean leaves room (a_wg)
    [iqr] Interquartile range (IQR)
    [disagreement_index] Disagreement of a panel (RAND/UCLA)
    [r_wg_j_star] Agreement over several practices (r*wg)
    [r_wg_j] Agreement over several practices as one scale (r_wg(J))
    [alpha] Internal consistency (Cronbach's alpha)
    [kendall_w] Same order of practices (Kendall's W)
    [icc_1] Share between teams (ICC(1))
   *[icc_2] Reliability of the means of teams (ICC(2))
}
figure-here = { $figure ->
    [ad_mean] Here: { $value }, counted in levels.
    [ad_median] Here: { $value }, counted in levels. One rating far off weighs less here than on the mean.
    [r_wg] Here: { $value }, where 1 is full agreement and 0 is chance.
    [a_wg] Here: { $value }, where 1 is full agreement and −1 the widest split that this mean allows.
    [iqr] Here: { $value }, counted in levels: the middle half of the ratings lies within it.
    [disagreement_index] Here: { $value }; above 1 a panel disagrees.
    [r_wg_j_star] Here: { $value } beside answers at random.
    [r_wg_j] Here: { $value } for all { $practices } practices as one scale; more practices alone would raise it.
    [alpha] Here: { $value }.
    [kendall_w] Here: { $value }, where 1 is the same order and 0 none.
    [icc_1] Here: { $value } of all that sets people apart lies between teams.
   *[icc_2] Here: the means of the teams are reliable to { $value }.
}
figure-here-skewed = Here: { $value } beside answers at random, and { $skewed } beside answers that lean slightly to one side.
figure-formula = { $figure ->
    [ad_mean] the sum of |rating − mean| over all people, divided by their number
    [ad_median] the sum of |rating − median| over all people, divided by their number
    [r_wg] 1 − S² / E, where E is the variance of answers spread evenly over the A levels, (A² − 1) / 12: 2 for five levels
    [a_wg] 1 − 2 S² / (((H + L) M − M² − H L) k / (k − 1)), where M is the mean of k ratings, L the lowest level and H the highest
    [iqr] the rating at three quarters of all ratings in order, less the one at a quarter; where a quarter of their number is whole, the mean of that one and the next
    [disagreement_index] IPR / (2.35 + 1.5 × |5 − C|), where IPR is the range from the 30th to the 70th percentile and C its middle, on nine points: five levels in halves are nine, and a point is twice the level less 1
    [r_wg_j_star] 1 − m / E, where m is the mean of S² over the practices; beside slightly skewed answers E is 1.34 for five levels
    [r_wg_j] J (1 − m / E) / (J (1 − m / E) + m / E) over J practices, where m is the mean of S², but never more than E
    [alpha] N / (N − 1) × (1 − the sum of S² over N practices / the variance of people's sums)
    [kendall_w] 12 S / (m² (n³ − n) − m T) of m people and n practices, where S is the sum of squares of the practices' sums of ranks around their mean, and T the sum of t³ − t over ties of t ratings
    [icc_1] (MSB − MSW) / (MSB + (n − 1) MSW): mean squares between and within teams of n people
   *[icc_2] (MSB − MSW) / MSB: mean squares between and within teams
}
figure-range = { $figure ->
    [ad_mean] from 0 levels, full agreement; above A/6, 0.83 of five levels, it is worth a talk
    [ad_median] from 0 levels, full agreement; never above the one from the mean
    [r_wg] up to 1, full agreement; 0 is chance; it is negative where people lie further apart than that
    [a_wg] from −1, half of the people at each end, to 1, full agreement
    [iqr] from 0 levels, where at least half of the people say the same, to all levels
    [disagreement_index] from 0; up to 1 the panel does not disagree, above 1 it does
    [r_wg_j_star] up to 1, full agreement; 0 is chance; it may be negative. Answers are seldom at random, so it flatters: read it between its two values
    [r_wg_j] from 0 to 1; it rises with the number of practices alone, so it is no headline
    [alpha] up to 1, where whoever rates one practice high rates all of them high; it says nothing of how far people agree
    [kendall_w] from 0, no order in common, to 1, all in the same order; it says nothing of how high people rate, and rises where practices differ much
    [icc_1] up to 1, where people in a team are of one mind and teams differ; 0 or less: teams differ no more than chance; from 0.25 a large effect
   *[icc_2] up to 1, where the means of teams are told apart for certain
}
figure-missing = { $figure ->
    [ad_mean] whoever did not rate the practice is left out; no value with fewer than three ratings
    [ad_median] whoever did not rate the practice is left out; no value with fewer than three ratings
    [r_wg] whoever did not rate the practice is left out; no value with fewer than three ratings
    [a_wg] as r_wg; no value either where the mean lies within (H − L) / k of an end
    [iqr] whoever did not rate the practice is left out; no value with fewer than three ratings
    [disagreement_index] as r_wg; no value on a scale that is not five levels in a row
    [r_wg_j_star] only people count who rated everything that applies; no value with fewer than three of them
    [r_wg_j] only people count who rated everything that applies; no value with fewer than three of them
    [alpha] only people count who rated everything that applies; no value with fewer than three of them, with one practice, or where all have the same sum
    [kendall_w] only people count who rated everything that applies; no value with fewer than three of them, with one practice, or where everybody rates all alike
    [icc_1] only people count who rated everything that applies, in teams of two or more of them; no value with fewer than two such teams, or where all people have the same mean
   *[icc_2] as ICC(1); no value where all teams have the same mean
}
figure-source = { $figure ->
    [ad_mean] Burke, Finkelstein & Dusig (1999); the limit: Burke & Dunlap (2002)
    [ad_median] Burke, Finkelstein & Dusig (1999)
    [r_wg] James, Demaree & Wolf (1984)
    [a_wg] Brown & Hauenstein (2005)
    [iqr] Hyndman & Fan (1996), definition 2
    [disagreement_index] Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual
    [r_wg_j_star] Lindell, Brandt & Whitney (1999); skewed answers: LeBreton & Senter (2008)
    [r_wg_j] James, Demaree & Wolf (1984)
    [alpha] Cronbach (1951)
    [kendall_w] Kendall & Babington Smith (1939); ties: Siegel & Castellan (1988)
    [icc_1] Shrout & Fleiss (1979); teams of unequal size: Bliese (2000)
   *[icc_2] Shrout & Fleiss (1979); teams of unequal size: Bliese (2000)
}

## The command agreement

command-agreement = Print how far people agree, the most disputed practices first
command-agreement-leave-out = What is left out so that it can be passed on: respondents, the figures of single people
command-agreement-formulas = Say of each figure how it is worked out, how it is read, and where it comes from
command-agreement-json = Print one JSON object for programs (docs/formats.md describes it)
command-agreement-more =
    Of each practice: how many people gave which rating, how far they lie apart, and what each role
    says. Then the elements, all practices together, and teams. A practice is disputed where ratings
    lie more than a sixth of the number of levels from their mean on average (0.83 of five): talk
    about these, and record what you agree on with "continuum agree".

    Whoever may read the assessment may read this. To pass it on, give --leave-out respondents: then
    nothing rests on fewer people than the smallest group.

      continuum agreement team.continuum
      continuum agreement team.continuum --leave-out respondents
      continuum agreement team.continuum --json

command-agreement-far = Worth a talk ({ $count })
command-agreement-settled = Disputed, and agreed on ({ $count })
command-agreement-near = Agreed more or less ({ $count })
command-agreement-unknown = Not known ({ $count })
command-agreement-name = {"  "}{ $name }
command-agreement-said = {"    "}{ $text }
command-agreement-short = {"  "}{ $name }: { $text }
command-agreement-close = {"  "}{ $name }: { $closeness } (AD { $ad }). { $text }
command-agreement-finding = {"  "}{ $text }.
command-agreement-elements = By element
command-agreement-all = All practices together
command-agreement-roles = By role
command-agreement-figures = The figures
command-agreement-figure = {"  "}{ $name }
command-agreement-point = {"  "}{ $text }

## Response sheets

command-sheet = Write, check and merge response sheets, which people fill in on their own
command-sheet-more =
    A response sheet (.continuum-sheet) is a small file for one person: the questions that their role can
    judge, and their answers. It holds nobody else's answers, and none of the assessment's figures.
    Write one for everybody, pass them on, and merge them when they come back:
      continuum sheet new unit.continuum --everybody -o sheets/
      continuum sheet check sheets/*.continuum-sheet
      continuum sheet merge unit.continuum sheets/*.continuum-sheet
    Whoever gets a sheet opens it in Continuum, answers, saves it, and sends it back.
    "continuum sheet COMMAND --help" says more about each.

command-sheet-person = { $has_name ->
    [yes] { $name }
   *[no] somebody without a name
}{ $has_place ->
    [yes] {" "}({ $place })
   *[no] {""}
}

command-sheet-new = Write a sheet for each person to fill in
command-sheet-new-for = For whom it is; once for each person. "" is a person who is not named
command-sheet-new-everybody = Write one for every respondent of the assessment, or for those of --role and --team
command-sheet-new-role = The role, which decides the questions; without it, the one in the assessment
command-sheet-new-team = The team; without it, the one in the assessment
command-sheet-new-output = The sheet; for several people a folder, which is made where it does not exist, with a file for each
command-sheet-new-more =
    The questions are those of the assessment's form that the role can judge, in its words where the
    questionnaire has such: of the standard questionnaire, customers are asked 10. A role without
    questions of its own is asked everything. The person need not be in the assessment yet. A file
    that exists is never written over, unless --replace is given.
    Examples:
      continuum sheet new unit.continuum --for Ann -o ann.continuum-sheet
      continuum sheet new unit.continuum --for "C. Buyer" --role customer -o buyer.continuum-sheet
      continuum sheet new unit.continuum --everybody --team Till -o sheets/
command-sheet-new-done = Wrote { $file } for { $person }: { $count ->
    [one] one question
   *[other] { $count } questions
}.
command-sheet-new-next = Pass each on to its person. When they are back, "continuum sheet merge { $file } SHEET.." takes the answers in.
command-fault-sheet-closed = the assessment is closed for changes, and could not take the sheets in
command-sheet-closed-hint = reopen it in the window, or write sheets for the next assessment
command-fault-sheet-nobody = nobody like that is in the assessment
command-fault-sheet-several = several people in the assessment are called { $name }
command-sheet-several-hint = say which of them with --role or --team
command-fault-sheet-folder = for several people, -o must be a folder, found { $out }
command-fault-sheet-random = nothing was written, because the system gives no random bits to name a sheet with
command-fault-sheet-asks-nothing = the form of the assessment has no question that "{ $role }" can judge
command-sheet-asks-nothing-hint = ask the full form, or another role
sheet-file-name = Response sheet

command-sheet-check = Say what sheets are, how far they are filled in, and every fault of each
command-sheet-check-sheet = The sheets, as many as wanted; "-" reads standard input
command-sheet-check-more =
    A line for each: for whom it is, of which assessment and questionnaire, and how many of its questions
    are answered. Faults are listed by file with line and column; the exit code is then 1.
    Whether a sheet fits an assessment, "continuum sheet merge FILE SHEET.. --preview" says.
    Example:
      continuum sheet check sheets/*.continuum-sheet
command-sheet-about = { $file }: response sheet for { $person }{ $has_assessment ->
    [yes] , { $assessment }
   *[no] {""}
}; { $questionnaire }, edition { $edition }; { $state ->
    [none] nothing answered of { $asked }
    [all] complete: all { $asked } answered
   *[some] { $answered } of { $asked } answered
}

command-sheet-merge = Take the answers of sheets into the assessment, all or none
command-sheet-merge-sheet = The sheets, as many as wanted
command-sheet-another-person = Who has this name on a sheet is somebody else than who has it already
command-sheet-later-one-holds = Where two sheets of one person differ, take the one that is named later
command-sheet-merge-more =
    Each sheet becomes the answers of its person, who is added where the assessment does not have them.
    Nothing is taken while something is wrong with one of the sheets: a fault in the file, another
    assessment, another questionnaire or edition (what differs is listed), or something that only you can
    decide. The same sheet again changes nothing, an earlier state of a sheet is left out, and an answer
    is never replaced without --replace-answers. An answer that a later state of a sheet leaves open
    stays, and is counted. The assessment as it was is kept as a version.
    Examples:
      continuum sheet merge unit.continuum sheets/*.continuum-sheet --preview
      continuum sheet merge unit.continuum ann.continuum-sheet --replace-answers
command-sheet-gives = { $file }: { $person }, { $is_known ->
    [yes] in the assessment
   *[no] added
}; { $answered } of { $asked } answered: { $new } new, { $changed } replaced, { $unchanged } there already
command-sheet-keeps = { $gives }; { $count ->
    [one] one answer stays that the sheet leaves open now
   *[other] { $count } answers stay that the sheet leaves open now
}
command-sheet-is-empty = { $file }: left out, nobody has filled it in
command-sheet-is-same = { $file }: left out, it is the same as { $other }
command-sheet-is-earlier = { $file }: left out, it is an earlier state of { $other }
command-sheet-is-earlier-than-taken = { $file }: left out, a later state of it was taken in before
command-sheet-merge-nothing = { $file } was left as it is: these sheets hold nothing new.
command-sheet-merge-done = Took { $count ->
    [one] one sheet
   *[other] { $count } sheets
} into { $file }.
command-sheet-merge-refused = no sheet was taken: { $why }
command-sheet-merge-hint = no sheet was taken; mend or leave out these files, and decide what is open with the options that stand there

## Merge in the window

merging-title = Merge copies
merging-command = Merge another copy of this assessment…
merging-tooltip = Takes in what others answered and changed in their copies of this assessment. You see what comes in, and decide where the copies differ.
merging-also = merge combine copy copies join colleague conflict conflicts together bring unite
merging-path = Which copies are to be merged with this assessment?
merging-drop = { $count ->
    [one] Let go to merge { $name } with this assessment. You see what comes in first.
   *[other] Let go to merge these { $count } files with this assessment. You see what comes in first.
}
merging-here = the open assessment
merging-itself = it is the file of the open assessment itself
merging-sheet = it is a response sheet of another assessment
merging-refused = { $name } was not merged: { $why }
merging-reading = Reading the copies …
merging-says = { $people ->
    [0] No new people
    [one] One new person
   *[other] { $people } new people
}, { $new ->
    [0] no new answers
    [one] one new answer
   *[other] { $new } new answers
}, { $changed ->
    [0] no answer changed
    [one] one answer changed
   *[other] { $changed } answers changed
}{ $others ->
    [0] {""}
    [one] , one other change, such as a consensus or a note
   *[other] , { $others } other changes, such as a consensus or a note
}; { $unchanged ->
    [0] no answer stays as it is
    [one] one answer stays as it is
   *[other] { $unchanged } answers stay as they are
}.
merging-says-nothing = These copies bring nothing new.
merging-nothing = There is nothing to merge.
merging-another-file = Add another copy…
merging-copies = Copies
merging-same = The same as this assessment, or as a copy above.
merging-written = Last written on { $when }.
merging-from = Compared with the version of { $when }, which both came from.
merging-from-unknown = Which version both came from is not known, so you are asked wherever the two say different things.
merging-leave-out = Leave out
merging-leave-out-name = Leave { $name } out
merging-count-people = { $count ->
    [one] one new person
   *[other] { $count } new people
}
merging-count-new = { $count ->
    [one] one new answer
   *[other] { $count } new answers
}
merging-count-changed = { $count ->
    [one] one answer changed
   *[other] { $count } answers changed
}
merging-count-gone = { $count ->
    [one] one answer taken back
   *[other] { $count } answers taken back
}
merging-count-unchanged = { $count ->
    [one] one answer as it was
   *[other] { $count } answers as they were
}
merging-count-evidence = { $count ->
    [one] one new piece of evidence
   *[other] { $count } new pieces of evidence
}
merging-count-others = { $count ->
    [one] one other change
   *[other] { $count } other changes
}
merging-count-none = Brings nothing new.
merging-person = { $name } ({ $state }): { $what }
merging-person-gone = removed
merging-conflicts = Where the copies differ
merging-conflicts-text = { $count ->
    [one] Both sides say something different in one place. Choose what is right.
   *[other] Both sides say something different in { $count } places. Choose what is right in each.
}
merging-mine = Mine
merging-all-theirs = All from { $name }
merging-value = { $name }: { $value }
merging-keep = Keep mine
merging-take = Take { $name }
merging-replaced = Answers that change
merging-becomes = { $who }, { $practice }: { $was } becomes { $is }
merging-others = Other changes
merging-other = { $what }: { $was } becomes { $is }
merging-as-command = Typed into a terminal, this merges the same files without the window.
merging-done = Merged: { $people ->
    [0] no new people
    [one] one new person
   *[other] { $people } new people
}, { $new ->
    [0] no new answers
    [one] one new answer
   *[other] { $new } new answers
}, { $changed ->
    [0] no answer changed
    [one] one answer changed
   *[other] { $changed } answers changed
}{ $others ->
    [0] {""}
    [one] , one other change
   *[other] , { $others } other changes
}.

## Votes in rounds

rounds-name = { $number ->
    [1] First vote
    [2] Second vote
    [3] Third vote
    [4] Fourth vote
    [5] Fifth vote
    [6] Sixth vote
    [7] Seventh vote
    [8] Eighth vote
    [9] Ninth vote
    [10] Tenth vote
   *[other] Vote { $number }
}
says-round-withheld = Not shown, since it rests on too few people, or could be subtracted from another vote.
says-round-waiting = It is open, and nobody has voted yet: what people said before counts until they do.
says-round-votes = { $people ->
    [0] Nobody rated it.
    [one] One person rated it: { $middle }.
   *[other] { $people } people rated it; what counts is { $middle }.
}
says-round-panel = The middle half of the ratings lies within { $iqr } levels (IQR){ $disagree ->
    [yes] ; by the RAND/UCLA rule for panels people disagree.
    [no] ; by the RAND/UCLA rule for panels people do not disagree.
   *[unknown] .
}
says-round-stayed = { $count ->
    [one] One person did not vote again, so that vote stayed.
   *[other] { $count } people did not vote again, so their votes stayed.
}
says-round-role = { $name } { $rating } ({ $count })
says-round-roles = By role (and how many): { $roles }{ $same ->
    [same] ; roles do not differ.
    [one] ; roles lie 1 level apart.
   *[apart] ; roles lie { $gap } levels apart.
}
says-move = { $moved ->
    [0] { $people ->
        [one] The one person who voted again gave the same answer as before.
       *[other] All { $people } who voted again gave the same answer as before.
    }
   *[other] { $people ->
        [one] The one person who voted again moved
       *[other] { $moved } of the { $people } who voted again moved
    }: { $up } up, { $down } down{ $others ->
        [0] {""}
        [one] , and 1 to or from an answer without a level
       *[other] , and { $others } to or from an answer without a level
    }.
}
says-move-stable = { $stable ->
    [0] The votes still move: { $share }% of them lie elsewhere than before, and below 15% would be stable.
   *[other] The votes are stable: { $share }% of them lie elsewhere than before, which is below 15%.
}
says-move-few = Whether the votes are stable takes three people who vote again.
says-move-words = { $stable ->
    [0] The votes still move.
   *[other] The votes are stable.
}
says-rounds-order = The { $people } people who rated all { $practices } practices that were voted on again put them in the same order to { $first } at first, and to { $now } now (Kendall's W: 1 is the same order, 0 none).
rounds-formula-moved = Who moved: the people who voted in both rounds and gave another answer, divided by all who voted in both. Votes that stayed are left out. Source: Chaffin & Talley (1980)
rounds-formula-stable = Stable: half of the sum of the differences of how many gave each answer in both rounds, divided by the people who voted in both, is below 15%. Source: Scheibe, Skutsch & Schofer (1975)
says-agenda-effect = { $unit ->
    [0] { $element ->
        [0] the index depends on it by { $index }
        [one] the level of its element hangs on it, and the index by { $index }
       *[other] { $element } levels of its element hang on it, and the index by { $index }
    }
    [one] the unit's level hangs on it, and the index by { $index }
   *[other] { $unit } levels of the unit hang on it, and the index by { $index }
}
agenda-part-welcome = Welcome: why we are here, and how votes count
agenda-part-vote = First vote, in silence, a minute a practice
agenda-part-results = Results, and where we differ
agenda-part-talk = { $count ->
    [one] One practice: what shows it, talk, second vote, what we agree on ({ $minutes } minutes)
   *[other] { $count } practices: what shows it, talk, second vote, what we agree on ({ $minutes } minutes each)
}
agenda-part-break = Break
agenda-part-next = Next steps: who does what by when

## The command rounds

command-rounds = Print votes round by round and an agenda, or open the next round of votes
command-rounds-open-next = Keep the votes as they stand and open the next round on these practices, by id (F1) or
    name; without any, on all that people disagree on and have not agreed about
command-rounds-preparation = Write the preparation sheet instead (NAME.pdf): what each role of the workshop
    is to bring, with room for who brings it
command-rounds-minutes = The minutes of the agenda, 240 unless told otherwise
command-rounds-more =
    A group votes on a practice in silence, talks, and votes again. --open-next ends the round: what
    everybody said is kept, and no later vote writes over it. The answers stay, and count, until
    somebody votes again; who votes again for the same rating has voted. Record what you agree on with
    "continuum agree".

    Printed are, of each practice that was voted on again, the votes of each round, how far they lie
    apart, how many people moved, and whether the votes are stable. Then an agenda: what people
    disagree on comes first, and of that what changes the level most.

    Whoever may read the assessment may read this. To pass it on, give --leave-out respondents: then
    nothing rests on fewer people than the smallest group, and how far people differ or moved is told
    in words alone.

      continuum rounds team.continuum
      continuum rounds team.continuum --open-next F1 "Service plan"
      continuum rounds team.continuum --open-next
      continuum rounds team.continuum --minutes 180
      continuum rounds team.continuum --json

command-rounds-prepared = Wrote { $file }: what each role is to bring.
command-fault-rounds-preparation = the preparation sheet is a PDF: give it a name that ends with .pdf
command-rounds-none = No practice was voted on more than once. "--open-next" opens the second round.
command-rounds-round = {"  "}{ $name }: { $text }
command-rounds-agenda = Agenda ({ $total } of { $minutes } minutes)
command-rounds-part = {"  "}{ $minutes } min  { $part }
command-rounds-talk = To talk about, in this order
command-rounds-empty = Nobody has answered yet, so it is open what there is to talk about.
command-rounds-settled = There is nothing to talk about: people agree, or have agreed.
command-rounds-topic = {"  "}{ $number }. { $name }: { $closeness }{ $has ->
    [0] {""}
   *[other] ; { $effect }
}{ $agreed ->
    [none] {""}
   *[other] ; what was agreed on { $agreed } is older than the last vote
}{ $later ->
    [0] .
   *[other] . For this one there is no time left.
}
command-rounds-opened = { $count ->
    [one] The votes as they stood are kept, and the next round is open on one practice.
   *[other] The votes as they stood are kept, and the next round is open on { $count } practices.
}
command-rounds-now = {"  "}{ $name }: vote { $number }
command-rounds-stay = The answers stay, and count, until somebody votes again.
command-rounds-refused = no round was opened: { $why }
command-fault-rounds-none = there is nothing to vote on again: people agree, or have agreed
command-fault-rounds-none-hint = name the practices, as in --open-next F1
