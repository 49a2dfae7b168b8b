//! What is closed, and to whom.
use super::super::model::block::{Block, BlockReason, Subject};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{BlockId, Halt, OrganizationId, PersonId, Time, UserId},
    policy::{Act, Part, PartSet, Permit, ReadPerson},
};

/// Blocks of one person that are shown at most.
const SHOWN_MAX: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: BlockId,
    person_id: PersonId,
    parts: i64,
    organization_id: Option<OrganizationId>,
    mail_key: Option<String>,
    reason: BlockReason,
    recorded_by: UserId,
    recorded_at: Time,
}

impl Row {
    fn block(self) -> Block {
        let subject = match (self.organization_id, self.mail_key) {
            (Some(organization), _) => Subject::Organization(organization),
            (None, Some(mail)) => Subject::User(mail),
            (None, None) => Subject::Others,
        };
        Block {
            id: self.id,
            person: self.person_id,
            parts: PartSet::from_bits(self.parts),
            subject,
            reason: self.reason,
            recorded_by: self.recorded_by,
            recorded_at: self.recorded_at,
        }
    }
}

/// Whose block it is: a fact, for the guard.
pub(in crate::consent) async fn person_of(conn: &mut Conn, id: BlockId) -> Result<Option<PersonId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select person_id from access_block where id = $1")
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

const OF_PERSONS: Sql = in_list!(
    "select id, person_id, parts, organization_id, mail_key, reason, recorded_by, recorded_at
       from access_block
      where lifted_at is null and person_id" ids 1,
    " order by recorded_at desc, id desc limit $2"
);

/// What is closed of each person whose permit shows the grants, to the lead's users.
pub(in crate::consent) async fn of_persons(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<Vec<Block>, Halt> {
    let shown = |permit: &&Permit<ReadPerson>| permit.shows(Part::Grants) && permit.leads();
    let ids: IdList = permits.iter().filter(shown).map(Permit::on).collect();
    let rows: Vec<Row> =
        on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS)).bind(ids).bind(SHOWN_MAX).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::block).collect())
}

/// What is closed of the permitted person now, to everybody who is named.
pub(in crate::consent) async fn in_force<A: Act<On = PersonId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
) -> Result<Vec<Block>, Halt> {
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(
        "select id, person_id, parts, organization_id, mail_key, reason, recorded_by, recorded_at
           from access_block where person_id = $1 and lifted_at is null order by id limit $2",
    )
    .bind(permit.on())
    .bind(SHOWN_MAX)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(Row::block).collect())
}

/// Closes the parts.
pub(in crate::consent) async fn insert<A: Act<On = PersonId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    block: &Block,
) -> Result<(), Halt> {
    let (organization, mail) = match &block.subject {
        Subject::Organization(organization) => (Some(*organization), None),
        Subject::User(mail) => (None, Some(mail.as_str())),
        Subject::Others => (None, None),
    };
    on!(conn, |c| sqlx::query(
        "insert into access_block
           (id, person_id, parts, organization_id, mail_key, reason, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(block.id)
    .bind(permit.on())
    .bind(block.parts.bits())
    .bind(organization)
    .bind(mail)
    .bind(block.reason)
    .bind(block.recorded_by)
    .bind(block.recorded_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Ends a block; 0 where it has ended already.
pub(in crate::consent) async fn lift<A: Act<On = PersonId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    id: BlockId,
    by: UserId,
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update access_block set lifted_by = $3, lifted_at = $4
          where id = $1 and person_id = $2 and lifted_at is null",
    )
    .bind(id)
    .bind(permit.on())
    .bind(by)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}
