use super::*;
use crate::policy::Domain;

fn given(name: &'static str, text: &str) -> BTreeMap<&'static str, Given> {
    BTreeMap::from([(name, Given { text: text.to_owned(), place: "amis.toml:3".to_owned() })])
}

#[test]
fn every_default_can_be_read() {
    let settings = Settings::of(&BTreeMap::new()).unwrap();
    assert_eq!(settings.listen.port(), 8080);
    assert_eq!(settings.terms().hold, TimeDelta::hours(72));
    assert!(settings.metrics.is_off());
}

#[test]
fn a_value_that_cannot_be_read_names_its_place() {
    let refused = Settings::of(&given("listen", "everywhere")).unwrap_err().to_string();
    assert!(refused.starts_with("amis.toml:3: `everywhere` is no listen"), "{refused}");
}

#[test]
fn an_audit_that_is_kept_too_short_is_refused_with_the_reason() {
    for months in ["23", "0", "-1", "two"] {
        let refused = Settings::of(&given("audit_months", months)).unwrap_err().to_string();
        assert!(refused.contains("24") && refused.contains("Garante"), "{refused}");
    }
    assert_eq!(Settings::of(&given("audit_months", "24")).unwrap().audit_months.get(), 24);
    assert_eq!(Settings::of(&BTreeMap::new()).unwrap().audit_months.get(), 36);
}

#[test]
fn a_time_to_answer_keeps_to_its_floor_and_its_ceiling() {
    let bounds = [
        ("answer_days_routine", "0", "31"),
        ("answer_days_soon", "0", "15"),
        ("answer_hours_urgent", "0", "73"),
        ("answer_hours_immediate", "0", "25"),
        ("forgotten_days", "0", "31"),
        ("forgotten_draft_days", "0", "91"),
        ("hold_hours", "0", "337"),
        ("grace_days", "0", "91"),
    ];
    for (name, under, over) in bounds {
        for text in [under, over, "-1", "1.5", "soon"] {
            let refused = Settings::of(&given(name, text)).unwrap_err().to_string();
            assert!(refused.contains(name) && refused.contains("from 1 to"), "{refused}");
        }
        Settings::of(&given(name, "1")).unwrap();
    }
    let terms = Settings::given(&[("answer_days_routine", "30")]).unwrap().terms();
    assert_eq!((terms.answer_routine, terms.answer_soon), (TimeDelta::days(30), TimeDelta::days(5)));
}

#[test]
fn what_is_more_urgent_is_not_given_more_time() {
    for (name, text) in
        [("answer_days_routine", "4"), ("answer_days_soon", "1"), ("answer_hours_urgent", "23")]
    {
        let refused = Settings::given(&[(name, text)]).unwrap_err().to_string();
        assert!(refused.contains("more urgent"), "{refused}");
    }
    Settings::given(&[
        ("answer_days_routine", "1"),
        ("answer_days_soon", "1"),
        ("answer_hours_urgent", "24"),
    ])
    .unwrap();
}

#[test]
fn a_target_time_is_a_number_of_days_and_those_of_some_domains() {
    let terms = Settings::given(&[("target_days_urgent", "4; HOUS = 5;FOOD=2")]).unwrap().terms();
    let days = |domain| terms.target_urgent.days(domain);
    assert_eq!([days(Domain::Hous), days(Domain::Food), days(Domain::Work)], [5, 2, 4]);
    assert_eq!(terms.target_routine.days(Domain::Hous), 30, "another urgency is as it was");
    let bounds = [
        ("target_days_routine", "0", "181"),
        ("target_days_soon", "0", "91"),
        ("target_days_urgent", "0", "15"),
        ("target_days_immediate", "0", "4"),
    ];
    for (name, under, over) in bounds {
        let own = |days: &str| format!("1; HOUS = {days}");
        let wrong =
            ["1; HOUSE = 1", "1; HOUS", "HOUS = 1", "1; HOUS = 1; HOUS = 1", "1; hous = 1", "1;", "soon", ""];
        let wrong = wrong.map(str::to_owned).into_iter().chain([
            under.to_owned(),
            over.to_owned(),
            own(under),
            own(over),
        ]);
        for text in wrong {
            let refused = Settings::of(&given(name, &text)).unwrap_err().to_string();
            let way_out = format!("from 1 to {}", over.parse::<i64>().unwrap() - 1);
            assert!(
                refused.contains(name) && refused.contains(&way_out) && refused.contains("DOMAIN = DAYS"),
                "{refused}"
            );
        }
    }
}

#[test]
fn in_no_domain_may_what_is_more_urgent_wait_longer() {
    for (name, text) in [("target_days_urgent", "3; FOOD = 14"), ("target_days_routine", "30; FOOD = 13")] {
        let refused = Settings::given(&[(name, text), ("target_days_soon", "14; FOOD = 13")]);
        let refused = refused.and_then(|_| Settings::given(&[(name, text)])).unwrap_err().to_string();
        assert!(refused.contains(name) && refused.contains("FOOD = DAYS"), "{refused}");
    }
    Settings::given(&[("target_days_urgent", "14"), ("target_days_soon", "14; FOOD = 20")]).unwrap();
}

#[test]
fn numbers_to_call_are_read_with_what_they_are() {
    let read = |text: &str| Settings::of(&given("on_call", text)).map(|settings| settings.terms().on_call);
    let both = read("02 5550 0199 = Pronto intervento sociale; *31 = Guardia").unwrap();
    assert_eq!(both[0], ("02 5550 0199".to_owned(), "Pronto intervento sociale".to_owned()));
    assert_eq!(both.len(), 2);
    assert!(read("off").unwrap().is_empty());
    for wrong in ["112", "= Chi", "uno = Chi", "112 =", "1=a;2=b;3=c;4=d;5=e;6=f;7=g;8=h"] {
        let refused = read(wrong).unwrap_err().to_string();
        assert!(refused.contains("NUMBER = WHAT IT IS"), "{refused}");
    }
}

#[test]
fn a_variable_that_is_no_setting_is_refused() {
    let names = ["PATH", "AMIS_LISTNE"].map(str::to_owned).into_iter();
    assert!(check_variables(names).unwrap_err().to_string().contains("AMIS_LISTNE"));
    assert_eq!(check_variables(["AMIS_LISTEN".to_owned()].into_iter()), Ok(()));
}
