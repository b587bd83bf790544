//! The words of the standard questionnaire.

use continuum::format::bundled;
use continuum::format::import::{self, Choices};
use continuum::model::{Assessment, ColumnUse, Form, Language};

#[test]
fn the_page_on_the_instrument_has_a_table_for_each_practice() {
    let page = std::fs::read_to_string("docs/instrument.md").expect("the page");
    let standard = bundled::standard();
    assert!(page.contains(&format!("edition {}", standard.edition)));
    let english = Language::english();
    let mut sections = page.split("\n### ").skip(1);
    for (_, practice) in standard.practices() {
        let section = sections.next().expect("a section");
        let title = format!("{} {}", practice.id, practice.title.get(&english));
        assert_eq!(section.lines().next(), Some(&*title));
        let rows = section.lines().filter(|line| {
            let digit = line.strip_prefix("| ").and_then(|rest| rest.chars().next());
            digit.is_some_and(|digit| digit.is_ascii_digit())
        });
        assert_eq!(rows.count(), practice.descriptors.len(), "{title}");
    }
    assert_eq!(sections.next(), None);
}

#[test]
fn cards_above_the_first_state_what_is_there() {
    let english = Language::english();
    let standard = bundled::standard();
    for (_, practice) in standard.practices() {
        for text in practice.descriptors.values().skip(1) {
            let card = text.get(&english).to_lowercase();
            let mut words = card.split(|letter: char| !letter.is_alphabetic());
            let denies =
                words.any(|word| ["no", "nobody", "never", "none", "without"].contains(&word));
            assert!(!denies, "{}: {card}", practice.id);
            assert!(
                card.split_whitespace().count() <= 26,
                "{}: {card}",
                practice.id
            );
        }
    }
}

#[test]
fn old_titles_are_known_by_tables_of_answers() {
    let standard = bundled::standard();
    let assessment = Assessment::new(standard.clone(), Form::Full);
    let text = b"name,Loop closed,\"Distribution, not the mean\"\nAnn,3,4\n";
    let table = import::open(text, standard).expect("a table");
    let read = import::read(&table, &assessment, &Choices::default());
    let used = read
        .columns
        .iter()
        .skip(1)
        .map(|column| column.used.as_ref());
    let used: Vec<&str> = used
        .map(|used| {
            used.and_then(ColumnUse::practice)
                .expect("a practice")
                .as_str()
        })
        .collect();
    assert_eq!(used, ["M4", "M8"]);
    for (_, practice) in standard.practices() {
        assert!(practice.carries_over.is_some(), "{}", practice.id);
    }
}
