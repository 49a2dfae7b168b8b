//! Claims, referrals and orientations, as rows.
use super::{Sql, text};
use crate::leaks::network::Network;
use amis::policy::{Part, PartSet};
use chrono::TimeDelta;

pub(super) fn add_claims(sql: &mut Sql<'_>, network: &Network) {
    for claim in &network.claims {
        let need = &network.needs[claim.need];
        let by = &network.organizations[claim.by];
        let values = [
            sql.id(claim.id),
            sql.id(need.id),
            sql.id(network.persons[need.person].id),
            sql.id(by.id),
            text(claim.status),
            text("lead_chooses"),
            PartSet::of(&[Part::Needs(need.domain)]).bits().to_string(),
            PartSet::of(&[Part::Contact]).bits().to_string(),
            sql.id(by.user),
            Sql::at(network.now - TimeDelta::days(2)),
            Sql::maybe(claim.active),
            Sql::maybe(claim.contact_from),
            Sql::maybe(claim.held_until),
        ];
        let columns =
            "id, need_id, person_id, organization_id, status, policy, parts, contact_parts, proposed_by,
            proposed_at, active_at, contact_from, held_until";
        sql.row("claim", columns, &values);
    }
}

pub(super) fn add_referrals(sql: &mut Sql<'_>, network: &Network) {
    for referral in &network.referrals {
        let need = &network.needs[referral.need];
        let from = &network.organizations[referral.from];
        let at = Sql::at(network.now - TimeDelta::days(4));
        let values = [
            sql.id(referral.id),
            sql.id(need.id),
            sql.id(network.persons[need.person].id),
            sql.id(from.id),
            sql.id(network.organizations[referral.to].id),
            text(referral.status),
            referral.parts.bits().to_string(),
            text("Una nota"),
            sql.id(from.user),
            at.clone(),
            if referral.status == "draft" { "null".to_owned() } else { at.clone() },
            at,
            Sql::maybe(referral.grace_until),
        ];
        let columns =
            "id, need_id, person_id, from_id, to_id, status, parts, note, created_by, created_at, sent_at,
            accepted_at, grace_until";
        sql.row("referral", columns, &values);
    }
}

pub(super) fn add_orientations(sql: &mut Sql<'_>, network: &Network) {
    for orientation in &network.orientations {
        let need = &network.needs[orientation.need];
        let by = &network.organizations[orientation.by];
        let day = (network.now + TimeDelta::days(9)).date_naive().to_string();
        let values = [
            sql.id(orientation.id),
            sql.id(need.id),
            sql.id(network.persons[need.person].id),
            sql.id(by.id),
            sql.id(by.user),
            Sql::at(network.now - TimeDelta::days(1)),
            sql.id(orientation.id),
            text("Chiedere allo sportello"),
            text(&day),
            text(&day),
            text("given"),
        ];
        let columns =
            "id, need_id, person_id, organization_id, given_by, given_at, service_id, bring, follow_up_on, due_on,
            status";
        sql.row("orientation", columns, &values);
    }
}
