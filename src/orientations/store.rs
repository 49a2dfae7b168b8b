//! All SQL of the room. Facts are read without leave, content only with it.
use super::model::{About, Contact, Facts, Heard, Leave, NEVER, New, Orientation, Status};
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, LocationId, OrientationId, Page, Problem, ServiceId, Time, once},
    policy::{
        OrientAnybody, PartSet, Permit, ReadAnybodys, ReadOrientations, RecordOrientation,
        RecordOrientationAnswer, Scope,
    },
};
use chrono::NaiveDate;
use uuid::Uuid;

/// Orientations of one need that are shown at most, the latest ones.
const SHOWN_MAX: i64 = 50;

macro_rules! whole {
    () => {
        "select x.id, x.need_id, x.person_id, coalesce(x.domain, n.domain) as domain, x.organization_id, x.status,
                x.given_at, x.version, x.kind_of_help_id, x.area_id, x.service_id, x.location_id, x.group_id, x.ask_for, x.bring,
                x.note, x.follow_up_on, x.due_on, x.reason, x.helped, x.answered_on
           from orientation x left join need n on n.id = x.need_id
          where "
    };
}

/// What may be known of an orientation before anybody is let in.
pub(super) async fn facts(conn: &mut Conn, id: OrientationId) -> Result<Option<Facts>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
        "select x.id, x.need_id, x.person_id, coalesce(x.domain, n.domain) as domain, x.organization_id, x.status,
                x.given_at, x.version
           from orientation x left join need n on n.id = x.need_id where x.id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await
    })?)
}

/// One orientation.
pub(super) async fn one(
    conn: &mut Conn,
    leave: &Leave<ReadOrientations, ReadAnybodys>,
    id: OrientationId,
) -> Result<Option<Orientation>, Halt> {
    let (need, organization) = match leave {
        Leave::Need(permit) => (Some(permit.on()), None),
        Leave::Anybody(scope) => (None, Some(scope.actor().organization)),
    };
    Ok(on!(conn, |c| sqlx::query_as(concat!(
        whole!(),
        "x.id = $1 and (x.need_id = $2 or (x.need_id is null and x.organization_id = $3))"
    ))
    .bind(id)
    .bind(need)
    .bind(organization)
    .fetch_optional(c)
    .await)?)
}

const OF_NEEDS: Sql = in_list!(
    "select x.id, x.need_id, x.person_id, n.domain, x.organization_id, x.status, x.given_at, x.version,
            x.kind_of_help_id, x.area_id, x.service_id, x.location_id, x.group_id, x.ask_for, x.bring, x.note, x.follow_up_on,
            x.due_on, x.reason, x.helped, x.answered_on
       from (select o.*, row_number() over (partition by o.need_id order by o.given_at desc, o.id desc) as place
               from orientation o
              where o.need_id" ids 1,
    "           or (o.organization_id = $3 and o.need_id" ids 2,
    ")) x join need n on n.id = x.need_id
      where x.place <= $4 order by x.given_at desc, x.id desc"
);

/// The latest orientations of each need: to the person's lead all, to others those that they gave themselves.
pub(super) async fn of_needs(
    conn: &mut Conn,
    permits: &[Permit<ReadOrientations>],
) -> Result<Vec<Orientation>, Halt> {
    let Some(reader) = permits.first().map(|permit| permit.actor().organization) else {
        return Ok(Vec::new());
    };
    let led: IdList = permits.iter().filter(|permit| permit.leads()).map(Permit::on).collect();
    let others: IdList = permits.iter().filter(|permit| !permit.leads()).map(Permit::on).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OF_NEEDS))
        .bind(led)
        .bind(others)
        .bind(reader)
        .bind(SHOWN_MAX)
        .fetch_all(c)
        .await)?)
}

/// What a list is narrowed to.
#[derive(Clone, Debug)]
pub(super) struct Narrowed {
    status: String,
    follow_up_before: Option<NaiveDate>,
    after: (NaiveDate, Uuid),
    limit: i64,
}

impl Narrowed {
    /// One page, in these states, in all of them where none is named; to be followed up before this day.
    pub(super) fn of(status: &[Status], follow_up_before: Option<NaiveDate>, page: &Page) -> Self {
        let status = if status.is_empty() { Status::ALL } else { status };
        let words: Vec<_> = status.iter().map(|status| status.name()).collect();
        let place = page.after.as_ref();
        let due = place.and_then(|place| place.key.parse().ok());
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
        let after = (due.unwrap_or(first), place.map_or(Uuid::nil(), |place| place.id));
        Self { status: format!(" {} ", words.join(" ")), follow_up_before, after, limit: page.limit() }
    }
}

/// Those that the reader's organisation gave, or one that led a person before whom it leads now, of needs whose part is
/// open to the reader, judged row by row as the law does; and, where `$11`, its own of somebody without a name.
const LISTED: Sql = visible!(
    "select x.id, x.need_id, x.person_id, coalesce(x.domain, n.domain) as domain, x.organization_id, x.status,
            x.given_at, x.version, x.kind_of_help_id, x.area_id, x.service_id, x.location_id, x.group_id, x.ask_for, x.bring, x.note,
            x.follow_up_on, x.due_on, x.reason, x.helped, x.answered_on
       from orientation x left join need n on n.id = x.need_id
      where x.organization_id in (select $2 union all
                                  select t.from_id from lead_transfer t join person led on led.id = t.person_id
                                   where led.lead_organization_id = $2 and t.status = 'accepted')
        and (x.organization_id = $2
             or exists (select 1 from lead_transfer t join person led on led.id = t.person_id
                         where t.person_id = x.person_id and t.from_id = x.organization_id and t.status = 'accepted'
                           and led.lead_organization_id = $2))
        and (x.due_on, x.id) > ($7, $8) and ($9 is null or x.due_on < $9)
        and $10 like '% ' || x.status || ' %'
        and ((x.need_id is null and $11)
             or exists
                (select 1
                   from standing s join route r on r.relation = s.relation
                  where s.organization_id = $2 and s.person_id = x.person_id
                    and (s.account_id is null or s.account_id = r.account)
                    and (s.from_at is null or s.from_at <= $3) and (s.until_at is null or s.until_at > $3)
                    and (s.need_id is null or s.need_id = x.need_id)
                    and not exists (select 1 from closed c
                                     where c.person_id = x.person_id and (c.parts & n.domain_bit) <> 0)
                    and ((r.duty & ((s.parts & r.most) | r.always) & n.domain_bit) <> 0
                         or exists (select 1 from given g
                                     where g.person_id = x.person_id
                                       and (g.reach = 'name'
                                            or (s.relation <> 'shared_with'
                                                and (g.reach = 'seat') = (s.relation = 'conference')))
                                       and (r.law & g.parts & ((s.parts & r.most) | r.always) & n.domain_bit) <> 0))))
      order by x.due_on, x.id limit $12"
);

/// A page of what the reader's organisation follows up: what is to be followed up first, soonest first.
pub(super) async fn listed(
    conn: &mut Conn,
    scope: &Scope<ReadOrientations>,
    anybodys: Option<&Scope<ReadAnybodys>>,
    to: &Narrowed,
    now: Time,
) -> Result<Vec<Orientation>, Halt> {
    let mask = Mask::of(scope, PartSet::NEEDS, &[], now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(LISTED)), mask)
        .bind(to.after.0)
        .bind(to.after.1)
        .bind(to.follow_up_before)
        .bind(&to.status)
        .bind(anybodys.is_some())
        .bind(to.limit)
        .fetch_all(c)
        .await)?)
}

/// Of persons whom the reader's organisation leads, what was to be followed up by a day and wasn't, whoever told them.
pub(super) async fn forgotten(
    conn: &mut Conn,
    scope: &Scope<ReadOrientations>,
    (to, until): (&Narrowed, NaiveDate),
) -> Result<Vec<Orientation>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(concat!(
        whole!(),
        "x.person_id in (select id from person where lead_organization_id = $1) and x.status = 'given'
            and x.due_on <= $2
          order by x.due_on, x.id limit $3"
    ))
    .bind(scope.actor().organization)
    .bind(until)
    .bind(to.limit)
    .fetch_all(c)
    .await)?)
}

/// The same for those who are shown no need: of somebody without a name alone.
pub(super) async fn anybodys(
    conn: &mut Conn,
    scope: &Scope<ReadAnybodys>,
    to: &Narrowed,
) -> Result<Vec<Orientation>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(concat!(
        whole!(),
        "x.organization_id = $1 and x.need_id is null and (x.due_on, x.id) > ($2, $3)
            and ($4 is null or x.due_on < $4) and $5 like '% ' || x.status || ' %'
          order by x.due_on, x.id limit $6"
    ))
    .bind(scope.actor().organization)
    .bind(to.after.0)
    .bind(to.after.1)
    .bind(to.follow_up_before)
    .bind(&to.status)
    .bind(to.limit)
    .fetch_all(c)
    .await)?)
}

/// Whether this service is given now, and in this place where one is named.
pub(super) async fn is_given(
    conn: &mut Conn,
    service: ServiceId,
    location: Option<LocationId>,
) -> Result<(bool, bool), Halt> {
    let places: Option<i64> = on!(conn, |c| {
        sqlx::query_scalar(
            "select (select count(*)
                   from service_at_location x join location l on l.location_id = x.location_id
                  where x.service_id = s.service_id and x.edition = s.edition and x.location_id = $2)
           from service s where s.service_id = $1 and s.status = 'active'",
        )
        .bind(service)
        .bind(location)
        .fetch_optional(c)
        .await
    })?;
    Ok((places.is_some(), location.is_none() || places > Some(0)))
}

/// Writes an orientation down. What it is about is what the leave is for.
pub(super) async fn insert(
    conn: &mut Conn,
    leave: &Leave<RecordOrientation, OrientAnybody>,
    (id, new): (OrientationId, &New),
    at: Time,
) -> Result<(), Halt> {
    let (actor, need, person) = match leave {
        Leave::Need(permit) => (permit.actor(), Some(permit.on()), Some(permit.person())),
        Leave::Anybody(scope) => (scope.actor(), None, None),
    };
    let contact = match new.about {
        About::Anybody(contact) if need.is_none() => Some(contact),
        _ => None,
    };
    on!(conn, |c| {
        sqlx::query(
        "insert into orientation (id, need_id, person_id, domain, kind_of_help_id, area_id, organization_id, given_by,
                                  given_at, service_id, location_id, group_id, ask_for, bring, note, follow_up_on, due_on, status)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'given')",
    )
    .bind(id)
    .bind(need)
    .bind(person)
    .bind(contact.map(|contact: Contact| contact.domain))
    .bind(contact.and_then(|contact| contact.kind_of_help))
    .bind(contact.and_then(|contact| contact.area))
    .bind(actor.organization)
    .bind(actor.user)
    .bind(at)
    .bind(new.towards.service())
    .bind(new.towards.location())
    .bind(new.towards.group())
    .bind(new.ask_for.as_deref())
    .bind(new.bring.join("\n"))
    .bind(new.note.as_deref())
    .bind(new.follow_up_on)
    .bind(new.follow_up_on.unwrap_or(NEVER))
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Writes down what was heard of an orientation, unless somebody else did first.
pub(super) async fn answer(
    conn: &mut Conn,
    leave: &Leave<RecordOrientationAnswer, OrientAnybody>,
    seen: &Facts,
    (to, heard): (Status, &Heard),
) -> Result<(), Halt> {
    let (actor, need, own) = match leave {
        Leave::Need(permit) => (permit.actor(), Some(permit.on()), None),
        Leave::Anybody(scope) => (scope.actor(), None, Some(scope.actor().organization)),
    };
    let done = on!(conn, |c| {
        sqlx::query(
            "update orientation
            set status = $3, helped = $4, reason = $5, follow_up_on = $6, due_on = $7, answered_on = $8,
                answered_by = $9, version = version + 1
          where id = $1 and version = $2 and (need_id = $10 or (need_id is null and organization_id = $11))",
        )
        .bind(seen.id)
        .bind(seen.version)
        .bind(to)
        .bind(heard.helped)
        .bind(heard.reason)
        .bind(heard.follow_up_on)
        .bind(heard.follow_up_on.unwrap_or(NEVER))
        .bind(heard.on)
        .bind(actor.user)
        .bind(need)
        .bind(own)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}
