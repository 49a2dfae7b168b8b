//! Cards as they are kept: those that the network may be shown, and, apart, those that it never is.
use super::super::card::{Card, Received};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, NeedId, PersonId},
    policy::{Permit, ReadReceived},
};
use sqlx::types::Json;

/// Writes a card for the network, or writes it anew.
pub(in crate::needs) async fn put_card(conn: &mut Conn, card: &Card, basis_parts: i64) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into need_card (need_id, person_id, domain, basis_parts, kind_of_help_id, district_id, area_id,
                                urgency, urgency_rank, severity_band, opened_week, tie, age_band, household_band,
                                languages, answers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (need_id) do update
            set kind_of_help_id = excluded.kind_of_help_id, district_id = excluded.district_id,
                area_id = excluded.area_id, urgency = excluded.urgency, urgency_rank = excluded.urgency_rank,
                severity_band = excluded.severity_band, age_band = excluded.age_band,
                household_band = excluded.household_band, languages = excluded.languages,
                answers = excluded.answers",
    )
    .bind(card.need_id)
    .bind(card.person_id)
    .bind(card.domain)
    .bind(basis_parts)
    .bind(card.kind_of_help_id)
    .bind(card.district_id)
    .bind(card.area_id)
    .bind(card.urgency)
    .bind(card.urgency.rank())
    .bind(card.severity_band)
    .bind(card.opened_week)
    .bind(card.tie)
    .bind(card.age_band)
    .bind(card.household_band)
    .bind(&card.languages)
    .bind(Json(&card.answers.0))
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Writes a card apart from the network's, or writes it anew.
pub(in crate::needs) async fn put_apart(conn: &mut Conn, card: &Card) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into need_card_apart (need_id, person_id, domain, kind_of_help_id, district_id, area_id, urgency,
                                      severity_band, opened_week, tie, age_band, household_band, languages, answers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (need_id) do update
            set kind_of_help_id = excluded.kind_of_help_id, district_id = excluded.district_id,
                area_id = excluded.area_id, urgency = excluded.urgency, severity_band = excluded.severity_band,
                age_band = excluded.age_band, household_band = excluded.household_band,
                languages = excluded.languages, answers = excluded.answers",
    )
    .bind(card.need_id)
    .bind(card.person_id)
    .bind(card.domain)
    .bind(card.kind_of_help_id)
    .bind(card.district_id)
    .bind(card.area_id)
    .bind(card.urgency)
    .bind(card.severity_band)
    .bind(card.opened_week)
    .bind(card.tie)
    .bind(card.age_band)
    .bind(card.household_band)
    .bind(&card.languages)
    .bind(Json(&card.answers.0))
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Takes the network's card of a need away, if it has one.
pub(in crate::needs) async fn drop_card(conn: &mut Conn, need: NeedId) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from need_card where need_id = $1")
        .bind(need)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Whether somebody to whom a need was sent on has yet to answer.
pub(in crate::needs) async fn is_sent_on(conn: &mut Conn, need: NeedId) -> Result<bool, Halt> {
    let found: Option<bool> = on!(conn, |c| sqlx::query_scalar("select sent_on from need where id = $1")
        .bind(need)
        .fetch_optional(c)
        .await)?;
    Ok(found.unwrap_or(false))
}

/// Says so.
pub(in crate::needs) async fn set_sent_on(conn: &mut Conn, need: NeedId, waits: bool) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update need set sent_on = $2 where id = $1")
        .bind(need)
        .bind(waits)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Takes the other card of a need away, if it has one.
pub(in crate::needs) async fn drop_apart(conn: &mut Conn, need: NeedId) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from need_card_apart where need_id = $1")
        .bind(need)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Takes all cards of a person away.
pub(in crate::needs) async fn drop_cards(conn: &mut Conn, person: PersonId) -> Result<(), Halt> {
    for sql in
        ["delete from need_card where person_id = $1", "delete from need_card_apart where person_id = $1"]
    {
        on!(conn, |c| sqlx::query(sql).bind(person).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// The network's card of a need, where it has one.
pub(in crate::needs) async fn card(conn: &mut Conn, need: NeedId) -> Result<Option<Card>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select need_id, person_id, domain, kind_of_help_id, district_id, area_id, urgency, severity_band,
                opened_week, tie, age_band, household_band, languages, answers
           from need_card where need_id = $1",
    )
    .bind(need)
    .fetch_optional(c)
    .await)?)
}

const RECEIVED: Sql = in_list!(
    "select need_id, person_id, domain, kind_of_help_id, district_id, area_id, urgency, severity_band,
            opened_week, tie, age_band, household_band, languages, answers, true as on_network
       from need_card where need_id" ids 1,
    " union all
     select need_id, person_id, domain, kind_of_help_id, district_id, area_id, urgency, severity_band,
            opened_week, tie, age_band, household_band, languages, answers, false
       from need_card_apart where need_id" ids 1,
    " limit 500"
);

/// The cards of needs that were sent to the reader.
pub(in crate::needs) async fn received(
    conn: &mut Conn,
    permits: &[&Permit<ReadReceived>],
) -> Result<Vec<Received>, Halt> {
    let ids: IdList = permits.iter().map(|permit| permit.on()).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(RECEIVED)).bind(ids).fetch_all(c).await)?)
}
