//! All SQL of the room.
use super::model::{Checked, Conference, Guest};
use crate::{
    call::shut,
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{ConferenceId, Halt, Id, OrganizationId, PersonId, Time, UserId},
    policy::{Act, HoldConference, Kind, Part, PartSet, Permit, ReadInvitations, ReadPerson, Scope},
};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

/// Conferences about one person that are shown at most, the latest ones.
pub(super) const SHOWN_MAX: i64 = 50;
/// Seats of one conference that are shown at most: those who sit there, then those who left.
pub(super) const SEATS_MAX: i64 = 50;

#[derive(sqlx::FromRow)]
struct Row {
    id: ConferenceId,
    person_id: PersonId,
    organization_id: OrganizationId,
    kind: Kind,
    parts: i64,
    starts_at: Time,
    place: Option<String>,
    opened_by: UserId,
    opened_at: Time,
    until_at: Time,
    closed_at: Option<Time>,
    minutes: Option<String>,
    version: i64,
}

impl Row {
    fn conference(self) -> Conference {
        Conference {
            id: self.id,
            person: self.person_id,
            organization: self.organization_id,
            kind: self.kind,
            agenda: PartSet::from_bits(self.parts),
            starts_at: self.starts_at,
            place: self.place,
            opened_by: self.opened_by,
            opened_at: self.opened_at,
            until: self.until_at,
            closed_at: self.closed_at,
            minutes: self.minutes,
            version: self.version,
        }
    }
}

/// The conference of an id: a fact, for the guard.
pub(super) async fn facts(conn: &mut Conn, id: ConferenceId) -> Result<Option<Conference>, Halt> {
    let row: Option<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select c.id, c.person_id, c.organization_id, o.kind, c.parts, c.starts_at, c.place, c.opened_by, c.opened_at,
                c.until_at, c.closed_at, c.minutes, c.version
           from conference c join organization o on o.id = c.organization_id where c.id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await
    })?;
    Ok(row.map(Row::conference))
}

/// How many conferences about the permitted person are open.
pub(super) async fn count_open(
    conn: &mut Conn,
    permit: &Permit<HoldConference>,
    now: Time,
) -> Result<i64, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select count(*) from conference where person_id = $1 and closed_at is null and until_at > $2",
    )
    .bind(permit.on())
    .bind(now)
    .fetch_one(c)
    .await)?)
}

/// Calls a conference; its guests sit there from now on.
pub(super) async fn insert(
    conn: &mut Conn,
    permit: &Permit<HoldConference>,
    (id, called): (ConferenceId, &Checked),
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into conference
           (id, person_id, organization_id, parts, starts_at, place, opened_by, opened_at, until_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(permit.on())
    .bind(permit.actor().organization)
    .bind(called.new.agenda.bits())
    .bind(called.new.starts_at)
    .bind(called.new.place.as_deref())
    .bind(permit.actor().user)
    .bind(now)
    .bind(called.until)
    .execute(c)
    .await
    .map(|_| ()))?;
    seat(conn, permit, id, &called.new.guests, now).await.map(|_| ())
}

const SEAT: Sql = Sql {
    sqlite: "insert into conference_guest (conference_id, organization_id, invited_at)
             select $1, unhex(value), $3 from json_each($2) where true
             on conflict (conference_id, organization_id)
             do update set invited_at = excluded.invited_at, left_at = null where conference_guest.left_at is not null",
    postgres: "insert into conference_guest (conference_id, organization_id, invited_at)
               select $1, value::uuid, $3 from jsonb_array_elements_text($2) as value
               on conflict (conference_id, organization_id)
               do update set invited_at = excluded.invited_at, left_at = null
                where conference_guest.left_at is not null",
};

/// Gives these organisations a seat from now on; how many of them had none.
pub(super) async fn seat(
    conn: &mut Conn,
    permit: &Permit<HoldConference>,
    id: ConferenceId,
    guests: &[OrganizationId],
    now: Time,
) -> Result<u64, Halt> {
    debug_assert!(permit.leads(), "the lead alone gives seats");
    let guests: Vec<_> = guests.iter().map(|guest| json!(guest.uuid().simple().to_string())).collect();
    Ok(on!(conn, |c, D| sqlx::query(D::of(SEAT))
        .bind(id)
        .bind(Json(guests))
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}

/// Takes a seat away; 0 where there is none.
pub(super) async fn leave(
    conn: &mut Conn,
    (id, guest): (ConferenceId, OrganizationId),
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update conference_guest set left_at = $3
          where conference_id = $1 and organization_id = $2 and left_at is null",
    )
    .bind(id)
    .bind(guest)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// Ends a conference; 0 where it changed since.
pub(super) async fn close(
    conn: &mut Conn,
    permit: &Permit<HoldConference>,
    seen: &Conference,
    minutes: Option<&str>,
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "update conference set closed_by = $4, closed_at = $5, minutes = $6, version = version + 1
          where id = $1 and person_id = $2 and version = $3 and closed_at is null",
        )
        .bind(seen.id)
        .bind(permit.on())
        .bind(seen.version)
        .bind(permit.actor().user)
        .bind(now)
        .bind(minutes)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?)
}

const OF_PERSONS: Sql = in_list!(
    "select id, person_id, organization_id, kind, parts, starts_at, place, opened_by, opened_at, until_at, closed_at,
            minutes, version
       from (select c.*, o.kind, row_number() over (partition by c.person_id
                                                    order by c.opened_at desc, c.id desc) as rank
               from conference c join organization o on o.id = c.organization_id
              where c.person_id" ids 1,
    ") ranked
      where rank <= $2 order by person_id, rank"
);

/// The latest conferences about each person whose permit shows them.
pub(super) async fn of_persons(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<Vec<Conference>, Halt> {
    let shown = |permit: &&Permit<ReadPerson>| permit.shows(Part::Conferences);
    let ids: IdList = permits.iter().filter(shown).map(Permit::on).collect();
    let rows: Vec<Row> =
        on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS)).bind(ids).bind(SHOWN_MAX).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::conference).collect())
}

/// Where the reader sits, and nothing of what is on the table, or a card, is closed to them. `$1` organisation, `$2` now,
/// `$3` user.
macro_rules! seated {
    () => {
        concat!(
            "select s.from_at, c.id, c.person_id, c.organization_id, o.kind, c.parts, c.starts_at, c.place, c.opened_by,
                c.opened_at, c.until_at, c.closed_at, c.minutes, c.version
           from conference_seat s
           join conference c on c.id = s.conference_id
           join organization o on o.id = c.organization_id
           join person p on p.id = c.person_id
          where s.organization_id = $1 and s.until_at > $2 and not p.sealed and not ",
            shut!("c.person_id", "c.parts | 1", "$1", "$3")
        )
    };
}

#[derive(sqlx::FromRow)]
struct Invitation {
    from_at: Time,
    #[sqlx(flatten)]
    row: Row,
}

/// The open conferences at which the scope's organisation sits, the latest invitation first, with when it was made.
pub(super) async fn invitations(
    conn: &mut Conn,
    scope: &Scope<ReadInvitations>,
    (before, limit): ((Time, Uuid), i64),
    now: Time,
) -> Result<Vec<(Time, Conference)>, Halt> {
    let rows: Vec<Invitation> = on!(conn, |c| sqlx::query_as(concat!(
        seated!(),
        " and (s.from_at, c.id) < ($4, $5) order by s.from_at desc, c.id desc limit $6"
    ))
    .bind(scope.actor().organization)
    .bind(now)
    .bind(scope.actor().user)
    .bind(before.0)
    .bind(before.1)
    .bind(limit)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|invitation| (invitation.from_at, invitation.row.conference())).collect())
}

/// The same of one conference.
pub(super) async fn invitation<A: Act>(
    conn: &mut Conn,
    scope: &Scope<A>,
    id: ConferenceId,
    now: Time,
) -> Result<Option<Conference>, Halt> {
    let row: Option<Invitation> = on!(conn, |c| sqlx::query_as(concat!(seated!(), " and c.id = $4"))
        .bind(scope.actor().organization)
        .bind(now)
        .bind(scope.actor().user)
        .bind(id)
        .fetch_optional(c)
        .await)?;
    Ok(row.map(|invitation| invitation.row.conference()))
}

const CLOSED_TO: Sql = in_list!(
    "select o.name from organization o
      where o.id" ids 1,
    " and exists (select 1 from closing x
                   where x.person_id = $2 and (x.parts & ($3 | 1)) <> 0
                     and (x.organization_id = o.id or x.but_id <> o.id))
      order by o.name, o.id limit 1"
);

/// The name of one of these organisations to which something of the table, or a card, is closed.
pub(super) async fn closed_to(
    conn: &mut Conn,
    permit: &Permit<HoldConference>,
    guests: &[OrganizationId],
    agenda: PartSet,
) -> Result<Option<String>, Halt> {
    let ids: IdList = guests.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_scalar(D::of(CLOSED_TO))
        .bind(ids)
        .bind(permit.on())
        .bind(agenda.bits())
        .fetch_optional(c)
        .await)?)
}

#[derive(sqlx::FromRow)]
struct Seat {
    conference_id: ConferenceId,
    organization_id: OrganizationId,
    invited_at: Time,
    left_at: Option<Time>,
    kind: Kind,
}

const SEATS: Sql = in_list!(
    "select conference_id, organization_id, invited_at, left_at, kind
       from (select i.*, o.kind, row_number() over (partition by i.conference_id
                                                    order by i.left_at is not null, i.invited_at, i.organization_id) as rank
               from conference_guest i join organization o on o.id = i.organization_id
              where i.conference_id" ids 1,
    ") ranked
      where rank <= $2 order by conference_id, rank"
);

/// Who sits at these tables, in the order of their invitations, and then who left them.
pub(super) async fn guests(conn: &mut Conn, conferences: &[Conference]) -> Result<Vec<Guest>, Halt> {
    let ids: IdList = conferences.iter().map(|conference| conference.id).collect();
    let rows: Vec<Seat> =
        on!(conn, |c, D| sqlx::query_as(D::of(SEATS)).bind(ids).bind(SEATS_MAX).fetch_all(c).await)?;
    let guest = |row: Seat| Guest {
        conference: row.conference_id,
        organization: row.organization_id,
        kind: row.kind,
        invited_at: row.invited_at,
        left_at: row.left_at,
    };
    Ok(rows.into_iter().map(guest).collect())
}
