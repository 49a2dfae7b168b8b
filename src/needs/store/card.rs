//! The crowds that cards are hidden in, and what cards say.
use super::super::{
    card::{Alike, CardAnswer, Traits},
    model::{Status, Urgency},
};
use crate::{
    areas::AreaKind,
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AreaId, Halt, KindOfHelpId, NeedId, PersonId, Time},
    policy::Domain,
};
use std::collections::HashMap;

/// Needs of one person that are looked at.
const NEEDS_MAX: i64 = 500;

/// What cards say of a person.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::needs) struct Subject {
    pub(in crate::needs) sealed: bool,
    pub(in crate::needs) languages: String,
    pub(in crate::needs) birth_year: Option<i64>,
    pub(in crate::needs) has_household: bool,
    pub(in crate::needs) others: i64,
    #[sqlx(flatten)]
    pub(in crate::needs) home: HomeRow,
}

/// Where the person lives.
#[derive(Debug, sqlx::FromRow)]
#[expect(clippy::struct_field_names, reason = "named after the columns that the statement makes")]
pub(in crate::needs) struct HomeRow {
    pub(in crate::needs) home_id: Option<AreaId>,
    pub(in crate::needs) home_kind: Option<AreaKind>,
    pub(in crate::needs) home_residents: Option<i64>,
    pub(in crate::needs) home_district_id: Option<AreaId>,
}

/// A sealed person is in nobody's household, and a hidden member is not counted.
pub(in crate::needs) async fn subject(conn: &mut Conn, person: PersonId) -> Result<Option<Subject>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select p.sealed, p.languages, i.birth_year, p.household_id is not null as has_household,
                (select count(*) from household_member m left join person o on o.id = m.person_id
                  where m.household_id = p.household_id and m.tie <> 'subject' and not m.hidden
                    and (o.id is null or (o.id <> p.id and not o.sealed))) as others,
                h.id as home_id, h.kind as home_kind, h.residents as home_residents,
                p.district_id as home_district_id
           from person p
           left join person_identity i on i.person_id = p.id
           left join person_address a on a.person_id = p.id
           left join area h on h.id = coalesce(a.dwelling_area_id, a.residence_area_id)
          where p.id = $1",
    )
    .bind(person)
    .fetch_optional(c)
    .await)?)
}

/// A need that isn't closed, as far as cards go, with its place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::needs) struct Live {
    pub(in crate::needs) id: NeedId,
    pub(in crate::needs) domain: Domain,
    pub(in crate::needs) status: Status,
    pub(in crate::needs) shared: bool,
    pub(in crate::needs) sent_on: bool,
    pub(in crate::needs) kind_of_help_id: Option<KindOfHelpId>,
    pub(in crate::needs) severity: i64,
    pub(in crate::needs) urgency: Urgency,
    pub(in crate::needs) opened_at: Time,
    pub(in crate::needs) area_id: AreaId,
    pub(in crate::needs) area_kind: AreaKind,
    pub(in crate::needs) area_residents: Option<i64>,
    pub(in crate::needs) district_id: AreaId,
    pub(in crate::needs) district_residents: Option<i64>,
}

/// The newest first.
pub(in crate::needs) async fn live(conn: &mut Conn, person: PersonId) -> Result<Vec<Live>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
        "select n.id, n.domain, n.status, n.shared, n.sent_on, n.kind_of_help_id, n.severity, n.urgency, n.opened_at,
                n.area_id, a.kind as area_kind, a.residents as area_residents, n.district_id,
                d.residents as district_residents
           from need n join area a on a.id = n.area_id join area d on d.id = n.district_id
          where n.person_id = $1 and n.status <> 'closed'
          order by n.opened_at desc, n.id desc limit $2",
    )
    .bind(person)
    .bind(NEEDS_MAX)
    .fetch_all(c)
    .await
    })?)
}

const ANSWERS: Sql = in_list!(
    "select need_id, code, value from need_answer where shown = 'card' and need_id" ids 1,
    " order by need_id, code limit 5000"
);

/// The answers that cards show.
pub(in crate::needs) async fn card_answers(
    conn: &mut Conn,
    needs: &[NeedId],
) -> Result<HashMap<NeedId, Vec<CardAnswer>>, Halt> {
    let ids: IdList = needs.iter().copied().collect();
    let rows: Vec<(NeedId, String, String)> =
        on!(conn, |c, D| sqlx::query_as(D::of(ANSWERS)).bind(ids).fetch_all(c).await)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for (need, code, value) in rows {
        found.entry(need).or_default().push(CardAnswer { code, value });
    }
    Ok(found)
}

/// One place in a crowd.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub(in crate::needs) struct Counted {
    pub(in crate::needs) scope: String,
    pub(in crate::needs) area_id: AreaId,
    pub(in crate::needs) age_band: String,
    pub(in crate::needs) household_band: String,
    pub(in crate::needs) languages: String,
}

/// As what the person is counted now.
pub(in crate::needs) async fn counted(conn: &mut Conn, person: PersonId) -> Result<Vec<Counted>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
        "select scope, area_id, age_band, household_band, languages from card_crowd_member where person_id = $1",
    )
    .bind(person)
    .fetch_all(c)
    .await
    })?)
}

/// Counts the person there, or no longer.
pub(in crate::needs) async fn count(
    conn: &mut Conn,
    person: PersonId,
    place: &Counted,
    joins: bool,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into card_crowd (scope, area_id, age_band, household_band, languages, persons)
         values ($1, $2, $3, $4, $5, case when $6 then 1 else 0 end)
         on conflict (scope, area_id, age_band, household_band, languages)
         do update set persons = card_crowd.persons + case when $6 then 1 else -1 end",
    )
    .bind(&place.scope)
    .bind(place.area_id)
    .bind(&place.age_band)
    .bind(&place.household_band)
    .bind(&place.languages)
    .bind(joins)
    .execute(c)
    .await
    .map(|_| ()))?;
    let sql = if joins {
        "insert into card_crowd_member (person_id, scope, area_id, age_band, household_band, languages)
         values ($1, $2, $3, $4, $5, $6)"
    } else {
        "delete from card_crowd_member
          where person_id = $1 and scope = $2 and area_id = $3 and age_band = $4 and household_band = $5
            and languages = $6"
    };
    on!(conn, |c| sqlx::query(sql)
        .bind(person)
        .bind(&place.scope)
        .bind(place.area_id)
        .bind(&place.age_band)
        .bind(&place.household_band)
        .bind(&place.languages)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// How many of one place are like this person, among everybody (scope `""`) or those with a need of a domain.
/// What is unknown of the person is shown of nobody, so it makes no difference.
pub(in crate::needs) async fn alike(
    conn: &mut Conn,
    scope: &str,
    area: AreaId,
    traits: &Traits,
) -> Result<Alike, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
        "select cast(coalesce(sum(case when household and age and ($5 = '' or languages = $5) then persons end), 0)
                     as bigint) as in_all,
                cast(coalesce(sum(case when household and age then persons end), 0) as bigint) as but_languages,
                cast(coalesce(sum(case when age then persons end), 0) as bigint) as in_age,
                cast(coalesce(sum(persons), 0) as bigint) as there
           from (select persons, languages, ($3 = '' or age_band = $3) as age,
                        ($4 = '' or household_band = $4) as household
                   from card_crowd where scope = $1 and area_id = $2) of_place",
    )
    .bind(scope)
    .bind(area)
    .bind(traits.age.map_or("", super::super::card::AgeBand::name))
    .bind(traits.household.map_or("", super::super::card::HouseholdBand::name))
    .bind(&traits.languages)
    .fetch_one(c)
    .await
    })?)
}
