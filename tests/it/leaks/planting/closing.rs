//! What is closed to somebody, and what was opened in an emergency, as rows.
use super::{Sql, text};
use crate::leaks::network::{Against, Network};
use chrono::TimeDelta;

pub(super) fn add_blocks(sql: &mut Sql<'_>, network: &Network) {
    for block in &network.blocks {
        let person = &network.persons[block.person];
        let nobody = || "null".to_owned();
        let (organization, mail) = match block.against {
            Against::Organization(at) => (sql.id(network.organizations[at].id), nobody()),
            Against::User(at) => (nobody(), text(&network.organizations[at].user.to_string())),
            Against::EverybodyButTheLead => (nobody(), nobody()),
        };
        let at = Sql::at(network.now - TimeDelta::days(1));
        let values = [
            sql.id(block.id),
            sql.id(person.id),
            block.parts.bits().to_string(),
            organization,
            mail,
            text("safety"),
            sql.id(network.organizations[person.lead].user),
            at.clone(),
            if block.lifted { at } else { nobody() },
        ];
        let columns =
            "id, person_id, parts, organization_id, mail_key, reason, recorded_by, recorded_at, lifted_at";
        sql.row("access_block", columns, &values);
    }
}

pub(super) fn add_emergencies(sql: &mut Sql<'_>, network: &Network) {
    for emergency in &network.emergencies {
        let by = &network.organizations[emergency.by];
        let values = [
            sql.id(emergency.id),
            sql.id(network.persons[emergency.person].id),
            sql.id(by.id),
            sql.id(by.user),
            text("life"),
            text("Qualcuno sta male per strada"),
            Sql::at(network.now - TimeDelta::hours(2)),
            Sql::at(emergency.until),
            Sql::maybe(emergency.closed),
        ];
        let columns =
            "id, person_id, organization_id, account_id, category, reason, opened_at, until_at, closed_at";
        sql.row("emergency_access", columns, &values);
    }
}
