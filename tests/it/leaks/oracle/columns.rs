//! Every text that the tables hold of a person is marked: a column that is born tomorrow is missed here until somebody says
//! what it holds.
use super::{
    paths::Paths,
    things::prepared,
    writing::{columns, fields_of},
};
use crate::support::{Base, on, on_both};
use std::collections::BTreeSet;

on_both!(every_text_that_is_kept_of_a_person_is_marked);

/// The columns of text that hold codes, days, times, keys, and no words of anybody.
const CODED: &[(&str, &str)] = &[
    ("access_block", "reason recorded_at lifted_at"),
    ("audit_event", "at roles purpose act relation parts policy request on_behalf"),
    ("card_crowd_member", "scope age_band household_band languages"),
    ("change", "kind part at"),
    (
        "claim",
        "earliest_on status policy proposed_at active_at contact_from undo_until held_until ended_at reason answered_at
         place_at",
    ),
    ("conference", "starts_at opened_at until_at closed_at"),
    ("conference_guest", "invited_at left_at"),
    ("diary_entry", "happened_on kind written_at"),
    ("diary_former", "happened_on kind written_at"),
    ("emergency_access", "category opened_at until_at closed_at verdict reviewed_at"),
    ("external_id", "kind system set_at"),
    ("grant_event", "at event from_status to_status reason"),
    ("grant_file", "kind put_at"),
    ("household", "kind"),
    ("household_member", "tie"),
    ("lead_transfer", "reason status proposed_at ended_at refusal person_told_on"),
    (
        "need",
        "domain status urgency reported_by claim_policy opened_at served_at closed_at outcome reason hold_reason
         review_on",
    ),
    ("need_answer", "code shown"),
    (
        "need_card",
        "domain urgency severity_band opened_week age_band household_band languages answers",
    ),
    (
        "need_card_apart",
        "domain urgency severity_band opened_week age_band household_band languages answers",
    ),
    ("need_draft", "domain status urgency reported_by members claim_policy answers drafted_at"),
    ("need_draft_event", "at event from_status to_status"),
    ("need_event", "at subject event from_status to_status"),
    ("notice_given", "text_version language given_on recorded_at"),
    ("orientation", "domain given_at follow_up_on due_on status reason helped answered_on"),
    ("part_request", "status asked_at answered_at reason"),
    ("person", "code basis basis_ends_at languages registered_at cover_until"),
    ("person_address", "updated_at"),
    ("person_contact", "safe_channel updated_at"),
    ("person_identity", "birth_date sex updated_at"),
    ("person_name", "key"),
    ("person_part", "part updated_at"),
    ("person_remark", "part kind language said_on recorded_at status answered_at"),
    ("professional_note", "happened_on written_at"),
    (
        "referral",
        "status created_at sent_at accepted_at started_at ended_at grace_until outcome reason review_on checked_at
         person_answer person_answered_on due_at asked_at informed_at place_at",
    ),
    (
        "sharing_grant",
        "status basis purpose signed_at from_at until_at given_by channel text_version language recorded_at ended_at
         end_reason reviewed_at",
    ),
    ("tally_closed_need", "domain month"),
    ("tally_person", "domain"),
];

/// The tables that hold nothing of a person: the network's own, its users', its directory, and counts.
const ELSEWHERE: &str = "_sqlx_migrations account account_role address area area_shape audit_block card_crowd change_number consent_text device
    account_event directory_source emergency_miss errand face_edition inbox_seen invitation kind_of_help kind_question location_edition
    group_campaign group_event group_exception group_facilitator group_meeting group_place group_proposal group_topic
    mail mutation_memo notice_preference organization phone schedule self_help_group service_capacity service_edition service_help
    service_rule service_term session sign_in_failure standing_offer tally tally_cell tally_closed tally_household token
    topic versions";

/// Every column of text, as `table.column`.
async fn kept(base: &Base) -> BTreeSet<String> {
    let asked = if base.is_sqlite() {
        "select m.name || '.' || p.name from sqlite_master m, pragma_table_info(m.name) p
          where m.type = 'table' and m.name not like 'sqlite_%' and p.type = 'TEXT'"
    } else {
        "select table_name || '.' || column_name from information_schema.columns
           join information_schema.tables using (table_schema, table_name)
          where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'character varying', 'json', 'jsonb')"
    };
    let mut conn = base.db().reader().await.unwrap();
    let found: Vec<String> = on!(conn, |c| sqlx::query_scalar(asked).fetch_all(c).await).unwrap();
    conn.give_back().await;
    found.into_iter().collect()
}

async fn every_text_that_is_kept_of_a_person_is_marked(base: Base) {
    let kept = kept(&base).await;
    assert!(kept.len() > 100, "{kept:?}");
    let elsewhere: BTreeSet<_> = ELSEWHERE.split_whitespace().collect();
    let coded = CODED.iter().flat_map(|(table, columns)| {
        columns.split_whitespace().map(move |column| format!("{table}.{column}"))
    });
    let (coded, marked): (BTreeSet<_>, _) = (coded.collect(), columns());
    assert!(coded.is_disjoint(&marked), "{:?}", coded.intersection(&marked).collect::<Vec<_>>());
    let said = |column: &&String| {
        let table = column.split('.').next().unwrap_or_default();
        elsewhere.contains(table) || coded.contains(*column) || marked.contains(*column)
    };
    let unsaid: Vec<_> = kept.iter().filter(|column| !said(column)).collect();
    assert!(
        unsaid.is_empty(),
        "mark what these hold of a person, or say that they hold no words: {unsaid:?}"
    );
    if base.is_sqlite() {
        let gone: Vec<_> = coded.union(&marked).filter(|column| !kept.contains(*column)).collect();
        assert!(gone.is_empty(), "no such columns: {gone:?}");
    }
    let paths = Paths::new();
    for (part, of) in [
        ("economic", "Economic"),
        ("citizenship", "Citizenship"),
        ("health", "Health"),
        ("protection", "Circumstances"),
    ] {
        assert_eq!(fields_of(part), paths.values_of(of), "every value of {of} is marked");
    }
    every_mark_is_written(&base, &marked).await;
}

/// Each column that is marked holds a mark of Mario's, so that there is something to find.
async fn every_mark_is_written(base: &Base, marked: &BTreeSet<String>) {
    let (world, _) = prepared(base).await;
    for column in marked {
        let (table, name) = column.split_once('.').unwrap();
        let asked = format!("select count(*) from {table} where cast({name} as text) like '%mark mario %'");
        let mut conn = world.base.db().reader().await.unwrap();
        let asked = sqlx::AssertSqlSafe(asked);
        let found: i64 = on!(conn, |c| sqlx::query_scalar(asked).fetch_one(c).await).unwrap();
        conn.give_back().await;
        assert!(found > 0, "nothing of Mario's stands in {column}");
    }
}
