//! The business case as a sheet that calculates: inputs, the lines of the result, and the years behind
//! it. Every formula carries the program's own figure, for viewers that do not calculate.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

use crate::advice::economics::{BreakEven, CaseYear, OptionalLine, ResultLine, Worth};
use crate::analysis::Analysis;
use crate::model::{Estimate, Input, Unit};
use crate::report::worth as says;
use crate::words::Words;

// Rows as formulas count them, from 1.
const TITLE: u32 = 1;
const INPUTS: u32 = 5;
/// Below the last input.
const BETWEEN: u32 = row_of(Input::DiscountRate) + 3;
const RESULT: u32 = BETWEEN + KNOWN + 3;
const NET: u32 = RESULT + 8;
const YEARS: u32 = NET + 3;

/// The columns of low, likely and high, and of what the sums use and come to.
const ENDS: [u16; 3] = [1, 2, 3];
const USED: u16 = 4;

/// Every line that the result can have, with the column that it has among the years.
const LINES: [(ResultLine, Option<char>); 8] = [
    (ResultLine::Margin, Some('E')),
    (
        ResultLine::Optional(OptionalLine::ContactsAvoided),
        Some('F'),
    ),
    (ResultLine::Optional(OptionalLine::Referrals), Some('G')),
    (ResultLine::Optional(OptionalLine::PriceEffect), Some('H')),
    (
        ResultLine::Optional(OptionalLine::ExtraPurchases),
        Some('I'),
    ),
    (ResultLine::PaidOnce, None),
    (ResultLine::OwnDays, None),
    (ResultLine::PaidYearly, Some('J')),
];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    analysis: &Analysis,
    words: &Words,
) -> Result<(), XlsxError> {
    sheet.set_name(words.text("export-sheet-business-case"))?;
    // What is not known is empty, and not 0.
    sheet.set_formula_result_default("");
    sheet.set_column_width(0, 40)?;
    for column in 1..=13 {
        sheet.set_column_width(column, 13)?;
    }
    let mut writer = Writer {
        sheet,
        words,
        analysis,
        looks: Looks::new(),
    };
    writer.start()?;
    writer.inputs()?;
    writer.between()?;
    writer.result()?;
    writer.years()?;
    writer.drawn()
}

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    heading_right: Format,
    input: Format,
    number: Format,
    money: Format,
    total: Format,
    total_name: Format,
    people: Format,
    share: Format,
    factor: Format,
    note: Format,
    unit: Format,
}

impl Looks {
    fn new() -> Self {
        let heading = || {
            Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color("F1F4F4")
                .set_border_bottom(FormatBorder::Thin)
        };
        let money = || Format::new().set_num_format("#,##0.00");
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: heading(),
            heading_right: heading().set_align(FormatAlign::Right),
            input: Format::new()
                .set_background_color("FFF6D5")
                .set_border(FormatBorder::Thin)
                .set_border_color("C9BE93"),
            number: Format::new(),
            money: money(),
            total: money().set_bold().set_border_top(FormatBorder::Thin),
            total_name: Format::new().set_bold().set_border_top(FormatBorder::Thin),
            people: Format::new().set_num_format("#,##0.0"),
            share: Format::new().set_num_format("0.0%"),
            factor: Format::new().set_num_format("0.0000"),
            note: Format::new().set_font_color("5A6668"),
            unit: Format::new().set_font_color("5A6668").set_indent(1),
        }
    }
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    words: &'a Words,
    analysis: &'a Analysis,
    looks: Looks,
}

/// The cell with the value of an input that the sums use.
fn of(input: Input) -> String {
    format!("$E${}", row_of(input))
}

const fn row_of(input: Input) -> u32 {
    INPUTS + input as u32
}

/// The cells between inputs and result: margin, retention, the optional lines, and whether all is known.
fn between(place: u32) -> String {
    format!("$E${}", BETWEEN + place)
}

/// A formula that says nothing unless all is known.
fn guarded(formula: &str) -> String {
    format!("=IF({}=1,{formula},\"\")", between(KNOWN))
}

/// The place between inputs and result of whether all is known, which is the last.
const KNOWN: u32 = 6;

impl Writer<'_> {
    fn worth(&self) -> &Worth {
        &self.analysis.worth
    }

    fn text(&mut self, row: u32, column: u16, text: &str, look: &Look) -> Result<(), XlsxError> {
        let format = look(&self.looks);
        self.sheet
            .write_string_with_format(row - 1, column, text, format)?;
        Ok(())
    }

    fn said(&mut self, row: u32, column: u16, key: &str, look: &Look) -> Result<(), XlsxError> {
        let text = self.words.text(key);
        self.text(row, column, &text, look)
    }

    fn number(
        &mut self,
        row: u32,
        column: u16,
        value: Option<Decimal>,
        look: &Look,
    ) -> Result<(), XlsxError> {
        let format = look(&self.looks);
        match value.and_then(|value| value.to_f64()) {
            Some(value) => self
                .sheet
                .write_number_with_format(row - 1, column, value, format)?,
            None => self.sheet.write_blank(row - 1, column, format)?,
        };
        Ok(())
    }

    /// A formula with the program's own figure; empty where that is not known.
    fn formula(
        &mut self,
        row: u32,
        column: u16,
        (formula, value): (String, Option<Decimal>),
        look: &Look,
    ) -> Result<(), XlsxError> {
        let value = value.and_then(|value| value.to_f64());
        let told = value.map_or_else(String::new, |value| value.to_string());
        let formula = Formula::new(formula).set_result(told);
        let format = look(&self.looks);
        self.sheet
            .write_formula_with_format(row - 1, column, formula, format)?;
        Ok(())
    }

    fn start(&mut self) -> Result<(), XlsxError> {
        self.said(TITLE, 0, "export-sheet-business-case", &|it| &it.title)?;
        self.said(TITLE + 1, 0, "export-case-intro", &|it| &it.note)?;
        let headings = [
            "column-input",
            "column-low",
            "column-likely",
            "column-high",
            "export-case-used",
            "column-unit",
        ];
        for (key, column) in headings.into_iter().zip(0..) {
            let look: &Look = if (1..=USED).contains(&column) {
                &|it| &it.heading_right
            } else {
                &|it| &it.heading
            };
            self.said(INPUTS - 1, column, key, look)?;
        }
        // What an input is measured in may be longer than its column.
        for column in 6..=8 {
            self.text(INPUTS - 1, column, "", &|it| &it.heading)?;
        }
        Ok(())
    }

    fn inputs(&mut self) -> Result<(), XlsxError> {
        let case = &self.analysis.business_case;
        for input in Input::ALL {
            let row = row_of(input);
            let known = case.estimate(input);
            let name = says::input_name(self.words, input);
            self.text(row, 0, &name, &|it| &it.number)?;
            let ends = known.map(|it| [it.low(), it.likely(), it.high()]);
            for (place, column) in ENDS.into_iter().enumerate() {
                let value = ends.and_then(|ends| ends.get(place).copied());
                self.number(row, column, value, &|it| &it.input)?;
            }
            let formula = format!("=IF(ISNUMBER(C{row}),C{row},\"\")");
            let used = (formula, known.map(Estimate::likely));
            self.formula(row, USED, used, &|it| &it.number)?;
            let unit = self.unit(input);
            self.text(row, USED + 1, &unit, &|it| &it.unit)?;
        }
        Ok(())
    }

    fn unit(&self, input: Input) -> String {
        let words = self.words;
        let case = &self.analysis.business_case;
        let currency = case.currency.trim();
        let unit = match input.unit() {
            Unit::Money if !currency.is_empty() => currency.to_owned(),
            Unit::MoneyYearly if !currency.is_empty() => {
                words.with("export-case-yearly", &facts!(currency))
            }
            unit => says::unit_name(words, unit),
        };
        let origin = says::origin(words, case, self.analysis.own_days, input);
        says::with_origin(words, unit, origin)
    }

    /// What the inputs come to before any year.
    fn between(&mut self) -> Result<(), XlsxError> {
        self.said(BETWEEN - 1, 0, "export-case-between", &|it| &it.heading)?;
        self.rule(BETWEEN - 1, 1..=USED)?;
        let [customer, staying] = self.of_a_customer();
        let optional = self.of_optional_lines();
        let rows = [customer, staying].into_iter().chain(optional);
        let rows: Vec<Term> = rows.chain([self.known()]).collect();
        for ((key, formula, value, look), row) in rows.into_iter().zip(BETWEEN..) {
            self.said(row, 0, key, &|it| &it.number)?;
            self.formula(row, USED, (formula, value), look)?;
        }
        Ok(())
    }

    /// The margin of one customer, and the share that stays.
    fn of_a_customer(&self) -> [Term; 2] {
        let [revenue, gross, serve, customers, lost] = [
            Input::Revenue,
            Input::GrossMargin,
            Input::CostToServe,
            Input::Customers,
            Input::CustomersLost,
        ]
        .map(of);
        let margin = format!("{revenue}*{gross}/100-{serve}");
        let staying = format!("IF({lost}>{customers},\"\",1-{lost}/{customers})");
        [
            (
                "worth-figure-margin",
                format!("=IF(COUNT({revenue},{gross},{serve})=3,{margin},\"\")"),
                self.worth().margin,
                &|it| &it.money,
            ),
            (
                "worth-figure-retention",
                format!("=IF(COUNT({customers},{lost})=2,{staying},\"\")"),
                self.worth().retention,
                &|it| &it.share,
            ),
        ]
    }

    /// A full year of each optional line; 0 where one of its inputs is not known.
    fn of_optional_lines(&self) -> [Term; 4] {
        use Input as I;
        let rows = [
            (
                "export-case-contacts",
                OptionalLine::ContactsAvoided,
                vec![I::Contacts, I::ContactsAvoided, I::CostPerContact],
            ),
            (
                "export-case-referrals",
                OptionalLine::Referrals,
                vec![I::NewCustomers, I::ReferralShare, I::ReferredValue],
            ),
            (
                "export-case-price",
                OptionalLine::PriceEffect,
                vec![I::Revenue, I::PriceEffect],
            ),
            (
                "export-case-purchases",
                OptionalLine::ExtraPurchases,
                vec![I::ExtraPurchases, I::GrossMargin],
            ),
        ];
        rows.map(|(key, line, inputs)| {
            let cells: Vec<String> = inputs.into_iter().map(of).collect();
            // Each of them has one input that is a share in per cent.
            let mut product = format!("{}/100", cells.join("*"));
            if line == OptionalLine::Referrals {
                product = format!("{product}/{}", of(I::Customers));
            }
            let (count, cells) = (cells.len(), cells.join(","));
            let found = self.worth().lines.iter().find(|it| it.line == line);
            let a_year = found.and_then(|it| it.a_year).unwrap_or_default();
            let look: &Look = &|it| &it.money;
            let formula = format!("=IF(COUNT({cells})={count},{product},0)");
            (key, formula, Some(a_year), look)
        })
    }

    /// 1 where all is known that the result needs, else 0.
    fn known(&self) -> Term {
        let needed = [
            Input::Uplift,
            Input::MonthsUntilEffect,
            Input::PlanOnce,
            Input::PlanYearly,
            Input::StaffDays,
            Input::StaffDayCost,
            Input::DiscountRate,
        ];
        let cells = [between(0), between(1)].into_iter();
        let cells: Vec<String> = cells.chain(needed.map(of)).collect();
        // Where customers pay nothing, what is saved on contacts must be known.
        let (revenue, contacts) = (row_of(Input::Revenue), Input::OF_CONTACTS.map(of));
        let formula = format!(
            "=IF(AND(COUNT({})={},OR(MAX($B${revenue}:$D${revenue})<>0,COUNT({})={})),1,0)",
            cells.join(","),
            cells.len(),
            contacts.join(","),
            contacts.len()
        );
        let known = u32::from(self.worth().breakdown.is_some());
        let look: &Look = &|it| &it.number;
        ("export-case-known", formula, Some(known.into()), look)
    }

    fn rule(&mut self, row: u32, columns: std::ops::RangeInclusive<u16>) -> Result<(), XlsxError> {
        for column in columns {
            self.text(row, column, "", &|it| &it.heading)?;
        }
        Ok(())
    }

    fn last_year(&self) -> u32 {
        YEARS + u32::from(self.worth().horizon_years) - 1
    }

    fn result(&mut self) -> Result<(), XlsxError> {
        self.said(RESULT - 1, 0, "export-case-result", &|it| &it.heading)?;
        self.rule(RESULT - 1, 1..=USED)?;
        let last = self.last_year();
        for ((line, column), row) in LINES.into_iter().zip(RESULT..) {
            let formula = match (line, column) {
                (_, Some(column)) => {
                    format!("SUMPRODUCT({column}{YEARS}:{column}{last},L{YEARS}:L{last})")
                }
                (ResultLine::OwnDays, None) => {
                    format!("-{}*{}", of(Input::StaffDays), of(Input::StaffDayCost))
                }
                (_, None) => format!("-{}", of(Input::PlanOnce)),
            };
            let breakdown = self.worth().breakdown.as_ref();
            let value = breakdown.map(|it| it.line(line).unwrap_or_default());
            let name = says::line_name(self.words, line);
            self.text(row, 0, &name, &|it| &it.number)?;
            self.formula(row, USED, (guarded(&formula), value), &|it| &it.money)?;
        }
        let row = NET;
        self.said(row, 0, "worth-figure-npv", &|it| &it.total_name)?;
        for column in 1..USED {
            self.text(row, column, "", &|it| &it.total_name)?;
        }
        let sum = guarded(&format!("SUM(E{RESULT}:E{})", row - 1));
        let npv = self.worth().npv;
        self.formula(row, USED, (sum, npv), &|it| &it.total)
    }

    fn years(&mut self) -> Result<(), XlsxError> {
        let headings = [
            "export-case-year",
            "export-case-active",
            "export-case-with",
            "export-case-without",
            "worth-line-name-margin",
            "worth-line-name-contacts",
            "worth-line-name-referrals",
            "worth-line-name-price",
            "worth-line-name-purchases",
            "worth-line-name-yearly",
            "export-case-net",
            "export-case-discount",
            "export-case-present",
            "export-case-sum",
        ];
        for (key, column) in headings.into_iter().zip(0..) {
            let look: &Look = if column == 0 {
                &|it| &it.heading
            } else {
                &|it| &it.heading_right
            };
            self.said(YEARS - 1, column, key, look)?;
        }
        self.sheet.set_row_height(YEARS - 2, 45)?;
        let mut sum = self.worth().breakdown.as_ref().map(|it| {
            let at_once = [ResultLine::PaidOnce, ResultLine::OwnDays];
            at_once.iter().filter_map(|line| it.line(*line)).sum()
        });
        for (year, row) in (1..=self.worth().horizon_years).zip(YEARS..) {
            let breakdown = self.worth().breakdown.as_ref();
            let found = breakdown.and_then(|it| it.years.get(usize::from(year) - 1).cloned());
            self.year(row, year, found.as_ref(), &mut sum)?;
        }
        Ok(())
    }

    fn year(
        &mut self,
        row: u32,
        year: u8,
        found: Option<&CaseYear>,
        sum: &mut Option<Decimal>,
    ) -> Result<(), XlsxError> {
        let before = |column: char, first: String| {
            if row == YEARS {
                first
            } else {
                format!("{column}{}", row - 1)
            }
        };
        let (margin, retention) = (between(0), between(1));
        let [delay, uplift, yearly, rate] = [
            Input::MonthsUntilEffect,
            Input::Uplift,
            Input::PlanYearly,
            Input::DiscountRate,
        ]
        .map(of);
        let [contacts, referrals, price, purchases] = [2, 3, 4, 5].map(between);
        let kept = format!("MIN({uplift}/100,1-{retention})");
        let at_once = format!("E{}+E{}", RESULT + 5, RESULT + 6);
        let optional = |place: usize| found.and_then(|it| it.optional.get(place).copied());
        let net = found.and_then(CaseYear::net);
        let present = net.and_then(|net| net.checked_mul(found?.discount));
        *sum = sum.and_then(|sum| sum.checked_add(present?));
        let with = before('C', of(Input::Customers));
        let without = before('D', of(Input::Customers));
        let so_far = before('N', at_once);
        let cells: [(String, Option<Decimal>, &Look); 13] = [
            (
                format!("MAX(0,MIN(12,12*A{row}-{delay}))/12"),
                found.map(|it| it.active),
                &|it| &it.share,
            ),
            (
                format!("{with}*({retention}+{kept}*B{row})"),
                found.map(|it| it.with_plan),
                &|it| &it.people,
            ),
            (
                format!("{without}*{retention}"),
                found.map(|it| it.without_plan),
                &|it| &it.people,
            ),
            (
                format!("(C{row}-D{row})*{margin}"),
                found.map(|it| it.margin),
                &|it| &it.money,
            ),
            (format!("{contacts}*B{row}"), optional(0), &|it| &it.money),
            (format!("(C{row}-D{row})*{referrals}"), optional(1), &|it| {
                &it.money
            }),
            (format!("C{row}*{price}*B{row}"), optional(2), &|it| {
                &it.money
            }),
            (format!("C{row}*{purchases}*B{row}"), optional(3), &|it| {
                &it.money
            }),
            (
                format!("-{yearly}"),
                found.map(|it| Decimal::ZERO - it.paid),
                &|it| &it.money,
            ),
            (format!("SUM(E{row}:J{row})"), net, &|it| &it.money),
            (
                format!("1/(1+{rate}/100)^A{row}"),
                found.map(|it| it.discount),
                &|it| &it.factor,
            ),
            (format!("K{row}*L{row}"), present, &|it| &it.money),
            (format!("{so_far}+M{row}"), *sum, &|it| &it.money),
        ];
        self.number(row, 0, Some(year.into()), &|it| &it.number)?;
        for ((formula, value, look), column) in cells.into_iter().zip(1..) {
            self.formula(row, column, (guarded(&formula), value), look)?;
        }
        Ok(())
    }

    /// What no formula gives: the draws, and the uplift at which the plan breaks even.
    fn drawn(&mut self) -> Result<(), XlsxError> {
        let drawn = self.analysis.simulation.as_ref();
        let worth = self.worth();
        let needed = match worth.break_even {
            Some(BreakEven::At(uplift)) => uplift.checked_mul(Decimal::ONE_HUNDRED),
            Some(BreakEven::NotNeeded | BreakEven::OutOfReach) | None => None,
        };
        let share = |pays: u32, cases: u32| Decimal::from(pays).checked_div(cases.into());
        let rows: [(&str, Option<Decimal>, &Look); 6] = [
            (
                "export-case-chance",
                drawn.and_then(|it| share(it.pays, it.cases)),
                &|it| &it.share,
            ),
            ("export-case-middle", drawn.map(|it| it.median), &|it| {
                &it.money
            }),
            ("export-case-low", drawn.map(|it| it.low), &|it| &it.money),
            ("export-case-high", drawn.map(|it| it.high), &|it| &it.money),
            ("export-case-needed", needed, &|it| &it.factor),
            (
                "export-case-payback",
                worth.payback_month.map(Decimal::from),
                &|it| &it.number,
            ),
        ];
        let start = self.last_year() + 4;
        self.said(start - 2, 0, "export-case-drawn", &|it| &it.heading)?;
        self.rule(start - 2, 1..=USED)?;
        self.said(start - 1, 0, "export-case-drawn-note", &|it| &it.note)?;
        for ((key, value, look), row) in rows.into_iter().zip(start..) {
            self.said(row, 0, key, &|it| &it.number)?;
            self.number(row, USED, value, look)?;
        }
        Ok(())
    }
}

/// One of the looks.
type Look = dyn Fn(&Looks) -> &Format;

/// The key of a row's name, its formula, the program's figure, and its look.
type Term = (&'static str, String, Option<Decimal>, &'static Look);

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;
    use crate::model::BusinessCase;
    use crate::model::example::{self, business_case};

    fn sheet(case: BusinessCase) -> String {
        let mut assessment = example::assessment(&[vec![example::Answer::At(4)]]);
        assessment.business_case = case;
        let today = jiff::civil::date(2026, 6, 1);
        let mut analysis = Analysis::of(&assessment, assessment.form, today);
        analysis.simulate(&assessment);
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        write(sheet, &analysis, &Words::english()).expect("a sheet");
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let part = archive
            .by_name("xl/worksheets/sheet1.xml")
            .expect("a sheet");
        std::io::read_to_string(part).expect("UTF-8")
    }

    /// The figure that the formula of a cell carries.
    fn carried(sheet: &str, cell: &str) -> String {
        let start = sheet.find(&format!("<c r=\"{cell}\"")).expect("a cell");
        let rest = &sheet[start..];
        let rest = &rest[..rest.find("</c>").expect("its end")];
        assert!(rest.contains("<f>"), "{cell} has no formula: {rest}");
        let from = rest.find("<v>").expect("a figure") + 3;
        rest[from..rest.find("</v>").expect("its end")].to_owned()
    }

    #[test]
    fn every_formula_carries_the_figure_of_the_program() {
        let sheet = sheet(business_case(&[(Input::Uplift, "5")]));
        let figure = |cell: String| carried(&sheet, &cell).parse::<f64>().expect("a number");
        let near = |cell: String, wanted: f64| {
            let found = figure(cell);
            assert!((found - wanted).abs() < 0.5, "{found} is not {wanted}");
        };
        near(format!("E{BETWEEN}"), 200.0);
        near(format!("E{RESULT}"), 67_836.0);
        near(format!("E{}", RESULT + 5), -60_000.0);
        near(format!("E{NET}"), 7_836.0);
        near(format!("C{YEARS}"), 850.0);
        near(format!("D{}", YEARS + 4), 327.7);
        near(format!("N{}", YEARS + 4), 7_836.0);
    }

    #[test]
    fn where_the_result_is_not_known_its_formulas_say_nothing() {
        let sheet = sheet(business_case(&[]));
        assert_eq!(carried(&sheet, &format!("E{NET}")), "");
        assert_eq!(carried(&sheet, &format!("E{}", BETWEEN + KNOWN)), "0");
        assert!(carried(&sheet, &format!("E{BETWEEN}")).starts_with("200"));
    }
}
