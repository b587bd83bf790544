//! What happens in a ballot, as the file of votes keeps it: all that the ballot knows follows from the
//! document and these, so that nothing is lost where the program ends in the middle.

use serde::{Deserialize, Serialize};

use crate::model::{HalfLevels, Rating};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The ballot began.
    Began(Began),
    /// Somebody joined.
    Joined(Joined),
    /// Somebody has a personal code from now on, in place of an earlier one; who votes under the earlier
    /// one is signed out.
    Coded {
        /// Who, as in [`Joined::who`].
        who: String,
        /// The name in the document.
        name: String,
        /// The code.
        code: String,
    },
    /// Somebody goes on with the personal code, on this phone alone.
    Resumed {
        /// Who.
        who: String,
        /// The digest of the new token.
        token: String,
    },
    /// Somebody voted.
    Voted(Voted),
    /// The group is asked to vote on a practice: silently, until the votes are revealed. Where people voted
    /// on it before, the first vote opens a new round.
    Asked {
        /// The practice.
        practice: String,
        /// The day, `YYYY-MM-DD`.
        day: String,
    },
    /// A practice is shown again as the group left it: with its vote open, or revealed.
    Shown {
        /// The practice.
        practice: String,
    },
    /// The votes on the practice are revealed.
    Revealed,
    /// The group recorded what it agreed on.
    Agreed {
        /// The practice.
        practice: String,
        /// What, as in [`Voted::answer`].
        answer: String,
        /// Why.
        reason: String,
        /// The day, `YYYY-MM-DD`; empty in a file of a program that did not note it.
        #[serde(default)]
        day: String,
    },
    /// The document is about to be written while the ballot goes on. Where it has this digest, it holds
    /// everything above but so many events right before this one.
    Kept {
        /// The digest of the document.
        document: String,
        /// How many events it does not hold.
        missing: usize,
    },
    /// The document is written with everything above in it. It has this digest then; where it has another
    /// one, the writing did not come to its end.
    Taken {
        /// The digest of the document.
        document: String,
    },
}

/// How a ballot began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Began {
    /// Where the document was.
    pub path: String,
    /// The session code.
    pub code: String,
    /// What forms are signed with before their sender has a token.
    pub secret: String,
    /// The port, which the ballot takes again where it goes on.
    pub port: u16,
}

/// Somebody who joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The id that the person has in the document, unless somebody else got it there meanwhile.
    pub who: String,
    /// The name.
    pub name: String,
    /// The role; empty where not stated.
    pub role: String,
    /// The personal code, to go on with on another phone.
    pub code: String,
    /// The digest of the token.
    pub token: String,
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voted {
    /// Who.
    pub who: String,
    /// On what.
    pub practice: String,
    /// The number of half levels (2 is the lowest level), `dk`, or `na:` and the reason.
    pub answer: String,
    /// The remark; empty where there is none.
    pub note: String,
}

/// A rating as it stands in a vote.
#[must_use]
pub(super) fn written(rating: &Rating) -> String {
    match rating {
        Rating::At(half_levels) => half_levels.count().to_string(),
        Rating::NotApplicable(reason) => format!("na:{reason}"),
        Rating::DontKnow => "dk".to_owned(),
    }
}

/// The rating that stands in a vote; `None` where it is none.
#[must_use]
pub fn rating(text: &str) -> Option<Rating> {
    if let Some(reason) = text.strip_prefix("na:") {
        return Some(Rating::NotApplicable(reason.to_owned()));
    }
    match text {
        "dk" => Some(Rating::DontKnow),
        count => Some(Rating::At(HalfLevels::new(count.parse().ok()?)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_read_as_it_was_written() {
        let at = |count| Rating::At(HalfLevels::new(count).expect("a rating"));
        let reason = Rating::NotApplicable("na: no: shop".to_owned());
        for found in [at(2), at(9), Rating::DontKnow, reason] {
            assert_eq!(rating(&written(&found)), Some(found));
        }
        for wrong in ["", "1", "15", "3.5", "DK", "NA:x"] {
            assert_eq!(rating(wrong), None, "{wrong}");
        }
    }
}
