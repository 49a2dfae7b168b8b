//! Diaries and offers to lead, as rows.
use super::{Sql, text};
use crate::leaks::network::Network;
use chrono::TimeDelta;

pub(super) fn add_entries(sql: &mut Sql<'_>, network: &Network) {
    for entry in &network.entries {
        let by = &network.organizations[entry.by];
        let at = network.now - TimeDelta::days(3);
        let values = [
            sql.id(entry.id),
            sql.id(network.persons[entry.person].id),
            entry.need.map_or_else(|| "null".to_owned(), |need| sql.id(network.needs[need].id)),
            text(&at.date_naive().to_string()),
            text("visit"),
            text("Una visita"),
            sql.id(by.id),
            sql.id(by.user),
            Sql::at(at),
        ];
        let columns =
            "id, person_id, need_id, happened_on, kind, words, organization_id, written_by, written_at";
        sql.row("diary_entry", columns, &values);
    }
}

pub(super) fn add_transfers(sql: &mut Sql<'_>, network: &Network) {
    for transfer in &network.transfers {
        let [from, to] = [transfer.from, transfer.to].map(|at| &network.organizations[at]);
        let values = [
            sql.id(transfer.id),
            sql.id(network.persons[transfer.person].id),
            sql.id(from.id),
            sql.id(to.id),
            text("moved_area"),
            text("Una nota"),
            text(transfer.status),
            sql.id(from.user),
            Sql::at(network.now - TimeDelta::days(2)),
        ];
        let columns = "id, person_id, from_id, to_id, reason, note, status, proposed_by, proposed_at";
        sql.row("lead_transfer", columns, &values);
    }
}
