//! One vocabulary: the domain's words, the policy's, the database's, the API's.
use super::plain::Plain;
use super::{LAW, POLICY};
use amis::policy::{
    ACTS, Action, Basis, Class, Domain, Kind, KindGroup, KindSet, Part, PartGroup, PartSet, Purpose,
    Relation, Resource, Role, RoleSet, Touches,
};
use async_graphql::{InputType, Value};
use std::collections::{BTreeMap, BTreeSet};

const ROLES: &str = "social_worker educator psychologist listener desk_operator trainee association_operator \
                     association_lead coordinator facilitator privacy_officer administrator service_account";
const KINDS: &str = "comune ambito municipio ats asst school job_centre serd cps consultorio cav caritas odv aps \
                     cooperative foundation religious patronato street_unit ama company network";
const PARTS: &str = "card identity contact address household economic citizenship health protection minors justice \
                     story assessments plan conferences diary notes documents care_team history referrals grants \
                     access_log";
const DOMAINS: &str = "HOUS HOML FOOD INCO DEBT UTIL GOOD WORK EDUC LANG DIGI MOBI LEGA MIGR HEAL MENT ADDI DISA \
                       CARE FAMI SOCI VIOL MINO JUST OTHR";
const RESOURCES: &str =
    "directory areas accounts statistics policy imports orientations memberships groups desks";

/// Actions of the vocabulary whose acts come with later rooms. This list may only shrink.
const WITHOUT_ACT: [Action; 3] = [Action::Export, Action::Merge, Action::Erase];
/// Words of the vocabulary that the policy does not speak of yet. This list may only shrink.
const UNSPOKEN: &[&str] = &["export", "merge", "erase"];

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Words in the order of their numbers, counted from the first one's.
fn numbered<T: Copy>(all: &[T], of: impl Fn(T) -> (u8, &'static str), from: u8, expected: &str) {
    let expected: Vec<_> = (from..).zip(words(expected)).collect();
    assert_eq!(all.iter().map(|word| of(*word)).collect::<Vec<_>>(), expected);
}

#[test]
fn words_and_their_stored_numbers_are_those_of_the_domain() {
    numbered(Role::ALL, |word| (word.bit(), word.name()), 0, ROLES);
    numbered(Kind::ALL, |word| (word.bit(), word.name()), 0, KINDS);
    numbered(Domain::ALL, |word| (word.bit(), word.name()), 23, DOMAINS);
    numbered(Resource::ALL, |word| (word.bit(), word.name()), 48, RESOURCES);
    numbered(
        Relation::ALL,
        |word| (word.bit(), word.name()),
        0,
        "lead shared_with care_team referred conference emergency member outsider",
    );
    let needs: Vec<_> = words(DOMAINS).iter().map(|domain| format!("needs.{domain}")).collect();
    numbered(Part::ALL, |part| (part.bit(), part.name()), 0, &format!("{PARTS} {}", needs.join(" ")));
    assert_eq!(PartSet::ALL.bits(), (1 << 48) - 1);
}

#[test]
fn the_other_vocabularies_are_closed_too() {
    let names = |all: &[&'static str], expected: &str| assert_eq!(all, words(expected));
    let of = |all: Vec<&'static str>, expected: &str| names(&all, expected);
    of(
        Action::ALL.iter().map(|word| word.name()).collect(),
        "read write register claim refer share export explain merge erase administer",
    );
    of(
        Purpose::ALL.iter().map(|word| word.name()).collect(),
        "coordinate refer emergency statistics administration",
    );
    of(
        Basis::ALL.iter().map(|word| word.name()).collect(),
        "consent public_task vital_interest legal_obligation",
    );
    of(Class::ALL.iter().map(|word| word.name()).collect(), "n s1 s2 s3 s4");
    of(
        KindGroup::ALL.iter().map(|word| word.name()).collect(),
        "public health protection third_sector peer donor network",
    );
    of(PartGroup::ALL.iter().map(|word| word.name()).collect(), "profile needs s1 s2 s3 s4 record");
}

#[test]
fn a_word_is_read_back_and_another_is_not() {
    assert!(Part::ALL.iter().all(|part| Part::parse(part.name()) == Some(*part)));
    assert!(Kind::ALL.iter().all(|kind| Kind::parse(kind.name()) == Some(*kind)));
    assert!(Domain::ALL.iter().all(|domain| Domain::parse(domain.name()) == Some(*domain)));
    for wrong in ["", "Card", "needs", "needs.", "needs.hous", "card "] {
        assert_eq!(Part::parse(wrong), None);
    }
}

#[test]
fn parts_and_domains_have_the_classes_of_the_domain() {
    let of = |class| PartSet::of_class(class).iter().map(Part::name).collect::<BTreeSet<_>>();
    let expected: BTreeMap<_, _> = [
        (Class::N, "card"),
        (
            Class::S1,
            "identity contact address household needs.HOUS needs.FOOD needs.UTIL needs.GOOD needs.WORK needs.EDUC \
             needs.LANG needs.DIGI needs.MOBI needs.CARE needs.OTHR",
        ),
        (
            Class::S2,
            "economic story diary needs.HOML needs.INCO needs.DEBT needs.LEGA needs.FAMI needs.SOCI",
        ),
        (Class::S3, "citizenship health needs.MIGR needs.HEAL needs.MENT needs.DISA"),
        (Class::S4, "protection minors justice notes needs.ADDI needs.VIOL needs.MINO needs.JUST"),
    ]
    .into();
    for (class, names) in expected {
        assert_eq!(of(class), words(names).into_iter().collect(), "{class}");
    }
}

#[test]
fn sets_are_stored_as_whole_numbers() {
    let some = PartSet::of(&[Part::Card, Part::Needs(Domain::Othr)]);
    assert_eq!(some.bits(), 1 + (1 << 47));
    assert_eq!(PartSet::from_bits(some.bits()), some);
    assert_eq!(PartSet::from_bits(-1), PartSet::ALL);
    assert_eq!(PartSet::from_bits(1 << 48), PartSet::EMPTY);
    assert_eq!(KindSet::of(&[Kind::Odv, Kind::Cooperative]).bits(), (1 << 12) + (1 << 14));
    assert_eq!(RoleSet::ALL.iter().count(), 13);
    assert_eq!(some.iter().collect::<PartSet>(), some);
    assert_eq!(
        (some.needs(), some.without_needs()),
        (PartSet::of(&[Part::Needs(Domain::Othr)]), PartSet::of(&[Part::Card]))
    );
}

#[test]
fn every_act_has_an_action_and_every_action_an_act() {
    let used: BTreeSet<_> = ACTS.iter().map(|act| act.action).collect();
    let unused: Vec<_> = Action::ALL.iter().copied().filter(|action| !used.contains(action)).collect();
    assert_eq!(unused, WITHOUT_ACT);
    let names: BTreeSet<_> = ACTS.iter().map(|act| act.name).collect();
    assert_eq!(names.len(), ACTS.len());
}

#[test]
fn every_act_is_open_to_somebody() {
    let plain = Plain::of(POLICY);
    for act in ACTS {
        let touched: Vec<&str> = match act.touches {
            Touches::Profile => {
                Part::ALL.iter().map(|part| part.name()).filter(|part| *part != "card").collect()
            }
            Touches::Need => Domain::ALL.iter().map(|domain| Part::Needs(*domain).name()).collect(),
            Touches::Card | Touches::Answer => vec!["card"],
            Touches::Parts(parts) => parts.iter().map(Part::name).collect(),
            Touches::Resource(resource) => vec![resource.name()],
        };
        let open = touched.iter().any(|part| {
            let somebody = |role: &Role, relation: &Relation| {
                let kinds = [Kind::Municipio, Kind::Caritas, Kind::Ama, Kind::Network];
                kinds.iter().any(|kind| {
                    plain.allows((role.name(), kind.name(), relation.name(), true, part, act.action.name()))
                })
            };
            Role::ALL.iter().any(|role| Relation::ALL.iter().any(|relation| somebody(role, relation)))
        });
        assert!(open, "nobody may {}", act.name);
    }
}

#[test]
fn the_policy_speaks_of_the_whole_vocabulary() {
    let cells: BTreeSet<_> = POLICY
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(',').map(str::trim))
        .map(|cell| cell.trim_start_matches("role.").trim_start_matches("rel."))
        .collect();
    let relations = Relation::ALL.iter().map(|word| word.name());
    let roles = Role::ALL.iter().map(|word| word.name());
    let actions = Action::ALL.iter().map(|word| word.name());
    let all = relations.chain(roles).chain(actions).chain(Resource::ALL.iter().map(|word| word.name()));
    let unspoken: Vec<_> = all.filter(|word| !cells.contains(word)).collect();
    assert_eq!(unspoken, UNSPOKEN);
    assert!(LAW.matrix().contains("service_account"));
}

#[test]
fn the_api_names_parts_in_capitals() {
    let read =
        |name: &str| <Part as InputType>::parse(Some(Value::Enum(async_graphql::Name::new(name)))).ok();
    assert_eq!(read("NEEDS_HOUS"), Some(Part::Needs(Domain::Hous)));
    assert_eq!(read("CARE_TEAM"), Some(Part::CareTeam));
    assert_eq!(read("needs.HOUS"), None);
    assert_eq!(InputType::to_value(&Part::AccessLog), Value::Enum(async_graphql::Name::new("ACCESS_LOG")));
    assert_eq!(Domain::Hous.to_value(), Value::Enum(async_graphql::Name::new("HOUS")));
    assert_eq!(Kind::JobCentre.to_value(), Value::Enum(async_graphql::Name::new("JOB_CENTRE")));
}

#[tokio::test]
async fn the_database_keeps_the_words() {
    let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
    let row: (Kind, Domain, Part, Option<Role>, String) = sqlx::query_as("select $1, $2, $3, null, $1")
        .bind(Kind::JobCentre)
        .bind(Domain::Hous)
        .bind(Part::Needs(Domain::Food))
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(
        row,
        (Kind::JobCentre, Domain::Hous, Part::Needs(Domain::Food), None, "job_centre".to_owned())
    );
    let wrong: Result<(Kind,), _> = sqlx::query_as("select 'ghost'").fetch_one(&pool).await;
    assert!(wrong.is_err());
}

#[test]
fn both_explanations_name_every_word() {
    let english = include_str!("../../../policies/README.md");
    let italian = include_str!("../../../policies/LEGGIMI.md");
    for text in [english, italian] {
        for (class, parts) in
            [Class::S1, Class::S2, Class::S3, Class::S4].map(|class| (class, PartSet::of_class(class)))
        {
            let row =
                text.lines().find(|line| line.starts_with(&format!("| {}", class.name().to_uppercase())));
            let words: BTreeSet<_> =
                row.unwrap().split(['|', ',', ' ']).filter(|word| !word.is_empty()).collect();
            let missing: Vec<_> = parts.iter().map(|part| part.name().trim_start_matches("needs.")).collect();
            let missing: Vec<_> = missing.into_iter().filter(|name| !words.contains(name)).collect();
            assert!(missing.is_empty(), "{class}: {missing:?}");
        }
        let relations = Relation::ALL.iter().map(|word| format!("| `{word}` |"));
        let others = Resource::ALL.iter().map(|word| word.name().to_owned());
        let groups = PartGroup::ALL.iter().map(|word| word.name().to_owned());
        let kinds = KindGroup::ALL.iter().map(|word| word.name().to_owned());
        let actions = Action::ALL.iter().filter(|action| !WITHOUT_ACT.contains(action));
        let all = relations
            .chain(others)
            .chain(groups)
            .chain(kinds)
            .chain(actions.map(|word| word.name().to_owned()));
        assert_eq!(all.filter(|word| !text.contains(word)).collect::<Vec<_>>(), Vec::<String>::new());
    }
    assert!(Role::ALL.iter().all(|role| italian.contains(&format!("`{role}`"))));
}
