use super::{Context, Entry};
use crate::{
    db::{Conn, Dialect, Sql, on},
    kernel::{AuditId, Halt, Id},
};
use serde_json::json;
use sqlx::types::Json;

const INSERT: Sql = Sql {
    sqlite: "insert into audit_event
               (id, at, organization_id, account_id, roles, purpose, act, person_id, relation, parts, policy, request)
             select unhex(value ->> 'id'), $2, $3, $4, $5, $6, value ->> 'act', unhex(value ->> 'person'),
                    value ->> 'relation', value ->> 'parts', $7, $8
               from json_each($1)",
    postgres: "insert into audit_event
                 (id, at, organization_id, account_id, roles, purpose, act, person_id, relation, parts, policy, request)
               select (value ->> 'id')::uuid, $2, $3, $4, $5, $6, value ->> 'act', (value ->> 'person')::uuid,
                      value ->> 'relation', value ->> 'parts', $7, $8
                 from jsonb_array_elements($1) as value",
};

const UNSEALED: Sql = Sql {
    sqlite: "insert into audit_unsealed (id) select unhex(value ->> 'id') from json_each($1)",
    postgres: "insert into audit_unsealed (id) select (value ->> 'id')::uuid from jsonb_array_elements($1) as value",
};

/// Two statements, however many entries.
pub(super) async fn insert(conn: &mut Conn, context: &Context<'_>, entries: &[Entry]) -> Result<(), Halt> {
    let Some(at) = entries.first().map(|entry| entry.at) else { return Ok(()) };
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let parts: Vec<_> = entry.parts.iter().map(|part| part.name()).collect();
            json!({
                "id": AuditId::mint().uuid().simple().to_string(),
                "act": entry.act,
                "person": entry.person.uuid().simple().to_string(),
                "relation": entry.relation.map(|relation| relation.name()),
                "parts": parts.join(" "),
            })
        })
        .collect();
    let roles: Vec<_> = context.actor.roles.iter().map(|role| role.name()).collect();
    on!(conn, |c, D| sqlx::query(D::of(INSERT))
        .bind(Json(&rows))
        .bind(at)
        .bind(context.actor.organization)
        .bind(context.actor.user)
        .bind(roles.join(" "))
        .bind(context.actor.purpose)
        .bind(context.policy)
        .bind(context.request)
        .execute(c)
        .await
        .map(|_| ()))?;
    on!(conn, |c, D| sqlx::query(D::of(UNSEALED)).bind(Json(&rows)).execute(c).await.map(|_| ()))?;
    Ok(())
}
