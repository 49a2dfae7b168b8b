//! What holds of every law that can be written, not only of this one.
use super::plain::{any_action, any_grant, any_scene};
use super::scenes::day;
use super::{BASIS, LAW, POLICY, opened};
use amis::kernel::NeedId;
use amis::policy::{
    Action, Actor, Decision, HowToAsk, Kind, Law, ListPeople, Part, PartSet, Reach, ReadCard, Relation, Role,
    RoleSet, Standing,
};
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

const SCENES: usize = 600;

fn scenes(seed: u64, mut look: impl FnMut(&mut ChaCha8Rng, Actor, Standing, Action)) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let needs = [NeedId::mint(), NeedId::mint()];
    for _ in 0..SCENES {
        let (actor, standing) = any_scene(&mut rng, &needs);
        let action = any_action(&mut rng);
        look(&mut rng, actor, standing, action);
    }
}

fn covers(more: &Decision, less: &Decision) -> bool {
    let alone = |(need, parts): &(NeedId, PartSet)| {
        parts.iter().all(|part| more.needs.iter().any(|(id, open)| id == need && open.contains(part)))
    };
    more.parts.covers(less.parts) && less.needs.iter().all(alone)
}

#[test]
fn a_grant_or_a_role_never_takes_away() {
    scenes(21, |rng, actor, standing, action| {
        let before = LAW.decide(&actor, &standing, action);
        let mut richer = standing.clone();
        richer.grants.push(any_grant(rng));
        assert!(covers(&LAW.decide(&actor, &richer, action), &before));
        let role = *Role::ALL.choose(rng).unwrap();
        let busier = Actor { roles: actor.roles.union(RoleSet::of(&[role])), ..actor };
        assert!(covers(&LAW.decide(&busier, &standing, action), &before));
    });
}

#[test]
fn a_deny_line_never_adds() {
    let mut rng = ChaCha8Rng::seed_from_u64(22);
    let words = |all: &[&'static str], rng: &mut ChaCha8Rng| *all.choose(rng).unwrap();
    for _ in 0..12 {
        let role = words(&["*", "listener", "social_worker", "association_operator"], &mut rng);
        let kind = words(&["*", "public", "third_sector", "cps"], &mut rng);
        let relation = words(&["*", "lead", "care_team", "member"], &mut rng);
        let part = words(&["profile", "card", "s1", "identity", "needs.HOUS"], &mut rng);
        let action = words(&["*", "read", "refer"], &mut rng);
        let stricter =
            opened(&format!("{POLICY}p, {role}, {kind}, *, *, {relation}, duty, {part}, {action}, deny\n"));
        scenes(23, |_, actor, standing, action| {
            let (less, more) =
                (stricter.decide(&actor, &standing, action), LAW.decide(&actor, &standing, action));
            assert!(covers(&more, &less));
        });
    }
}

#[test]
fn the_order_of_lines_is_nothing() {
    let mut rng = ChaCha8Rng::seed_from_u64(24);
    for _ in 0..3 {
        let mut lines: Vec<_> = POLICY.lines().collect();
        lines.shuffle(&mut rng);
        let shuffled = lines.iter().map(|line| [line, "\n"].concat()).collect::<String>();
        assert_eq!(opened(&shuffled).matrix(), LAW.matrix());
    }
}

#[test]
fn a_list_opens_what_a_decision_opens() {
    scenes(25, |_, actor, standing, _| {
        let Ok(scope) = LAW.scope::<ListPeople>(&actor) else {
            assert!(!LAW.decide(&actor, &standing, Action::Read).knows_person());
            return;
        };
        let mut listed = PartSet::EMPTY;
        let counts = |relation: Relation| {
            let fitting = standing.grants.iter().filter(|grant| grant.fits(actor.purpose, Action::Read));
            let counted = fitting.filter(|grant| match grant.reach {
                Reach::Name => true,
                Reach::Kind => {
                    !standing.sealed && ![Relation::SharedWith, Relation::Conference].contains(&relation)
                }
                Reach::Seat => !standing.sealed && relation == Relation::Conference,
            });
            counted.fold(PartSet::EMPTY, |parts, grant| parts.union(grant.parts))
        };
        let named = standing.grants.iter().any(|grant| grant.reach == Reach::Name);
        for route in &standing.routes {
            let hidden = standing.sealed && route.relation != Relation::Lead && !named;
            let unsealed = route.relation != Relation::Emergency || !standing.sealed;
            if hidden || !unsealed || matches!(route.relation, Relation::Member | Relation::Outsider) {
                continue;
            }
            let masks = scope.route(route.relation);
            let granted = counts(route.relation);
            let carried = route.carries.intersect(masks.most).union(masks.always).minus(standing.closed);
            let open = masks.duty.union(masks.law.intersect(granted)).intersect(carried);
            let own = route.need.map(|(_, domain)| PartSet::of(&[Part::Needs(domain)]));
            listed = listed.union(own.map_or(open, |own| open.without_needs().union(open.intersect(own))));
        }
        let decision = LAW.decide(&actor, &standing, Action::Read);
        let alone = decision.needs.iter().fold(PartSet::EMPTY, |parts, (_, open)| parts.union(*open));
        let card = PartSet::of(&[Part::Card]);
        assert_eq!(listed.minus(card), decision.parts.union(alone).minus(card));
        assert!(scope.ever().covers(listed));
    });
}

#[test]
fn a_scope_of_cards_speaks_of_cards_alone() {
    let luca = super::scenes::actor(Kind::Odv, &[Role::AssociationOperator]);
    let cards = LAW.scope::<ReadCard>(&luca).unwrap();
    assert_eq!(cards.ever(), PartSet::of(&[Part::Card]));
    assert!(cards.route(Relation::Member).duty.is_empty());
    assert!(cards.route(Relation::Referred).duty.contains(Part::Card));
    assert!(cards.route(Relation::Outsider).law.is_empty());
}

#[test]
fn a_decision_ends_with_the_first_thing_that_it_rests_on() {
    scenes(26, |_, actor, standing, action| {
        let decision = LAW.decide(&actor, &standing, action);
        let Some(until) = decision.until else {
            return;
        };
        let routes = standing.routes.iter().filter_map(|route| route.until);
        assert!(routes.chain(standing.grants.iter().map(|grant| grant.until)).any(|end| end == until));
        let later = |end: chrono::DateTime<chrono::Utc>| end > until;
        let mut rest = standing.clone();
        rest.routes.retain(|route| route.until.is_none_or(later));
        rest.grants.retain(|grant| later(grant.until));
        assert!(LAW.decide(&actor, &rest, action).until.is_none_or(|next| next > until && until >= day(1)));
    });
}

#[test]
fn what_is_withheld_follows_from_the_rule() {
    scenes(27, |_, actor, standing, _| {
        let decision = LAW.decide(&actor, &standing, Action::Read);
        let withheld = LAW.withheld(&actor, &decision);
        let sealed = ["protection", "minors", "justice", "notes", "card"];
        assert!(withheld.iter().all(|entry| !sealed.contains(&entry.part) && !entry.part.contains('.')));
        let open = |entry: &amis::policy::Withheld| {
            Part::parse(entry.part).is_some_and(|part| decision.parts.contains(part))
        };
        assert!(!withheld.iter().any(open));
        // No grant of its own opens anything to the lead, and it asks nobody for one.
        let leads = decision.relations.contains(Relation::Lead);
        assert!(!leads || withheld.iter().all(|entry| entry.how_to_ask == HowToAsk::AskKeeper));
        let mut names: Vec<_> = withheld.iter().map(|entry| entry.part).collect();
        names.dedup();
        assert_eq!(names.len(), withheld.len());
    });
}

#[test]
fn a_word_that_no_vocabulary_has_is_refused_in_every_cell() {
    let sound = ["listener", "caritas", "*", "*", "lead", "duty", "s1", "read", "allow"];
    assert!(Law::open(&format!("p, {}\n", sound.join(", ")), BASIS).is_ok());
    for cell in 0..sound.len() {
        for wrong in
            ["ghost!", "Listener", "card.", "needs.hous", "s5", "READ", "dutyy", "comune1", "org_1", "-"]
        {
            let mut cells = sound;
            cells[cell] = wrong;
            let district = cell == 3 && wrong.bytes().all(|byte| byte != b'!');
            let outcome = Law::open(&format!("p, {}\n", cells.join(", ")), BASIS);
            assert_eq!(outcome.is_ok(), district, "{cells:?}");
        }
    }
}

#[test]
fn a_longer_grant_than_its_basis_is_not_to_be_had() {
    let basis = LAW.basis();
    let mut rng = ChaCha8Rng::seed_from_u64(28);
    for _ in 0..SCENES {
        let kind = *Kind::ALL.choose(&mut rng).unwrap();
        let ground = *amis::policy::Basis::ALL.choose(&mut rng).unwrap();
        let share = rng.random_range(0.0..0.3);
        let parts: PartSet = Part::ALL.iter().copied().filter(|_| rng.random_bool(share)).collect();
        let each: Vec<_> =
            parts.iter().map(|part| basis.longest_for(kind, ground, PartSet::of(&[part]))).collect();
        let shortest = each.iter().copied().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().min());
        assert_eq!(basis.longest_for(kind, ground, parts), shortest);
        assert_eq!(basis.beyond(kind, ground, parts).is_empty(), each.iter().all(Option::is_some));
    }
}
