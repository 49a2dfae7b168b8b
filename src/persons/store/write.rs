//! What changes a profile. Each function takes the permit that its caller was given.
use super::super::model::{Contact, HouseholdKind, Identity, Member, Notice};
use crate::{
    db::{Conn, Dialect, IdList, Sql, on},
    kernel::{AreaId, Halt, HouseholdId, NoticeId, OrganizationId, PersonId, Time, UserId},
    policy::{Act, Basis, Part, Permit, RegisterPerson, SealPerson, UpdatePerson},
};
use serde_json::Value;
use sqlx::types::Json;

/// A person as first written down.
pub(in crate::persons) struct NewPerson {
    pub(in crate::persons) code: String,
    pub(in crate::persons) sealed: bool,
    pub(in crate::persons) lead: OrganizationId,
    pub(in crate::persons) worker: UserId,
    pub(in crate::persons) basis: Basis,
    pub(in crate::persons) languages: String,
    pub(in crate::persons) at: Time,
}

pub(in crate::persons) async fn insert(
    conn: &mut Conn,
    permit: &Permit<RegisterPerson>,
    new: &NewPerson,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into person (id, code, sealed, lead_organization_id, lead_worker_id, basis, languages, registered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(permit.on())
    .bind(&new.code)
    .bind(new.sealed)
    .bind(new.lead)
    .bind(new.worker)
    .bind(new.basis)
    .bind(&new.languages)
    .bind(new.at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    on!(conn, |c| sqlx::query("insert into person_access (person_id) values ($1)")
        .bind(permit.on())
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// The person's version, for `ifVersion`.
pub(in crate::persons) async fn version(conn: &mut Conn, permit: &Permit<UpdatePerson>) -> Result<i64, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select version from person where id = $1")
        .bind(permit.on())
        .fetch_one(c)
        .await)?)
}

pub(in crate::persons) async fn raise_version(
    conn: &mut Conn,
    permit: &Permit<UpdatePerson>,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update person set version = version + 1 where id = $1")
        .bind(permit.on())
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Hides a person, or shows them again; 0 where that is so already.
pub(in crate::persons) async fn seal(
    conn: &mut Conn,
    permit: &Permit<SealPerson>,
    sealed: bool,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update person set sealed = $2, version = version + 1 where id = $1 and sealed <> $2"
    )
    .bind(permit.on())
    .bind(sealed)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// The acts that write parts of a profile.
pub(in crate::persons) trait Writes: Act<On = PersonId> {}
impl Writes for RegisterPerson {}
impl Writes for UpdatePerson {}

/// Replaces who the person is, and the keys they are found by.
pub(in crate::persons) async fn put_identity<A: Writes>(
    conn: &mut Conn,
    permit: &Permit<A>,
    identity: &Identity,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into person_identity (person_id, given_name, family_name, alias, birth_date, birth_year, sex,
                                      fiscal_code, controller_id, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (person_id) do update
            set given_name = excluded.given_name, family_name = excluded.family_name, alias = excluded.alias,
                birth_date = excluded.birth_date, birth_year = excluded.birth_year, sex = excluded.sex,
                fiscal_code = excluded.fiscal_code, controller_id = excluded.controller_id,
                updated_at = excluded.updated_at",
    )
    .bind(permit.on())
    .bind(&identity.given_name)
    .bind(&identity.family_name)
    .bind(&identity.alias)
    .bind(identity.birth_date)
    .bind(identity.birth_year)
    .bind(identity.sex)
    .bind(&identity.fiscal_code)
    .bind(permit.actor().organization)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(conn, |c| sqlx::query("delete from person_name where person_id = $1")
        .bind(permit.on())
        .execute(c)
        .await
        .map(|_| ()))?;
    for key in identity.keys() {
        on!(conn, |c| sqlx::query(
            "insert into person_name (person_id, key, lead_organization_id)
             select id, $2, lead_organization_id from person where id = $1",
        )
        .bind(permit.on())
        .bind(key)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}

/// Replaces how the person is reached.
pub(in crate::persons) async fn put_contact<A: Writes>(
    conn: &mut Conn,
    permit: &Permit<A>,
    contact: &Contact,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into person_contact (person_id, name_to_use, phone, mail, safe_channel, safe_hours,
                                     do_not_mention, controller_id, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (person_id) do update
            set name_to_use = excluded.name_to_use, phone = excluded.phone, mail = excluded.mail,
                safe_channel = excluded.safe_channel, safe_hours = excluded.safe_hours,
                do_not_mention = excluded.do_not_mention, controller_id = excluded.controller_id,
                updated_at = excluded.updated_at",
    )
    .bind(permit.on())
    .bind(&contact.name_to_use)
    .bind(&contact.phone)
    .bind(&contact.mail)
    .bind(contact.safe_channel)
    .bind(&contact.safe_hours)
    .bind(&contact.do_not_mention)
    .bind(permit.actor().organization)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Replaces where the person is registered and lives; `district` is that of where they live.
pub(in crate::persons) async fn put_address<A: Writes>(
    conn: &mut Conn,
    permit: &Permit<A>,
    address: &PutAddress,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into person_address (person_id, residence, residence_area_id, dwelling, dwelling_area_id,
                                     controller_id, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (person_id) do update
            set residence = excluded.residence, residence_area_id = excluded.residence_area_id,
                dwelling = excluded.dwelling, dwelling_area_id = excluded.dwelling_area_id,
                controller_id = excluded.controller_id, updated_at = excluded.updated_at",
    )
    .bind(permit.on())
    .bind(&address.residence)
    .bind(address.residence_area)
    .bind(&address.dwelling)
    .bind(address.dwelling_area)
    .bind(permit.actor().organization)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(conn, |c| sqlx::query("update person set district_id = $2 where id = $1")
        .bind(permit.on())
        .bind(address.district)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// An address with its places looked up.
#[derive(Clone, Debug, Default)]
pub(in crate::persons) struct PutAddress {
    pub(in crate::persons) residence: Option<String>,
    pub(in crate::persons) residence_area: Option<AreaId>,
    pub(in crate::persons) dwelling: Option<String>,
    pub(in crate::persons) dwelling_area: Option<AreaId>,
    pub(in crate::persons) district: Option<AreaId>,
}

/// Replaces a part that is kept as a document.
pub(in crate::persons) async fn put_part<A: Writes>(
    conn: &mut Conn,
    permit: &Permit<A>,
    part: Part,
    body: Value,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into person_part (person_id, part, body, controller_id, updated_at)
         values ($1, $2, $3, $4, $5)
         on conflict (person_id, part) do update
            set body = excluded.body, controller_id = excluded.controller_id,
                updated_at = excluded.updated_at, version = person_part.version + 1",
    )
    .bind(permit.on())
    .bind(part.name())
    .bind(Json(&body))
    .bind(permit.actor().organization)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// The household that the person is in, if any.
pub(in crate::persons) async fn household_of<A: Writes>(
    conn: &mut Conn,
    permit: &Permit<A>,
) -> Result<Option<HouseholdId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select household_id from person where id = $1")
        .bind(permit.on())
        .fetch_optional(c)
        .await)?
    .flatten())
}

/// Writes the household down anew. Members that stay keep their ids, since needs concern them.
pub(in crate::persons) async fn put_household<A: Writes>(
    conn: &mut Conn,
    permit: &Permit<A>,
    id: HouseholdId,
    kind: HouseholdKind,
    members: &[Member],
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into household (id, kind) values ($1, $2)
         on conflict (id) do update set kind = excluded.kind, version = household.version + 1",
    )
    .bind(id)
    .bind(kind)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(conn, |c| sqlx::query("update person set household_id = $2 where id = $1")
        .bind(permit.on())
        .bind(id)
        .execute(c)
        .await
        .map(|_| ()))?;
    // Who doesn't see the hidden members neither takes them away nor hides anybody.
    let leads = permit.leads();
    let kept: IdList = members.iter().map(|member| member.id).collect();
    on!(conn, |c, D| sqlx::query(D::of(FORGET_CONCERNS))
        .bind(id)
        .bind(kept.clone())
        .bind(leads)
        .execute(c)
        .await
        .map(|_| ()))?;
    on!(conn, |c, D| sqlx::query(D::of(FORGET_MEMBERS))
        .bind(id)
        .bind(kept)
        .bind(leads)
        .execute(c)
        .await
        .map(|_| ()))?;
    for (member, position) in members.iter().zip(0_i64..) {
        put_member(conn, id, member, (position, leads)).await?;
    }
    Ok(())
}

const FORGET_CONCERNS: Sql = Sql {
    sqlite: "delete from need_member where member_id in
               (select id from household_member where household_id = $1 and (not hidden or $3)
                   and id not in (select unhex(value) from json_each($2)))",
    postgres: "delete from need_member where member_id in
                 (select id from household_member where household_id = $1 and (not hidden or $3) and id <> all($2))",
};

const FORGET_MEMBERS: Sql = Sql {
    sqlite: "delete from household_member
              where household_id = $1 and (not hidden or $3) and id not in (select unhex(value) from json_each($2))",
    postgres: "delete from household_member where household_id = $1 and (not hidden or $3) and id <> all($2)",
};

async fn put_member(
    conn: &mut Conn,
    id: HouseholdId,
    member: &Member,
    (position, leads): (i64, bool),
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into household_member (id, household_id, person_id, name, birth_year, tie, position, hidden)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update
            set person_id = excluded.person_id, name = excluded.name, birth_year = excluded.birth_year,
                tie = excluded.tie, position = excluded.position,
                hidden = case when $9 then excluded.hidden else household_member.hidden end
          where household_member.household_id = excluded.household_id",
    )
    .bind(member.id)
    .bind(id)
    .bind(member.person)
    .bind(&member.name)
    .bind(member.birth_year)
    .bind(member.tie)
    .bind(position)
    .bind(member.hidden && leads)
    .bind(leads)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Writes down that a person was told how their data is used.
pub(in crate::persons) async fn give_notice<A: Act<On = PersonId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    notice: &Notice,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into notice_given (id, person_id, text_version, language, given_on, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(NoticeId::mint())
    .bind(permit.on())
    .bind(&notice.text_version)
    .bind(&notice.language)
    .bind(notice.given_on)
    .bind(permit.actor().user)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
