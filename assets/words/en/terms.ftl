# Words that the window, the report and the command line share.

program-name = Continuum

## Levels and places

level = Level { $number }
level-named = Level { $number }: { $name }
place-one = Level { $low }, { $lowName }
place-range = Level { $low } to { $high }, { $lowName } to { $highName }
place-none = No level
place-short-one = { $low }
place-short-range = { $low } to { $high }
place-short-none = none
place-no-evidence = nothing recorded
index = Index { $index }

## Ratings

not-applicable = Not applicable
dont-know = Don't know
unanswered = Not answered
rating-withheld = Not shown
rating-at = { $rating }

## How firm an element's place is

status-assessed = Assessed
status-provisional = Provisional
status-not-assessable = Not assessable

## Forms

form-short = Short form
form-full = Full form

## Confidence

confidence-low = A guess
confidence-medium = Fairly sure
confidence-high = Certain
says-confidence = Of the { $count } ratings that say how sure people are, { $high } are certain, { $medium } fairly sure and { $low } guesses.
says-confidence-of = { $high } certain, { $medium } fairly sure, { $low } a guess

## What an answer means

for-example = For example: { $example }
partly-means = Partly means: true for about half of the people, teams, channels or customers meant. Where teams differ, answer for where most customers are served. A rule that head office, the law or the city has made counts like your own where it is kept here.

## Verdicts on claims

verdict-supported = Supported
verdict-depends = Depends
verdict-disputed = Disputed
verdict-unconfirmed = Unconfirmed

## Effort

effort = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

## What the profile says, in sentences

says-forms-agree = The short form gives the same level as the full form in { $percent }% of { $units } simulated units. It is more than one level off in { $further ->
    [0] none of them.
   *[other] at most { $further }%.
}

says-place-one = The unit is at level { $low }, { $lowName }.
says-place-range = The unit is between level { $low }, { $lowName }, and level { $high }, { $highName }: what is not known yet decides where.
says-place-none = The unit has no level yet.
says-nothing = Nothing has been rated yet, so there is no result.
says-place-none-because = The unit has no level: in { $elements }, more is marked "not applicable" than the { $most }% that may be.
says-constraint = { $elements } { $count ->
    [one] holds
   *[other] hold
} the unit at this level: a unit is only as far along as its lowest element.
says-constraint-open = As far as is known, { $elements } { $count ->
    [one] holds the unit at level { $level }: it is the lowest element.
   *[other] hold the unit at level { $level }: they are the lowest elements.
}
says-all-equal-open = So far no element is further along than another. The open answers may show that one is.
says-all-equal = All elements are at the same level, so each of them decides what comes next.
says-uneven = The elements differ by two levels or more: strength in one place is held back by another.
says-provisional-shown = The level may still change, because less than { $needed }% of { $elements } was rated by enough people to be shown.
says-provisional = The level may still change, because less than { $needed }% of { $elements } has been rated.
says-not-assessable = { $element } cannot be assessed: more than { $most }% of it was marked "not applicable", or nothing in it was left to count.
says-evidenced = Counting only what evidence backs above level { $cap }, the place is: { $place }.
says-evidenced-same = Evidence backs this level: no answer above level { $cap } without evidence is needed for it.
says-evidence-count = { $proven ->
    [0] No rated practice has
    [one] One of { $rated ->
        [one] one rated practice
       *[other] { $rated } rated practices
    } has
   *[other] { $proven } of { $rated } rated practices have
} evidence; only a level above { $cap } needs it{ $lacking ->
    [0] .
    [one] : one practice is above it without evidence.
   *[other] : { $lacking } practices are above it without evidence.
}
says-check-accepted = Accepted{ $named ->
    [0] {""}
   *[1] {" "}by { $by }
} on { $date }{ $noted ->
    [0] .
   *[1] : { $note }
}
says-check-adjusted = Adjusted to { $rating }{ $named ->
    [0] {""}
   *[1] {" "}by { $by }
} on { $date }{ $noted ->
    [0] .
   *[1] : { $note }
}
says-check-sent-back = Sent back{ $named ->
    [0] {""}
   *[1] {" "}by { $by }
} on { $date }{ $noted ->
    [0] .
   *[1] : { $note }
}
answer-accepted = { $answer }, accepted
answer-adjusted = { $answer }, adjusted from { $own }
answer-sent-back = { $answer }, sent back
says-checked-count = { $asked ->
    [one] Of the one practice rated above level { $cap },
   *[other] Of the { $asked } practices rated above level { $cap },
} { $backed } { $backed ->
    [one] has
   *[other] have
} evidence, and a second person checked that of { $checked ->
    [0] none
   *[other] { $checked }
}.
says-checked = Counting above level { $cap } only evidence that a second person checked, the place is: { $place }.
says-sent-back = { $count ->
    [one] One answer was
   *[other] { $count } answers were
} sent back by whoever checked { $count ->
    [one] it
   *[other] them
}, and { $count ->
    [one] is
   *[other] are
} to be looked at again by whoever gave { $count ->
    [one] it
   *[other] them
}.
says-not-applicable = If everything marked "not applicable" counted as level { $lowest }, the place would be: { $place }.
says-not-applicable-same = What was marked "not applicable" does not decide this level{ $named ->
    [0] .
   *[other] : { $practices }.
}
says-perceptions = These are the perceptions of { $count ->
    [one] one person
   *[other] { $count } people
}.
says-too-few = { $people ->
    [one] One person has answered
   *[other] { $people } people have answered
}, fewer than the { $least } whose answers may be shown together. Nothing is shown of what they answered, nor what follows from it.
says-name-told = The name { $name } stands in { $count ->
    [one] one text
   *[other] { $count } texts
} that people wrote, about { $practices }{ $more ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $more } more
}. It stays there: reword the text, or leave out notes and evidence.
says-missing-glyphs = A sign stands in the place of { $count ->
    [one] a character
   *[other] { $count } characters
} that cannot be shown here: { $characters }{ $more ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $more } more
}.
says-release = A file of { $date } showed { $people } people, this one shows { $now }. Whoever has both can work out what { $difference ->
    [one] the one person
   *[other] the { $difference } people
} between them answered.
says-release-exchanged = A file of { $date } showed { $people } people, this one shows { $now }, and not the same: { $gone ->
    [one] one person of the earlier file is missing
   *[other] { $gone } people of the earlier file are missing
}, { $joined ->
    [one] one is new
   *[other] { $joined } are new
}. Whoever has both can work out how the answers of these { $difference } people differ.
says-pages-withheld = The group's answers are left out: a file of { $date } showed { $people ->
    [one] one person
   *[other] { $people } people
}, { $now } have answered now, and whoever has both could work out what a few of them answered.
says-withheld = { $count ->
    [one] One practice was rated by fewer than { $least } people. Its rating is not shown and counts as open here: { $practices }.
   *[other] { $count } practices were rated by fewer than { $least } people. Their ratings are not shown and count as open here: { $practices }.
}
says-withheld-many = { $count } practices were rated by fewer than { $least } people. Their ratings are not shown and count as open here.
says-resampling-nearly = In random draws of { $people } from the people who answered, the unit is nearly always at level { $level }.
says-resampling-most = In random draws of { $people } from the people who answered, the unit is mostly at level { $level }.
says-resampling-fewer = In random draws of { $people } from the people who answered, the unit is at level { $level } in no more than half of them.
says-agreement = { $people } of the { $of } people rated everything that applies. { $closeness ->
    [close] They see the unit much alike
    [some] They see the unit fairly alike
   *[far] They see the unit very differently
}: over all practices their ratings lie { $ad } of a level from the mean on average; compared with answers at random, their agreement is { $star } (r*wg): 1 is full agreement, 0 is what chance would give.{ $has ->
    [0] {""}
   *[other] {" "}Compared with answers that lean slightly to one side, as answers often do, it is { $skewed }.
}
says-agreement-none = How far people agree over all practices has no figure: that takes three people who rated everything that applies, and fewer did.
says-agreement-roles = Those who rated everything, by role: { $groups }. What they agree on need not be what the others see.
says-between-teams = { $difference ->
    [chance] Teams see the unit no more differently than people within a team do
    [some] Teams see the unit somewhat differently
   *[large] Teams see the unit very differently
}: of all that sets the { $people } people in { $teams } teams apart who rated everything, a share of { $one } lies between teams (ICC(1)). The means of the teams are reliable to { $mean } (ICC(2)), where 1 is fully.
says-between-teams-level = The { $teams } teams see the unit alike: the { $people } people in them who rated everything differ within teams alone. ICC(1) is { $one }; ICC(2) has no value where all teams have the same mean.
says-between-teams-same = All who rated everything have the same mean rating. Nothing sets teams apart, and ICC(1) and ICC(2) have no value.
says-between-teams-none = Teams are not compared (ICC(1) and ICC(2)): that takes two teams with two people or more each who rated everything that applies.
says-spreads = How far ratings lie apart in the { $count } practices that enough people rated: close together in { $close }, some spread in { $some }, far apart in { $far }.
says-roles-widest = { $practice } is at { $highest } for { $high }, and at { $lowest } for { $low }
says-roles-alike = All roles give the practices that they rate the same level
says-roles-means = On the { $shared ->
    [one] one practice
   *[other] { $shared } practices
} that all of them rated, the mean is { $roles }.
says-roles-mean-of = { $index } for { $name }
says-roles-measure = The rating of a role is the lower median of what its people say. A wide gap says that one side does not see what the other sees: talk about it first.
closeness-close = close together
closeness-some = some spread
closeness-far = far apart
says-resampling = From the { $people } people who answered, as many were drawn at random, with repetition, { $resamples } times over. In { $share }% of these draws the unit is at level { $level }, and in 95% of them the average rating is between { $low } and { $high } (seed { $seed }).{ $agreed ->
    [0] {""}
   *[other] {" "}This counts what people said themselves, not what the group agreed on.
}
count-practices = { $of ->
    [one] Its one practice { $open ->
        [0] { $half ->
            [0] is not at level { $level }
           *[other] is only half way to level { $level }
        }
       *[other] is not known
    }.
   *[other] It needs { $beyond ->
        [0] {""}
       *[other] more than{" "}
    }{ $needed ->
        [1] one
       *[other] { $needed }
    } of its { $of } practices at level { $level } and has { $credit ->
        [0] none
        [1] one
       *[other] { $credit }
    }{ $detail }
}
count-practices-kept = Level { $next } also needs { $beyond ->
    [0] {""}
   *[other] more than{" "}
}{ $needed } of its { $of } practices at level { $level } (more than { $percent }%; level { $level } alone needs { $beyond_reached ->
    [0] {""}
   *[other] more than{" "}
}{ $reached ->
    [1] one
   *[other] { $reached }
}). It has { $credit ->
    [1] one
   *[other] { $credit }
}{ $detail }
count-detail = { $half ->
    [0] {""}
    [1] : { $at ->
        [0] {""}
        [1] one fully, and{" "}
       *[other] { $at } fully, and{" "}
    }one half way, which counts half
   *[other] : { $at ->
        [0] {""}
        [1] one fully, and{" "}
       *[other] { $at } fully, and{" "}
    }{ $half } half way, which count half
}.{ $open ->
    [0] {""}
    [one] {" "}One is not known.
   *[other] {" "}{ $open } are not known.
}
# Practices of different weight: shares of it in place of numbers of practices.
count-weights = More than { $percent }% of its weight must be at level { $level }; { $at }% is{ $open ->
    [0] {""}
    [one] , and one practice is not known
   *[other] , and { $open } practices are not known
}.
count-weights-kept = Level { $next } also needs more than { $percent }% of the weight at level { $level }, which itself needs more than { $reached }%; { $at }% is there{ $open ->
    [0] {""}
    [one] , and one practice is not known
   *[other] , and { $open } practices are not known
}.
says-because = { $element } is not at level { $next }. { $count }
says-because-open = { $element } may be at level { $next }: what is not known decides. { $count }
says-because-open-stays = { $element } may be at level { $next }: what is not known decides. { $count } Either way the unit stays at level { $stays }.
says-because-enough-open = What is not known decides whether { $element } has enough at level { $level }. { $count }
says-because-enough-open-stays = What is not known decides whether { $element } has enough at level { $level }. { $count } Either way the unit stays at level { $stays }.
says-elements = { $list }: a unit is only as far along as its lowest element.
says-elements-lowest = { $open ->
    [0] {""}
   *[other] As far as is known, {""}
}{ $elements } { $count ->
    [one] is
   *[other] are
} at level { $level }, the { $others ->
    [one] other element is
   *[other] other { $others } elements are
} at level { $least }: a unit is only as far along as its lowest element.
says-elements-lowest-range = { $open ->
    [0] {""}
   *[other] As far as is known, {""}
}{ $elements } { $count ->
    [one] is
   *[other] are
} at level { $level }, the other { $others } elements are at levels { $least } to { $most }: a unit is only as far along as its lowest element.
elements-more = { $count } more elements
says-element-at = { $elements } { $count ->
    [one] is
   *[other] are
} at level { $place }
says-element-none = { $elements } { $count ->
    [one] has
   *[other] have
} no level
says-need = { $of ->
    [one] For this it is enough to bring this practice to level { $level }
   *[other] { $fewest ->
        [one] For this it can be enough to bring one of these { $of } practices to level { $level }
       *[other] For this it can be enough to bring { $fewest } of these { $of } practices to level { $level }
    }
}: { $practices }.
says-need-all = For this it is enough to bring these { $of } practices to level { $level }: { $practices }.
says-need-this = For this it is enough to bring one practice to level { $level }.
says-step-goes-on = On the way: a later step takes it to level { $level }.
says-need-any = { $fewest ->
    [one] For this it is enough to bring { $firsts ->
        [0] any one
       *[other] one
    } of the { $of } nearest practices to level { $level }.
   *[other] For this it is enough to bring { $firsts ->
        [0] any{" "}
       *[other] {""}
    }{ $fewest } of the { $of } nearest practices to level { $level }.
}
says-need-such = { $fewest ->
    [one] For this it is enough to bring { $practices } to level { $level }. Some others of the { $of } nearest practices are not enough alone.
   *[other] For this it is enough to bring { $fewest } practices to level { $level }, for example { $practices }. Some others of the { $of } nearest practices add less.
}
says-need-least = For this it is enough to bring { $fewest } of the { $of } nearest practices to level { $level }, if they are those that add most.
says-need-each = For this it is enough to bring the { $of } nearest practices to level { $level }.
# Beside what is enough: a practice that another must go before.
says-need-first = Before { $practice }, { $first } must be at level { $level }.
says-settle = { $count ->
    [one] Knowing one more answer would settle the level, whatever it is
   *[other] Knowing these { $count } answers would settle the level, whatever they are
}: { $practices }.
says-settle-these = { $count ->
    [one] Answering this one would settle the level, whatever the answer is:
   *[other] Answering these { $count } would settle the level, whatever the answers are:
}
says-settle-many = Knowing { $count } answers that are open would settle the level, whatever they are.
says-unproven = { $count ->
    [one] One answer above level { $cap } has no evidence
   *[other] { $count } answers above level { $cap } have no evidence
}: { $practices }.
says-unproven-many = { $count } answers above level { $cap } have no evidence.
says-top = The unit is at the top of the continuum: nothing holds it back.

## Lists

list-two = { $first } and { $last }
list-more = { $first }, { $last }

## Languages

language-name = { $primary ->
    [bg] Bulgarian
    [cs] Czech
    [da] Danish
    [de] German
    [el] Greek
    [en] English
    [es] Spanish
    [et] Estonian
    [fi] Finnish
    [fr] French
    [hr] Croatian
    [hu] Hungarian
    [it] Italian
    [ja] Japanese
    [ko] Korean
    [lt] Lithuanian
    [lv] Latvian
    [nb] Norwegian
    [nl] Dutch
    [pl] Polish
    [pt] Portuguese
    [ro] Romanian
    [ru] Russian
    [sk] Slovak
    [sl] Slovenian
    [sv] Swedish
    [tr] Turkish
    [uk] Ukrainian
    [zh] Chinese
   *[other] { $tag }
}

# What each language is called by those who speak it: the same in all languages.
language-own-name = { $primary ->
    [bg] Български
    [cs] Čeština
    [da] Dansk
    [de] Deutsch
    [el] Ελληνικά
    [en] English
    [es] Español
    [et] Eesti
    [fi] Suomi
    [fr] Français
    [hr] Hrvatski
    [hu] Magyar
    [it] Italiano
    [ja] 日本語
    [ko] 한국어
    [lt] Lietuvių
    [lv] Latviešu
    [nb] Norsk bokmål
    [nl] Nederlands
    [pl] Polski
    [pt] Português
    [ro] Română
    [ru] Русский
    [sk] Slovenčina
    [sl] Slovenščina
    [sv] Svenska
    [tr] Türkçe
    [uk] Українська
    [zh] 中文
   *[other] { $tag }
}

says-two-languages = The questionnaire is in { $read }; the program's own words are in { $own }.
says-closed = Closed for changes on { $date }.
says-closed-by = Closed for changes on { $date } by { $by }.
says-identity = The id of this assessment is { $id }: every copy has the same one.
says-identity-next = The id of this assessment is { $id }: every copy has the same one. It follows assessment { $previous }.

# Answers from a table

import-reason = said so in the survey
import-reason-given = { $count ->
    [one] One answer
   *[other] { $count } answers
} “not applicable” came without a reason, and { $count ->
    [one] has
   *[other] have
} “{ $reason }”.
import-previews = { $count ->
    [one] One row was a trial of the form, and is left out: line { $lines }.
   *[other] { $count } rows were trials of the form, and are left out: lines { $lines }.
}
import-unfinished = { $count ->
    [one] One row was not finished, and is left out: line { $lines }.
   *[other] { $count } rows were not finished, and are left out: lines { $lines }.
}
import-ask-value = “{ $text }” stands in { $count ->
    [one] one cell
   *[other] { $count } cells
}, and is no level by itself
import-ask-twice = { $name } answered twice, and differently
import-ask-rows = { $name } stands in more than one row, and the rows are not the same
import-ask-numbers = { $count ->
    [one] One person has only a number, { $name }, which somebody here has, too
   *[other] { $count } people have only a number, such as { $name }, which people here have, too
}
import-ask-same-answers = { $count ->
    [one] One row without a name holds the very answers of somebody who is here already
   *[other] { $count } rows without a name hold the very answers of people who are here already
}
import-ask-again = two response sheets are of { $name }, and do not contradict each other: one person, or two?
import-ask-alike = { $name } stands in the table as “{ $other }” and also as “{ $one }”
import-ask-replaces = { $count ->
    [one] one answer
   *[other] { $count } answers
} of { $name } would be replaced: { $what }
import-columns = Columns:
import-column = { "  " }{ $heading }: { $used }
import-texts = Texts in cells:
import-text = { "  " }{ $text } ({ $count }): { $meaning }
import-text-open = to be decided
import-people = People:
import-person = { "  " }{ $name }{ $has_place ->
    [yes] {" "}({ $place })
   *[no] {""}
}: { $new } new, { $changed } replaced, { $unchanged } unchanged
