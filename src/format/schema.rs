//! The schemas of version 1. A test checks that they agree with the structs in [`super::raw`].

use super::shape::Schema::{Bool, Enum, Integer, List, Map, Option, Struct, Text};
use super::shape::{self, FieldSchema, Schema, Variant, optional, required};

const WORDINGS: Schema = Map(&Text);
const TEXTS: Schema = List(&Text);

pub(super) static QUESTIONNAIRE: shape::Struct = shape::Struct {
    name: "Questionnaire",
    whole: true,
    fields: &[
        required("version", Integer),
        required("id", Text),
        required("edition", Text),
        required("languages", TEXTS),
        required("title", WORDINGS),
        required("about", WORDINGS),
        required("levels", List(&Struct(&LEVEL))),
        optional("thresholds", Struct(&THRESHOLDS)),
        optional("short_form", TEXTS),
        required("elements", List(&Struct(&ELEMENT))),
        optional("claims", List(&Struct(&CLAIM))),
    ],
};

static LEVEL: shape::Struct = part(
    "Level",
    &[required("name", WORDINGS), required("summary", WORDINGS)],
);

static THRESHOLDS: shape::Struct = part(
    "Thresholds",
    &[
        optional("reached", Integer),
        optional("kept", Integer),
        optional("not_applicable", Integer),
        optional("answered", Integer),
        optional("unproven_cap", Integer),
    ],
);

static ELEMENT: shape::Struct = part(
    "Element",
    &[
        required("id", Text),
        required("title", WORDINGS),
        required("summary", WORDINGS),
        required("levels", List(&WORDINGS)),
        required("practices", List(&Struct(&PRACTICE))),
    ],
);

static PRACTICE: shape::Struct = part(
    "Practice",
    &[
        required("id", Text),
        required("title", WORDINGS),
        required("prompt", WORDINGS),
        required("descriptors", List(&WORDINGS)),
        required("why", WORDINGS),
        required("evidence", WORDINGS),
        optional("weight", Integer),
        optional("requires", TEXTS),
        required("recommendations", List(&Struct(&RECOMMENDATION))),
    ],
);

static RECOMMENDATION: shape::Struct = part(
    "Recommendation",
    &[
        required("action", WORDINGS),
        required("why", WORDINGS),
        required("first_week", WORDINGS),
        required("owner", WORDINGS),
        required("effort", EFFORT),
        required("indicator", WORDINGS),
        required("risk", WORDINGS),
    ],
);

const EFFORT: Schema = Enum(&[
    holding("S", Integer),
    holding("M", Integer),
    holding("L", Integer),
    holding("XL", Integer),
]);

static CLAIM: shape::Struct = part(
    "Claim",
    &[
        required("id", Text),
        required("text", WORDINGS),
        required("source", WORDINGS),
        required("critics", WORDINGS),
        required(
            "verdict",
            Enum(&[
                bare("Supported"),
                bare("Depends"),
                bare("Disputed"),
                bare("Unconfirmed"),
            ]),
        ),
        optional("supports", TEXTS),
    ],
);

pub(super) static CLAIMS: shape::Struct = part(
    "Claims",
    &[
        required("version", Integer),
        required("questionnaire", Text),
        required("claims", List(&Struct(&CLAIM))),
    ],
);

pub(super) static ASSESSMENT: shape::Struct = part(
    "Assessment",
    &[
        required("version", Integer),
        required("questionnaire", Struct(&QUESTIONNAIRE)),
        optional("language", Option(&Text)),
        optional("form", Enum(&[bare("Short"), bare("Full")])),
        optional("unit", Struct(&UNIT)),
        optional("respondents", List(&Struct(&RESPONDENT))),
        optional("consensus", Map(&Struct(&CONSENSUS))),
        optional("targets", Map(&Struct(&TARGET))),
        optional("plan", List(&Struct(&PLAN_STEP))),
        optional("business_case", Struct(&BUSINESS_CASE)),
        optional("planning", Struct(&PLANNING)),
        optional("branding", Struct(&BRANDING)),
    ],
);

static UNIT: shape::Struct = part(
    "Unit",
    &[
        optional("organisation", Text),
        optional("unit", Text),
        optional("scope", Text),
        optional("facilitator", Text),
        optional("date", Option(&Text)),
    ],
);

static RESPONDENT: shape::Struct = part(
    "Respondent",
    &[
        required("id", Text),
        optional("name", Text),
        optional("role", Text),
        optional("team", Text),
        optional("responses", Map(&Struct(&RESPONSE))),
    ],
);

static RESPONSE: shape::Struct = part(
    "Response",
    &[
        optional("rating", Option(&RATING)),
        optional("note", Text),
        optional("evidence", List(&Struct(&EVIDENCE))),
        optional(
            "confidence",
            Option(&Enum(&[bare("Low"), bare("Medium"), bare("High")])),
        ),
        optional("flagged", Bool),
    ],
);

const RATING: Schema = Enum(&[
    holding("At", Integer),
    holding("NotApplicable", Text),
    bare("DontKnow"),
]);

static EVIDENCE: shape::Struct = part(
    "Evidence",
    &[
        required("text", Text),
        optional("link", Text),
        optional("date", Option(&Text)),
        optional("checked_by", Text),
    ],
);

static CONSENSUS: shape::Struct = part(
    "Consensus",
    &[required("rating", RATING), optional("reason", Text)],
);

static TARGET: shape::Struct = part(
    "Target",
    &[required("level", Integer), optional("reason", Text)],
);

static PLAN_STEP: shape::Struct = part(
    "PlanStep",
    &[
        required("practice", Text),
        required("to", Integer),
        optional("owner", Text),
        optional("due", Option(&Text)),
        optional("effort", Option(&EFFORT)),
        optional(
            "status",
            Enum(&[
                bare("Open"),
                bare("UnderWay"),
                bare("Done"),
                bare("Dropped"),
            ]),
        ),
    ],
);

static BUSINESS_CASE: shape::Struct = part(
    "BusinessCase",
    &[
        optional("currency", Text),
        optional("horizon_years", Integer),
        optional("inputs", Map(&Struct(&ESTIMATE))),
    ],
);

static ESTIMATE: shape::Struct = part(
    "Estimate",
    &[
        required("low", Text),
        required("likely", Text),
        required("high", Text),
    ],
);

static PLANNING: shape::Struct = part(
    "Planning",
    &[
        optional("budget_days", Option(&Integer)),
        optional("capacity_days_per_month", Option(&Integer)),
        optional("start", Option(&Text)),
        optional("locked_in", TEXTS),
        optional("locked_out", TEXTS),
        optional("efforts", List(&Struct(&OWN_EFFORT))),
    ],
);

static BRANDING: shape::Struct = part(
    "Branding",
    &[
        optional("logo", Option(&Text)),
        optional("accent", Option(&Text)),
        optional("prepared_for", Text),
        optional("prepared_by", Text),
        optional("confidentiality", Text),
        optional("version", Text),
    ],
);

static OWN_EFFORT: shape::Struct = part(
    "OwnEffort",
    &[
        required("practice", Text),
        required("to", Integer),
        required("effort", EFFORT),
    ],
);

const fn part(name: &'static str, fields: &'static [FieldSchema]) -> shape::Struct {
    shape::Struct {
        name,
        fields,
        whole: false,
    }
}

const fn bare(name: &'static str) -> Variant {
    Variant { name, holds: None }
}

const fn holding(name: &'static str, holds: Schema) -> Variant {
    Variant {
        name,
        holds: Some(holds),
    }
}
