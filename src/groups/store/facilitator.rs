use crate::{
    db::{Conn, on},
    groups::model::Facilitator,
    kernel::{GroupId, Halt},
    policy::{KeepGroups, Scope},
};

/// Facilitators of one group, at most.
pub(in crate::groups) const FACILITATORS_MAX: i64 = 10;

/// Who runs a group, and how they are reached.
pub(in crate::groups) async fn facilitators(
    conn: &mut Conn,
    _leave: &Scope<KeepGroups>,
    group: GroupId,
) -> Result<Vec<Facilitator>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, name, phone, mail, part, consent_on, publish_name, publish_phone, publish_mail
           from group_facilitator where group_id = $1 order by id limit $2"
    )
    .bind(group)
    .bind(FACILITATORS_MAX)
    .fetch_all(c)
    .await)?)
}

/// Writes down who runs a group: these, and nobody else.
pub(in crate::groups) async fn set_facilitators(
    conn: &mut Conn,
    _leave: &Scope<KeepGroups>,
    group: GroupId,
    all: &[Facilitator],
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from group_facilitator where group_id = $1")
        .bind(group)
        .execute(c)
        .await
        .map(|_| ()))?;
    for one in all {
        on!(conn, |c| sqlx::query(
            "insert into group_facilitator (id, group_id, name, phone, mail, part, consent_on, publish_name,
                                            publish_phone, publish_mail)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        )
        .bind(one.id)
        .bind(group)
        .bind(&one.name)
        .bind(one.phone.as_deref())
        .bind(one.mail.as_deref())
        .bind(one.part)
        .bind(one.consent_on)
        .bind(one.publish_name)
        .bind(one.publish_phone)
        .bind(one.publish_mail)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}
