use crate::{
    db::{Conn, on},
    groups::model::{FieldChange, Reason, Status},
    kernel::{EventId, Fault, GroupId, Halt, OrganizationId, Page, Time, UserId},
    policy::{ReadGroups, Scope},
};

/// Something that happened to a group.
#[derive(Clone, Debug)]
pub(in crate::groups) struct Told {
    /// To which.
    pub group: GroupId,
    /// When.
    pub at: Time,
    /// Who did it; nobody with an account where it came by a link.
    pub by: Option<(OrganizationId, UserId)>,
    /// What: an event of the machine, or `add`, `update`, `import`, `merge`.
    pub event: String,
    /// Where it stood.
    pub from: Option<Status>,
    /// Where it stands since.
    pub to: Status,
    /// Why.
    pub reason: Option<Reason>,
    /// What was put differently.
    pub changes: Vec<FieldChange>,
}

/// Writes down what happened.
pub(in crate::groups) async fn tell(conn: &mut Conn, told: &Told) -> Result<(), Halt> {
    let changes = serde_json::to_string(&told.changes).map_err(|e| Fault::new(&e))?;
    on!(conn, |c| {
        sqlx::query(
        "insert into group_event (id, group_id, at, organization_id, account_id, event, from_status, to_status, reason,
                                  changes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .bind(EventId::mint())
    .bind(told.group)
    .bind(told.at)
    .bind(told.by.map(|(organization, _)| organization))
    .bind(told.by.map(|(_, user)| user))
    .bind(&told.event)
    .bind(told.from)
    .bind(told.to)
    .bind(told.reason)
    .bind(&changes)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EventId,
    group_id: GroupId,
    at: Time,
    organization_id: Option<OrganizationId>,
    account_id: Option<UserId>,
    event: String,
    from_status: Option<Status>,
    to_status: Status,
    reason: Option<Reason>,
    changes: String,
}

/// What happened to a group, the latest first.
pub(in crate::groups) async fn history(
    conn: &mut Conn,
    _leave: &Scope<ReadGroups>,
    group: GroupId,
    page: &Page,
) -> Result<Vec<(EventId, Told)>, Halt> {
    let after = page.after.as_ref().map(|place| place.id);
    let rows: Vec<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, group_id, at, organization_id, account_id, event, from_status, to_status, reason, changes
           from group_event where group_id = $1 and ($2 is null or id < $2) order by id desc limit $3"
    )
    .bind(group)
    .bind(after)
    .bind(page.limit())
    .fetch_all(c)
    .await
    })?;
    let told = |row: Row| {
        let by = row.organization_id.zip(row.account_id);
        let changes = serde_json::from_str(&row.changes).map_err(|e| Fault::new(&e))?;
        let Row { id, group_id, at, event, from_status, to_status, reason, .. } = row;
        Ok((id, Told { group: group_id, at, by, event, from: from_status, to: to_status, reason, changes }))
    };
    rows.into_iter().map(told).collect()
}
