//! Case conferences and who sits at them, as rows.
use super::Sql;
use crate::leaks::network::Network;
use chrono::TimeDelta;

pub(super) fn add_conferences(sql: &mut Sql<'_>, network: &Network) {
    for conference in &network.conferences {
        let lead = &network.organizations[network.persons[conference.person].lead];
        let id = sql.id(conference.id);
        let called = Sql::at(network.now - TimeDelta::days(200));
        let values = [
            id.clone(),
            sql.id(network.persons[conference.person].id),
            sql.id(lead.id),
            conference.agenda.bits().to_string(),
            called.clone(),
            sql.id(lead.user),
            called,
            Sql::at(conference.until),
            Sql::maybe(conference.closed),
        ];
        let columns =
            "id, person_id, organization_id, parts, starts_at, opened_by, opened_at, until_at, closed_at";
        sql.row("conference", columns, &values);
        for seat in &conference.seats {
            let left = seat.left.then(|| network.now - TimeDelta::hours(1));
            let guest = sql.id(network.organizations[seat.organization].id);
            let values = [id.clone(), guest, Sql::at(seat.invited), Sql::maybe(left)];
            sql.row("conference_guest", "conference_id, organization_id, invited_at, left_at", &values);
        }
    }
}
