//! Whoever finds something leaves a record of it: counted after each probe.
use super::{
    marks::Marks,
    writing::{AS_ROWS, DOCUMENTS},
};
use crate::{support::on, world::World};
use amis::{
    kernel::{Id, PersonId, UserId},
    policy::{Domain, Part},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The records of one viewer's looks at persons, as far as they were read.
pub(super) struct Records<'w> {
    world: &'w World,
    viewer: UserId,
    persons: Vec<PersonId>,
    read: BTreeSet<Uuid>,
}

impl<'w> Records<'w> {
    pub async fn of(world: &'w World, user: &str, persons: &[String]) -> Self {
        let viewer = world.seat(user).actor.user;
        let persons = persons.iter().map(|person| PersonId::parse(person).unwrap()).collect();
        let mut records = Self { world, viewer, persons, read: BTreeSet::new() };
        for at in 0..records.persons.len() {
            records.more(at).await;
        }
        records
    }

    /// How many of the persons more was found of than what they are known by; each must have a record since the last
    /// time, and what marks a part must stand in it.
    pub async fn cover(&mut self, found: [&Marks; 2], document: &str) -> usize {
        let mut views = 0;
        for (at, marks) in found.into_iter().enumerate() {
            // What is asked of a card and answered stands on it, and a card is nobody's; what somebody asks of a lead are
            // their own words.
            let of_them = |mark: &&String| {
                !mark.starts_with("id.") && !mark.starts_with("claim.") && *mark != "request"
            };
            let marks: Vec<_> = marks.iter().filter(of_them).collect();
            if marks.is_empty() {
                continue;
            }
            let records = self.more(at).await;
            assert!(!records.is_empty(), "no record of {marks:?}\n{document}");
            let named: BTreeSet<&str> = records.iter().flat_map(|parts| parts.split(' ')).collect();
            for mark in marks {
                if let Some(part) = part(mark) {
                    assert!(named.contains(part), "{mark} isn't among {named:?}\n{document}");
                }
            }
            views += 1;
        }
        views
    }

    /// The parts that each record names which has come since the last time.
    async fn more(&mut self, person: usize) -> Vec<String> {
        const OF: &str = "select id, parts from audit_event where person_id = $1 and account_id = $2";
        let mut conn = self.world.base.db().reader().await.unwrap();
        let found: Vec<(Uuid, String)> =
            on!(conn, |c| sqlx::query_as(OF).bind(self.persons[person]).bind(self.viewer).fetch_all(c).await)
                .unwrap();
        conn.give_back().await;
        found.into_iter().filter(|(id, _)| self.read.insert(*id)).map(|(_, parts)| parts).collect()
    }
}

/// The part of the law that a mark stands in; none where it is told by what hangs on a part.
fn part(mark: &str) -> Option<&str> {
    match mark.strip_prefix("need.") {
        Some(domain) => Domain::parse(domain).map(|domain| Part::Needs(domain).name()),
        None => AS_ROWS.iter().chain(&DOCUMENTS).any(|part| *part == mark).then_some(mark),
    }
}
