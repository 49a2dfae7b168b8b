//! All SQL of the room. What a reader may not learn of is left out in the statement: neither a page nor its
//! length tells of it.
use super::model::{IdleLooks, Look};
use crate::{
    db::{Conn, Dialect, Sql, TextList, in_list, on},
    kernel::{AuditId, Halt, Id, OrganizationId, PersonId, Time, UserId},
    policy::{
        Kind, LooksShown, Part, PartSet, Permit, Purpose, ReadIdleLooks, ReadPerson, Relation, Role, Scope,
    },
};
use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

/// Which rows of each log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Narrowed {
    /// Before this place, in the order from the newest to the oldest.
    pub(super) before: (Time, Uuid),
    /// At most so many of each person.
    pub(super) limit: i64,
    /// With the names of those who looked.
    pub(super) names: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: AuditId,
    at: Time,
    person_id: PersonId,
    organization_id: OrganizationId,
    kind: Option<Kind>,
    worker: Option<String>,
    on_behalf: Option<String>,
    roles: String,
    relation: Option<String>,
    act: String,
    parts: String,
    purpose: String,
}

/// `$1`: of each person, whether the whole log is open, the closed kinds, the parts that a look of one's own may
/// name, those that another's may. `$2`: the reader's organisation.
const LOGS: Sql = Sql {
    sqlite: "with mask (person_id, whole, closed, own, others) as not materialized
               (select unhex(value ->> 0), value ->> 1, value -> 2, value -> 3, value -> 4 from json_each($1))
             select e.id, e.at, e.person_id, e.organization_id, o.kind, case when $6 then a.name end as worker,
                    case when $6 then e.on_behalf end as on_behalf, e.roles, e.relation, e.act, e.parts, e.purpose
               from mask m
               join audit_event e on e.id in
                    (select x.id from audit_event x left join organization y on y.id = x.organization_id
                      where x.person_id = m.person_id and (x.at, x.id) < ($3, $4)
                        and (m.whole or case when x.organization_id = $2
                          then x.parts = '' or exists (select 1 from json_each(m.own) w
                                 where instr(' ' || x.parts || ' ', ' ' || w.value || ' ') > 0)
                          else y.kind is not null
                               and not exists (select 1 from json_each(m.closed) k where k.value = y.kind)
                               and (x.parts = '' or exists (select 1 from json_each(m.others) w
                                      where instr(' ' || x.parts || ' ', ' ' || w.value || ' ') > 0)) end)
                      order by x.at desc, x.id desc limit $5)
               left join organization o on o.id = e.organization_id
               left join account a on a.id = e.account_id
              order by e.at desc, e.id desc",
    postgres: "with mask (person_id, whole, closed, own, others) as materialized
                 (select (value ->> 0)::uuid, (value ->> 1)::boolean, value -> 2, value -> 3, value -> 4
                    from jsonb_array_elements($1) as value)
               select e.id, e.at, e.person_id, e.organization_id, e.kind, case when $6 then a.name end as worker,
                      case when $6 then e.on_behalf end as on_behalf, e.roles, e.relation, e.act, e.parts, e.purpose
                 from mask m
                cross join lateral
                      (select x.id, x.at, x.person_id, x.organization_id, x.account_id, y.kind, x.roles, x.relation,
                              x.act, x.parts, x.purpose, x.on_behalf
                         from audit_event x left join organization y on y.id = x.organization_id
                        where x.person_id = m.person_id and (x.at, x.id) < ($3, $4)
                          and (m.whole or case when x.organization_id = $2
                            then x.parts = '' or m.own ?| string_to_array(x.parts, ' ')
                            else y.kind is not null and not (m.closed ? y.kind)
                                 and (x.parts = '' or m.others ?| string_to_array(x.parts, ' ')) end)
                        order by x.at desc, x.id desc limit $5) e
                 left join account a on a.id = e.account_id
                order by e.at desc, e.id desc",
};

/// The logs of these persons, as far as their permits show them, the newest first.
pub(super) async fn logs(
    conn: &mut Conn,
    permits: &[&Permit<ReadPerson>],
    to: &Narrowed,
) -> Result<Vec<Look>, Halt> {
    let shown = permits.iter().filter(|permit| permit.shows(Part::AccessLog));
    let shown: Vec<_> = shown.map(|permit| (permit.on(), permit.shows_looks())).collect();
    let Some((_, first)) = shown.first() else { return Ok(Vec::new()) };
    let masks: Vec<_> = shown.iter().map(|(person, looks)| mask(*person, looks)).collect();
    let rows: Vec<Row> = on!(conn, |c, D| sqlx::query_as(D::of(LOGS))
        .bind(Json(masks))
        .bind(first.organization)
        .bind(to.before.0)
        .bind(to.before.1)
        .bind(to.limit)
        .bind(to.names)
        .fetch_all(c)
        .await)?;
    let told = |row: Row| {
        let (_, looks) = shown.iter().find(|(person, _)| *person == row.person_id)?;
        row.shown(looks)
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

fn mask(person: PersonId, looks: &LooksShown) -> Value {
    let words = |parts: PartSet| parts.iter().map(Part::name).collect::<Vec<_>>();
    let closed: Vec<_> = looks.closed.iter().map(Kind::name).collect();
    json!([person.uuid().simple().to_string(), looks.whole, closed, words(looks.own), words(looks.others)])
}

impl Row {
    fn shown(self, looks: &LooksShown) -> Option<Look> {
        let parts = self.parts.split_whitespace().filter_map(Part::parse).collect();
        Some(Look {
            id: self.id,
            at: self.at,
            person: self.person_id,
            organization: self.organization_id,
            kind: self.kind,
            worker: self.worker,
            on_behalf: self.on_behalf,
            roles: self.roles.split_whitespace().filter_map(Role::parse).collect(),
            relation: self.relation.as_deref().and_then(Relation::parse),
            act: self.act,
            parts: looks.of(self.organization_id, self.kind, parts)?,
            purpose: Purpose::parse(&self.purpose),
        })
    }
}

/// The organisations that the person is a client of and knows to be: the lead, those that were before it, those that a
/// consent of their own names, those that accepted a referral for a need of theirs. Child protection may begin without
/// the parents' knowledge: a referral for it says nothing. Nor does one for somebody else of the household, or for all of it
/// where there is violence: one of them is whom the others are protected from.
pub(super) async fn services(
    conn: &mut Conn,
    permit: &Permit<ReadPerson>,
) -> Result<Vec<OrganizationId>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
        "select lead_organization_id from person where id = $1
         union
         select from_id from lead_transfer where person_id = $1 and status = 'accepted'
         union
         select recipient_id from sharing_grant
          where person_id = $1 and recipient_id is not null and basis = 'consent' and given_by = 'person'
            and status not in ('draft', 'refused')
         union
         select r.to_id from referral r join need n on n.id = r.need_id
          where r.person_id = $1 and r.accepted_at is not null and n.domain <> 'MINO'
            and not (n.domain = 'VIOL' and n.whole_household)
            and (not exists (select 1 from need_member m where m.need_id = n.id)
                 or exists (select 1 from need_member m join household_member h on h.id = m.member_id
                             where m.need_id = n.id
                               and (h.person_id = r.person_id or (h.person_id is null and h.tie = 'subject'))))
         limit 1000",
    )
    .bind(permit.on())
    .fetch_all(c)
    .await
    })?)
}

/// Which page of the looks that no act followed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Idle {
    /// Looks since then.
    pub(super) since: Time,
    /// Looks until then: for later ones there is still time to act.
    pub(super) until: Time,
    /// Within so many days an act follows a look.
    pub(super) days: i64,
    pub(super) now: Time,
    /// Before this place: last look, whose, and at whom.
    pub(super) before: (Time, UserId, PersonId),
    pub(super) limit: i64,
}

const IDLE: Sql = Sql {
    sqlite: in_list!(
        "select organization_id, account_id, person_id, first_at, last_at, looks
           from (select e.organization_id, e.account_id, e.person_id, min(e.at) as first_at, max(e.at) as last_at,
                        count(*) as looks
                   from person p
                   join audit_event e on e.person_id = p.id and e.at >= $3 and e.at <= $4
                  where p.lead_organization_id = $2 and (p.basis_ends_at is null or p.basis_ends_at > $5)
                    and not exists (select 1 from closing c
                                     where c.person_id = p.id and c.account_id = $11 and (c.parts & $12) <> 0)
                    and (e.roles not like '%service_account%' or e.on_behalf is not null) and e.act" texts 1,
        " and not exists
                        (select 1 from audit_event d
                          where d.person_id = e.person_id and d.account_id = e.account_id
                            and d.at > e.at and julianday(d.at) - julianday(e.at) <= $6 and not (d.act" texts 13,
        "))
                  group by e.organization_id, e.account_id, e.person_id) idle
          where (last_at, account_id, person_id) < ($7, $8, $9)
          order by last_at desc, account_id desc, person_id desc limit $10"
    )
    .sqlite,
    postgres: in_list!(
        "select organization_id, account_id, person_id, first_at, last_at, looks
           from (select e.organization_id, e.account_id, e.person_id, min(e.at) as first_at, max(e.at) as last_at,
                        count(*) as looks
                   from person p
                   join audit_event e on e.person_id = p.id and e.at >= $3 and e.at <= $4
                  where p.lead_organization_id = $2 and (p.basis_ends_at is null or p.basis_ends_at > $5)
                    and not exists (select 1 from closing c
                                     where c.person_id = p.id and c.account_id = $11 and (c.parts & $12) <> 0)
                    and (e.roles not like '%service_account%' or e.on_behalf is not null) and e.act" texts 1,
        " and not exists
                        (select 1 from audit_event d
                          where d.person_id = e.person_id and d.account_id = e.account_id
                            and d.at > e.at and d.at <= e.at + $6 * interval '1 day' and not (d.act" texts 13,
        "))
                  group by e.organization_id, e.account_id, e.person_id) idle
          where (last_at, account_id, person_id) < ($7, $8, $9)
          order by last_at desc, account_id desc, person_id desc limit $10"
    )
    .postgres,
};

/// Users, those of the reader's organisation among them, and the persons, led by it, whom they looked at without an act of
/// their own. What a colleague did excuses nobody's look; what another system reads by itself is nobody's.
pub(super) async fn idle(
    conn: &mut Conn,
    scope: &Scope<ReadIdleLooks>,
    (chosen, reads): (TextList, TextList),
    to: &Idle,
) -> Result<Vec<IdleLooks>, Halt> {
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(IDLE))
        .bind(chosen)
        .bind(scope.actor().organization)
        .bind(to.since)
        .bind(to.until)
        .bind(to.now)
        .bind(to.days)
        .bind(to.before.0)
        .bind(to.before.1)
        .bind(to.before.2)
        .bind(to.limit)
        .bind(scope.actor().user)
        .bind(PartSet::of(&[Part::AccessLog]).bits())
        .bind(reads)
        .fetch_all(c)
        .await)?)
}
