//! Actors and standings made by hand: the demo network's people as the law sees them.
use amis::kernel::{GrantId, NeedId, OrganizationId, PersonId, UserId};
use amis::policy::{
    Actor, Domain, GrantInForce, Kind, Part, PartSet, Purpose, Reach, Relation, Role, RoleSet, Route,
    Standing,
};
use chrono::{DateTime, TimeDelta, Utc};

/// A moment, and moments after it.
pub fn day(days: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + days)
}

/// The parts of words with spaces between them.
pub fn parts(words: &str) -> PartSet {
    words.split_whitespace().map(|word| Part::parse(word).unwrap_or_else(|| panic!("{word}"))).collect()
}

/// Somebody at an organisation of this kind, with an agreement, coordinating.
pub fn actor(kind: Kind, roles: &[Role]) -> Actor {
    Actor {
        user: UserId::mint(),
        organization: OrganizationId::mint(),
        kind,
        roles: RoleSet::of(roles),
        district: None,
        agreement: true,
        purpose: Purpose::Coordinate,
    }
}

/// An organisation that has nothing to do with the person.
pub fn stranger() -> Standing {
    Standing { version: 1, ..Standing::nobody(PersonId::mint()) }
}

pub fn with(mut standing: Standing, routes: Vec<Route>, grants: Vec<GrantInForce>) -> Standing {
    standing.routes.extend(routes);
    standing.grants.extend(grants);
    standing
}

pub fn lead() -> Route {
    Route { relation: Relation::Lead, need: None, carries: PartSet::ALL, until: None }
}

/// Named in a grant of these parts.
pub fn shared(words: &str) -> Route {
    Route { relation: Relation::SharedWith, need: None, carries: parts(words), until: Some(day(365)) }
}

/// An active claim or a taken referral, or one that was sent, with its packet.
pub fn holding(relation: Relation, need: NeedId, domain: Domain, packet: &str) -> Route {
    Route { relation, need: Some((need, domain)), carries: parts(packet), until: Some(day(3)) }
}

pub fn grant(purpose: Purpose, words: &str) -> GrantInForce {
    GrantInForce {
        id: GrantId::mint(),
        parts: parts(words),
        reads: true,
        writes: false,
        reach: Reach::Kind,
        purpose,
        until: day(365),
    }
}

/// To kinds odv and cooperative.
pub fn g1() -> GrantInForce {
    grant(Purpose::Coordinate, "card contact needs.HOUS needs.WORK")
}

/// To kind caritas.
pub fn g2() -> GrantInForce {
    grant(Purpose::Refer, "card identity contact needs.FOOD")
}

/// To the cps by name, read and write.
pub fn g3() -> GrantInForce {
    GrantInForce {
        writes: true,
        reach: Reach::Name,
        ..grant(Purpose::Coordinate, "identity contact needs.MENT health")
    }
}
