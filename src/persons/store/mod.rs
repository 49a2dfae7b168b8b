//! All SQL of the room. Content is read with the permits that show it, one statement for all of a page.
use super::model::{Contact, Household, HouseholdKind, Identity, Member, Notice, SafeChannel, Sex, Tie};
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AreaId, Halt, MemberId, OrganizationId, PersonId, Place, Time, text},
    policy::{ListPeople, Part, PartSet, Permit, ReadPerson, Relation, Scope},
};
use serde_json::Value;
use sqlx::types::Json;
use std::collections::HashMap;

pub(super) mod bounds;
mod lead;
mod write;

pub(super) use lead::{NewLead, Worker, assign, closed_to, take_over, unattended, workers};
pub(super) use write::{
    NewPerson, PutAddress, Writes, give_notice, household_of, insert, put_address, put_contact,
    put_household, put_identity, put_part, raise_version, seal, version,
};

/// What is shown of a person with any part.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Head {
    pub(super) id: PersonId,
    pub(super) code: String,
    pub(super) version: i64,
    pub(super) languages: String,
    pub(super) registered_at: Time,
}

const HEADS: Sql = in_list!(
    "select id, code, version, languages, registered_at
       from person where id" ids 1
);

/// Of each permitted person.
pub(super) async fn heads(conn: &mut Conn, permits: &[Permit<ReadPerson>]) -> Result<Vec<Head>, Halt> {
    let ids: IdList = permits.iter().map(Permit::on).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(HEADS)).bind(ids).fetch_all(c).await)?)
}

/// The persons whose permit shows this part.
fn shown(permits: &[Permit<ReadPerson>], part: Part) -> IdList {
    permits.iter().filter(|permit| permit.shows(part)).map(Permit::on).collect()
}

#[derive(sqlx::FromRow)]
struct IdentityRow {
    person_id: PersonId,
    given_name: Option<String>,
    family_name: Option<String>,
    alias: Option<String>,
    birth_date: Option<chrono::NaiveDate>,
    birth_year: Option<i64>,
    sex: Option<Sex>,
    fiscal_code: Option<String>,
}

const IDENTITIES: Sql = in_list!(
    "select person_id, given_name, family_name, alias, birth_date, birth_year, sex, fiscal_code
       from person_identity where person_id" ids 1
);

pub(super) async fn identities(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Identity>, Halt> {
    let ids = shown(permits, Part::Identity);
    let rows: Vec<IdentityRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(IDENTITIES)).bind(ids).fetch_all(c).await)?;
    let identity = |row: IdentityRow| Identity {
        given_name: row.given_name,
        family_name: row.family_name,
        alias: row.alias,
        birth_date: row.birth_date,
        birth_year: row.birth_year,
        sex: row.sex,
        fiscal_code: row.fiscal_code,
    };
    Ok(rows.into_iter().map(|row| (row.person_id, identity(row))).collect())
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    person_id: PersonId,
    name_to_use: Option<String>,
    phone: Option<String>,
    mail: Option<String>,
    safe_channel: Option<SafeChannel>,
    safe_hours: Option<String>,
    do_not_mention: Option<String>,
}

const CONTACTS: Sql = in_list!(
    "select person_id, name_to_use, phone, mail, safe_channel, safe_hours, do_not_mention
       from person_contact where person_id" ids 1
);

pub(super) async fn contacts(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Contact>, Halt> {
    let ids = shown(permits, Part::Contact);
    let rows: Vec<ContactRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(CONTACTS)).bind(ids).fetch_all(c).await)?;
    let contact = |row: ContactRow| Contact {
        name_to_use: row.name_to_use,
        phone: row.phone,
        mail: row.mail,
        safe_channel: row.safe_channel,
        safe_hours: row.safe_hours,
        do_not_mention: row.do_not_mention,
    };
    Ok(rows.into_iter().map(|row| (row.person_id, contact(row))).collect())
}

/// Where somebody is registered and where they live.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct AddressRow {
    person_id: PersonId,
    pub(super) residence: Option<String>,
    pub(super) residence_area_id: Option<AreaId>,
    pub(super) dwelling: Option<String>,
    pub(super) dwelling_area_id: Option<AreaId>,
}

const ADDRESSES: Sql = in_list!(
    "select person_id, residence, residence_area_id, dwelling, dwelling_area_id
       from person_address where person_id" ids 1
);

pub(super) async fn addresses(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, AddressRow>, Halt> {
    let ids = shown(permits, Part::Address);
    let rows: Vec<AddressRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(ADDRESSES)).bind(ids).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.person_id, row)).collect())
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    of: PersonId,
    kind: HouseholdKind,
    id: MemberId,
    person_id: Option<PersonId>,
    name: Option<String>,
    birth_year: Option<i64>,
    tie: Tie,
    hidden: bool,
}

/// A sealed person is nobody's member, but in the views of their own lead; a hidden member stands in the lead's alone.
const HOUSEHOLDS: Sql = in_list!(
    "select p.id as of, h.kind, m.id, m.person_id, m.name, m.birth_year, m.tie, m.hidden
       from person p
       join household h on h.id = p.household_id
       join household_member m on m.household_id = h.id
       left join person other on other.id = m.person_id
      where (m.person_id is null or m.person_id = p.id or not other.sealed
             or other.lead_organization_id = $2)
        and (not m.hidden or p.lead_organization_id = $2) and p.id" ids 1,
    " order by p.id, m.position limit 3000"
);

pub(super) async fn households(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Household>, Halt> {
    let Some(reader) = permits.first().map(|permit| permit.actor().organization) else {
        return Ok(HashMap::new());
    };
    let ids = shown(permits, Part::Household);
    let rows: Vec<MemberRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(HOUSEHOLDS)).bind(ids).bind(reader).fetch_all(c).await)?;
    let mut found: HashMap<PersonId, Household> = HashMap::new();
    for row in rows {
        let household =
            found.entry(row.of).or_insert_with(|| Household { kind: row.kind, members: Vec::new() });
        household.members.push(Member {
            id: row.id,
            person: row.person_id,
            name: row.name,
            birth_year: row.birth_year,
            tie: row.tie,
            hidden: row.hidden,
        });
    }
    Ok(found)
}

#[derive(sqlx::FromRow)]
struct NoticeRow {
    person_id: PersonId,
    text_version: String,
    language: String,
    given_on: chrono::NaiveDate,
}

const NOTICES: Sql = in_list!(
    "select person_id, text_version, language, given_on from notice_given where person_id" ids 1,
    " order by person_id, given_on desc, recorded_at desc, id desc limit 5000"
);

/// What each person was told of how their data is used, the newest first; beside the grants, which rest on it.
pub(super) async fn notices(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Vec<Notice>>, Halt> {
    let ids = shown(permits, Part::Grants);
    let rows: Vec<NoticeRow> = on!(conn, |c, D| sqlx::query_as(D::of(NOTICES)).bind(ids).fetch_all(c).await)?;
    let mut found: HashMap<PersonId, Vec<Notice>> = HashMap::new();
    for row in rows {
        let notice =
            Notice { text_version: row.text_version, language: row.language, given_on: row.given_on };
        found.entry(row.person_id).or_default().push(notice);
    }
    Ok(found)
}

const PARTS: Sql = in_list!("select person_id, body from person_part where part = $2 and person_id" ids 1);

/// One of the parts that are kept as a document.
pub(super) async fn parts(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
    part: Part,
) -> Result<HashMap<PersonId, Value>, Halt> {
    let ids = shown(permits, part);
    let rows: Vec<(PersonId, Json<Value>)> =
        on!(conn, |c, D| sqlx::query_as(D::of(PARTS)).bind(ids).bind(part.name()).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(person, body)| (person, body.0)).collect())
}

/// A row of a list of persons: the name's key (empty where the list has none) and the person.
type Row = (String, PersonId);

/// What a list of persons is narrowed to.
#[derive(Clone, Debug)]
pub(super) struct Narrowed {
    pub(super) after: Place,
    pub(super) limit: i64,
    pub(super) now: Time,
}

const BY_NAME: Sql = visible!(
    ", found (key, person_id) as
       (select n.key, n.person_id
          from person_name n join person p on p.id = n.person_id
         where $7 and n.lead_organization_id = $2 and n.key >= $8 and n.key < $9
           and (p.basis_ends_at is null or p.basis_ends_at > $3)
           and not exists (select 1 from closed c where c.person_id = n.person_id and (c.parts & $4) <> 0)
           and (n.key, n.person_id) > ($10, $11)
         union
        select n.key, n.person_id
          from visible v join person_name n on n.person_id = v.person_id
         where n.key >= $8 and n.key < $9 and (n.key, n.person_id) > ($10, $11))
     select f.key, f.person_id
       from found f
      where not exists (select 1 from person_name e
                         where e.person_id = f.person_id and e.key >= $8 and e.key < $9 and e.key < f.key)
      order by f.key, f.person_id limit $12"
);

/// Persons whose identity the caller may see and of whom a name begins so, in the order of that name.
pub(super) async fn by_name(
    conn: &mut Conn,
    scope: &Scope<ListPeople>,
    name: &str,
    to: &Narrowed,
) -> Result<Vec<Row>, Halt> {
    let identity = PartSet::of(&[Part::Identity]);
    let mask = Mask::of(scope, identity, &[Relation::Lead], to.now);
    let leads = scope.route(Relation::Lead).duty.contains(Part::Identity);
    let key = text::search_key(name);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(BY_NAME)), mask)
        .bind(leads)
        .bind(&key)
        .bind(text::after_prefix(&key))
        .bind(&to.after.key)
        .bind(to.after.id)
        .bind(to.limit)
        .fetch_all(c)
        .await)?)
}

const BY_CODE: Sql = visible!(
    "select '' as key, p.id from person p
      where p.code = $7 and exists (select 1 from visible v where v.person_id = p.id)"
);

/// The person of this code, where anything of them may be seen.
pub(super) async fn by_code(
    conn: &mut Conn,
    scope: &Scope<ListPeople>,
    code: &str,
    now: Time,
) -> Result<Vec<Row>, Halt> {
    let mask = Mask::of(scope, anything(), &[], now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(BY_CODE)), mask).bind(code).fetch_all(c).await)?)
}

const ALL: Sql = visible!(
    "select '' as key, p.id from person p
      where p.id > $7 and exists (select 1 from visible v where v.person_id = p.id)
      order by p.id limit $8"
);

/// Persons of whom the caller may see one of the asked parts, in the order in which they came.
pub(super) async fn all(conn: &mut Conn, scope: &Scope<ListPeople>, to: &Narrowed) -> Result<Vec<Row>, Halt> {
    let mask = Mask::of(scope, anything(), &[], to.now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(ALL)), mask)
        .bind(to.after.id)
        .bind(to.limit)
        .fetch_all(c)
        .await)?)
}

const IN_DISTRICT: Sql = visible!(
    "select '' as key, p.id from person p
      where p.id > $7 and p.district_id = $9 and exists (select 1 from visible v where v.person_id = p.id)
      order by p.id limit $8"
);

/// Persons whose address the caller may see and who live in this district.
pub(super) async fn in_district(
    conn: &mut Conn,
    scope: &Scope<ListPeople>,
    district: AreaId,
    to: &Narrowed,
) -> Result<Vec<Row>, Halt> {
    let mask = Mask::of(scope, PartSet::of(&[Part::Address]), &[], to.now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(IN_DISTRICT)), mask)
        .bind(to.after.id)
        .bind(to.limit)
        .bind(district)
        .fetch_all(c)
        .await)?)
}

const ALIKE: Sql = Sql {
    sqlite: visible!(
        "select distinct n.person_id from person_name n
          where n.key in (select value from json_each($7))
            and exists (select 1 from visible v where v.person_id = n.person_id)
          union select i.person_id from person_identity i
          where i.fiscal_code = $8 and exists (select 1 from visible v where v.person_id = i.person_id)
          limit 10"
    )
    .sqlite,
    postgres: visible!(
        "select distinct n.person_id from person_name n
          where n.key = any($7)
            and exists (select 1 from visible v where v.person_id = n.person_id)
          union select i.person_id from person_identity i
          where i.fiscal_code = $8 and exists (select 1 from visible v where v.person_id = i.person_id)
          limit 10"
    )
    .postgres,
};

/// Persons whose identity the caller may see and who might be this one: the same name or fiscal code.
pub(super) async fn alike(
    conn: &mut Conn,
    scope: &Scope<ListPeople>,
    identity: &Identity,
    now: Time,
) -> Result<Vec<PersonId>, Halt> {
    let mask = Mask::of(scope, PartSet::of(&[Part::Identity]), &[], now);
    let keys: crate::db::TextList = identity.keys().into_iter().collect();
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_scalar(D::of(ALIKE)), mask)
        .bind(keys)
        .bind(identity.fiscal_code.as_deref())
        .fetch_all(c)
        .await)?)
}

pub(super) async fn led_by(
    conn: &mut Conn,
    organization: OrganizationId,
    limit: i64,
) -> Result<Vec<PersonId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select id from person where lead_organization_id = $1 order by id limit $2"
    )
    .bind(organization)
    .bind(limit)
    .fetch_all(c)
    .await)?)
}

pub(super) async fn ids_after(conn: &mut Conn, after: PersonId, limit: i64) -> Result<Vec<PersonId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select id from person where id > $1 order by id limit $2")
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

fn anything() -> PartSet {
    PartSet::ALL.minus(PartSet::of(&[Part::Card]))
}
