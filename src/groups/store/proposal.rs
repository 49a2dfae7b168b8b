use crate::{
    db::{Conn, on},
    groups::model::{Proposal, ProposalStatus},
    kernel::{GroupId, Halt, Page, Problem, ProposalId, Time, once},
    policy::{Anybody, KeepGroups, ProposeGroup, Scope},
};
use uuid::Uuid;

/// Writes down what somebody without an account proposes.
pub(in crate::groups) async fn submit(
    conn: &mut Conn,
    _leave: &Anybody<ProposeGroup>,
    proposal: &Proposal,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into group_proposal (id, group_id, status, fields, note, reply_to, submitted_at)
         values ($1, $2, 'submitted', $3, $4, $5, $6)"
    )
    .bind(proposal.id)
    .bind(proposal.group_id)
    .bind(&proposal.fields)
    .bind(proposal.note.as_deref())
    .bind(proposal.reply_to.as_deref())
    .bind(proposal.submitted_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// One proposal.
pub(in crate::groups) async fn proposal(
    conn: &mut Conn,
    _leave: &Scope<KeepGroups>,
    id: ProposalId,
) -> Result<Option<Proposal>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, group_id, status, fields, note, reply_to, submitted_at, decided_at, reason, version
           from group_proposal where id = $1"
    )
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

/// Proposals in a state, or of a group, the first one first.
pub(in crate::groups) async fn proposals(
    conn: &mut Conn,
    _leave: &Scope<KeepGroups>,
    (status, group): (ProposalStatus, Option<GroupId>),
    page: &Page,
) -> Result<Vec<Proposal>, Halt> {
    let after = page.after.as_ref().map_or(Uuid::nil(), |place| place.id);
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, group_id, status, fields, note, reply_to, submitted_at, decided_at, reason, version
           from group_proposal
          where status = $1 and ($2 is null or group_id = $2) and id > $3 order by id limit $4"
    )
    .bind(status)
    .bind(group)
    .bind(after)
    .bind(page.limit())
    .fetch_all(c)
    .await)?)
}

/// Writes down what became of a proposal, unless somebody else decided it first. Whoever proposed it needs to be reached no
/// more: that is forgotten.
pub(in crate::groups) async fn decide(
    conn: &mut Conn,
    leave: &Scope<KeepGroups>,
    seen: &Proposal,
    (to, group, reason, at): (ProposalStatus, Option<GroupId>, Option<&str>, Time),
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update group_proposal
            set status = $3, group_id = coalesce(group_id, $4), reason = $5, decided_at = $6, decided_by = $7,
                reply_to = null, version = version + 1
          where id = $1 and version = $2"
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(to)
    .bind(group)
    .bind(reason)
    .bind(at)
    .bind(leave.actor().user)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}
