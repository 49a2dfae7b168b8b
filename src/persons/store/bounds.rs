//! What services ask of a person before they take them.
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AreaId, Halt, PersonId},
    persons::model::Sex,
    policy::{Part, PartSet, Permit, ReadNeed},
};
use serde_json::Value;
use sqlx::types::Json;
use std::collections::HashMap;

/// What is known of one person.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::persons) struct Row {
    person_id: PersonId,
    pub(in crate::persons) languages: String,
    pub(in crate::persons) sex: Option<Sex>,
    pub(in crate::persons) residence_area_id: Option<AreaId>,
    pub(in crate::persons) economic: Option<Json<Value>>,
    pub(in crate::persons) citizenship: Option<Json<Value>>,
}

const BOUNDS: Sql = in_list!(
    "select p.id as person_id, p.languages, i.sex, a.residence_area_id, e.body as economic, c.body as citizenship
       from person p
       left join person_identity i on i.person_id = p.id and i.person_id" ids 2,
    "  left join person_address a on a.person_id = p.id and a.person_id" ids 3,
    "  left join person_part e on e.person_id = p.id and e.part = 'economic' and e.person_id" ids 4,
    "  left join person_part c on c.person_id = p.id and c.part = 'citizenship' and c.person_id" ids 5,
    " where p.id" ids 1,
);

/// The persons of these needs; of each part only those to whose needs it is asked for and shown.
pub(in crate::persons) async fn read(
    conn: &mut Conn,
    asked: &[(&Permit<ReadNeed>, PartSet)],
) -> Result<HashMap<PersonId, Row>, Halt> {
    let all: IdList = asked.iter().map(|(permit, _)| permit.person()).collect();
    let open = |part: Part| -> IdList {
        let shown = asked.iter().filter(|(permit, parts)| parts.contains(part) && permit.shows(part));
        shown.map(|(permit, _)| permit.person()).collect()
    };
    let rows: Vec<Row> = on!(conn, |c, D| sqlx::query_as(D::of(BOUNDS))
        .bind(all.clone())
        .bind(open(Part::Identity))
        .bind(open(Part::Address))
        .bind(open(Part::Economic))
        .bind(open(Part::Citizenship))
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(|row| (row.person_id, row)).collect())
}
