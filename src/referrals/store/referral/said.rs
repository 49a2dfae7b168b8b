//! What is said of a referral beside its answer: a question, what was told, whether it is so, how it was for the person.
use crate::{
    db::{Conn, on},
    kernel::{Halt, Problem, Time, once},
    policy::{ConfirmReferral, Permit, RecordPersonAnswer},
    referrals::model::referral::{PersonAnswer, Referral, Status},
};
use chrono::NaiveDate;

/// Writes down what the recipient asks; its clock stands still from now on.
pub(in crate::referrals) async fn ask(
    conn: &mut Conn,
    seen: &Referral,
    question: &str,
    at: Time,
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update referral set question = $3, asked_at = $4, version = version + 1 where id = $1 and version = $2",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(question)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes down what the sender tells the recipient; its clock goes on, and ends then.
pub(in crate::referrals) async fn inform(
    conn: &mut Conn,
    seen: &Referral,
    information: &str,
    (at, due): (Time, Option<Time>),
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update referral set information = $3, informed_at = $4, due_at = $5, version = version + 1
          where id = $1 and version = $2",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(information)
    .bind(at)
    .bind(due)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes down what the sender of a completed referral says of it; outcome and grace stay.
pub(in crate::referrals) async fn check(
    conn: &mut Conn,
    permit: &Permit<ConfirmReferral>,
    seen: &Referral,
    to: Status,
    (dispute, at): (Option<&str>, Time),
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update referral set status = $4, checked_by = $5, checked_at = $6, dispute = coalesce($7, dispute), version = version + 1
          where id = $1 and need_id = $2 and version = $3",
    )
    .bind(seen.id)
    .bind(permit.on())
    .bind(seen.version)
    .bind(to)
    .bind(permit.actor().user)
    .bind(at)
    .bind(dispute)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes down what the person says of the help. The version stays: the recipient, who sees it, isn't told that anybody
/// asked.
pub(in crate::referrals) async fn hear(
    conn: &mut Conn,
    permit: &Permit<RecordPersonAnswer>,
    seen: &Referral,
    (answer, on): (PersonAnswer, NaiveDate),
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update referral set person_answer = $3, person_answered_on = $4
          where id = $1 and need_id = $2 and status in ('completed', 'confirmed', 'disputed')",
    )
    .bind(seen.id)
    .bind(permit.on())
    .bind(answer)
    .bind(on)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(seen.version))?)
}
