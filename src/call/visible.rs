//! Lists of persons: the law's masks, joined into the statement.
use crate::{
    kernel::{Id, OrganizationId, Time},
    policy::{Act, PartSet, Purpose, Relation, Scope, ScopeRoute},
};
use serde_json::{Value, json};
use sqlx::types::Json;

/// A statement that may name `visible (person_id)`, the persons of whom one of the asked parts is open to the caller
/// now, and `closed (person_id, subject, parts)`, what is closed to the caller of some. Its first six arguments are those of
/// [`Mask`], bound by [`bind_mask!`].
macro_rules! visible {
    ($($text:literal),+ $(,)?) => {
        $crate::db::Sql {
            sqlite: concat!(
                "with route (relation, duty, law, most, always, account) as not materialized
                   (select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, unhex(value ->> 5)
                      from json_each($1)),",
                $crate::call::visible_persons!(), $($text),+),
            postgres: concat!(
                "with route (relation, duty, law, most, always, account) as not materialized
                   (select value ->> 0, (value ->> 1)::bigint, (value ->> 2)::bigint, (value ->> 3)::bigint,
                           (value ->> 4)::bigint, (value ->> 5)::uuid
                      from jsonb_array_elements($1) as value),",
                $crate::call::visible_persons!(), $($text),+),
        }
    };
}
pub(crate) use visible;

/// Whether some of these parts of a person are closed to an organisation or to this user of theirs; the arguments are
/// pieces of SQL.
macro_rules! shut {
    ($person:literal, $parts:literal, $organization:literal, $user:literal) => {
        concat!(
            "exists (select 1 from closing shut where shut.person_id = ",
            $person,
            " and (shut.parts & (",
            $parts,
            ")) <> 0 and (shut.organization_id = ",
            $organization,
            " or shut.account_id = ",
            $user,
            " or shut.but_id <> ",
            $organization,
            "))"
        )
    };
}
pub(crate) use shut;

macro_rules! visible_persons {
    () => {
        " given (person_id, parts, reach) as not materialized
            (select g.person_id, g.parts,
                    case when g.recipient_id is not null then 'name' when g.conference_id is null then 'kind' else 'seat' end
               from sharing_grant g join organization o on o.id = $2
              where g.status = 'active' and g.reads and g.purpose in ($5, $6)
                and g.from_at <= $3 and g.until_at > $3 and g.recorded_by <> $2
                and (g.recipient_id = $2
                     or (g.recipient_id is null and g.kinds & o.kind_bit <> 0 and o.member_since <= g.signed_at
                         and not (select p.sealed from person p where p.id = g.person_id))
                     or (g.conference_id is not null
                         and exists (select 1 from conference_seat s
                                      where s.conference_id = g.conference_id and s.person_id = g.person_id
                                        and s.organization_id = $2 and s.from_at <= g.signed_at
                                        and s.until_at > $3)
                         and not (select p.sealed from person p where p.id = g.person_id)))),
          closed (person_id, subject, parts) as not materialized
            (select c.person_id, c.subject, c.parts from closing c
              where c.organization_id = $2 or c.but_id <> $2
                 or c.account_id = (select r.account from route r limit 1)),
          visible (person_id) as not materialized
            (select s.person_id
               from standing s join route r on r.relation = s.relation
              where s.organization_id = $2 and (s.account_id is null or s.account_id = r.account)
                and (s.from_at is null or s.from_at <= $3) and (s.until_at is null or s.until_at > $3)
                and exists
                    (select 1
                       from (select $4 & ~(coalesce(max(case c.subject when 'organization' then c.parts end), 0)
                                       | coalesce(max(case c.subject when 'user' then c.parts end), 0)
                                       | coalesce(max(case c.subject when 'others' then c.parts end), 0)) as parts
                               from closed c where c.person_id = s.person_id) asked
                      where (r.duty & ((s.parts & r.most) | r.always) & asked.parts) <> 0
                         or exists (select 1 from given g
                                     where g.person_id = s.person_id
                                       and (g.reach = 'name'
                                            or (s.relation <> 'shared_with'
                                                and (g.reach = 'seat') = (s.relation = 'conference')))
                                       and (r.law & g.parts & ((s.parts & r.most) | r.always) & asked.parts) <> 0)))
          "
    };
}
pub(crate) use visible_persons;

/// Binds the first six arguments of a [`visible!`] statement.
macro_rules! bind_mask {
    ($query:expr, $mask:expr) => {
        $query
            .bind($mask.routes())
            .bind($mask.organization)
            .bind($mask.now)
            .bind($mask.asked)
            .bind($mask.purposes[0])
            .bind($mask.purposes[1])
    };
}
pub(crate) use bind_mask;

/// The caller's masks as arguments.
#[derive(Clone, Debug)]
pub(crate) struct Mask {
    routes: Vec<Value>,
    pub(crate) organization: OrganizationId,
    pub(crate) now: Time,
    pub(crate) asked: i64,
    pub(crate) purposes: [Purpose; 2],
}

impl Mask {
    /// Persons of whom one of these parts is open; without the relations in `but`, for statements that
    /// reach those another way.
    pub(crate) fn of<A: Act>(scope: &Scope<A>, asked: PartSet, but: &[Relation], now: Time) -> Self {
        let account = scope.actor().user.uuid().simple().to_string();
        let row = |route: &ScopeRoute| {
            json!([
                route.relation.name(),
                route.duty.bits(),
                route.law.bits(),
                route.most.bits(),
                route.always.bits(),
                account
            ])
        };
        // Who asks is told even where no route is: what is closed to them is closed on every way to it.
        let nowhere = json!(["", 0, 0, 0, 0, account]);
        let ways = scope.routes().iter().filter(|route| !but.contains(&route.relation));
        let routes = std::iter::once(nowhere).chain(ways.map(row)).collect();
        let purpose = scope.actor().purpose;
        let other = if purpose == Purpose::Coordinate { Purpose::Refer } else { purpose };
        Self {
            routes,
            organization: scope.actor().organization,
            now,
            asked: asked.bits(),
            purposes: [purpose, other],
        }
    }

    pub(crate) fn routes(&self) -> Json<&[Value]> {
        Json(&self.routes)
    }
}
