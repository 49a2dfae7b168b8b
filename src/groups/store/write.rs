use crate::{
    db::{Conn, on},
    groups::model::{Face, Group, Meeting, Place, Reason, Rule, Status},
    kernel::{GroupId, GroupPlaceId, Halt, Problem, Time, once},
    policy::{Act, KeepGroups, Scope},
};
use chrono::NaiveDate;

/// Writes a new group down.
pub(in crate::groups) async fn insert(
    conn: &mut Conn,
    leave: &Scope<KeepGroups>,
    group: &Group,
) -> Result<(), Halt> {
    let source = group.source.as_ref();
    on!(conn, |c| {
        sqlx::query(
        "insert into self_help_group (id, organization_id, name, status, attendance, openness, in_network, languages,
                                      area_id, campaign_id, source, source_id, extra, verified_at, verified_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $10, $11, $12, $13, $14, $15)"
    )
    .bind(group.id)
    .bind(group.organization)
    .bind(&group.face.name)
    .bind(group.status)
    .bind(group.face.attendance)
    .bind(group.face.openness)
    .bind(group.face.in_network)
    .bind(group.face.area)
    .bind(group.campaign)
    .bind(source.map(|(name, _)| name))
    .bind(source.map(|(_, id)| id))
    .bind(group.extra.as_deref())
    .bind(group.verified_at)
    .bind(group.verified_at.map(|_| leave.actor().user))
    .bind(group.created_at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    write_face(conn, group.id, &group.face).await?;
    write_pieces(conn, group.id, &group.face).await
}

/// Puts a group's face differently, unless somebody else did first; what its source says of it goes with it.
pub(in crate::groups) async fn set_face(
    conn: &mut Conn,
    _leave: &Scope<KeepGroups>,
    seen: &Group,
    (face, extra): (&Face, Option<&str>),
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update self_help_group set extra = $3, version = version + 1 where id = $1 and version = $2"
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(extra)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    once(done, || Problem::conflict(seen.version + 1))?;
    write_face(conn, seen.id, face).await?;
    write_pieces(conn, seen.id, face).await
}

async fn write_face(conn: &mut Conn, id: GroupId, face: &Face) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "update self_help_group
            set name = $2, about = $3, attendance = $4, openness = $5, in_network = $6, languages = $7, place_id = $8,
                area_id = $9, room = $10, online_url = $11, contact_name = $12, phone = $13, mail = $14, web = $15,
                contact_note = $16, headcount = $17, asked = $18
          where id = $1"
    )
    .bind(id)
    .bind(&face.name)
    .bind(face.about.as_deref())
    .bind(face.attendance)
    .bind(face.openness)
    .bind(face.in_network)
    .bind(face.languages.join(" "))
    .bind(face.place)
    .bind(face.area)
    .bind(face.room.as_deref())
    .bind(face.online_url.as_deref())
    .bind(face.contact_name.as_deref())
    .bind(face.phone.as_deref())
    .bind(face.mail.as_deref())
    .bind(face.web.as_deref())
    .bind(face.contact_note.as_deref())
    .bind(face.headcount)
    .bind(face.asked)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Topics and meetings, all anew: a group has few.
async fn write_pieces(conn: &mut Conn, id: GroupId, face: &Face) -> Result<(), Halt> {
    for text in [
        "delete from group_exception where meeting_id in (select id from group_meeting where group_id = $1)",
        "delete from group_meeting where group_id = $1",
        "delete from group_topic where group_id = $1",
    ] {
        on!(conn, |c| sqlx::query(text).bind(id).execute(c).await.map(|_| ()))?;
    }
    for (topic, at) in face.topics.iter().zip(0_i64..) {
        on!(conn, |c| sqlx::query("insert into group_topic (group_id, topic, place) values ($1, $2, $3)")
            .bind(id)
            .bind(topic)
            .bind(at)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    for (meeting, at) in face.meetings.iter().zip(0_i64..) {
        write_meeting(conn, id, meeting, at).await?;
    }
    Ok(())
}

async fn write_meeting(conn: &mut Conn, group: GroupId, meeting: &Meeting, at: i64) -> Result<(), Halt> {
    let weekday = meeting.rule.weekday().map(|day| i64::from(day.number_from_monday()));
    let (every, nth) = match meeting.rule {
        Rule::Weekly { every, .. } => (i64::from(every), None),
        Rule::Monthly { nth, .. } => (1, Some(i64::from(nth))),
        Rule::ByAppointment => (1, None),
    };
    let source = meeting.source.as_ref();
    on!(conn, |c| {
        sqlx::query(
        "insert into group_meeting (id, group_id, place, weekday, every_weeks, nth, starts_on, ends_on, from_minute,
                                    until_minute, note, source_id, extra)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    )
    .bind(meeting.id)
    .bind(group)
    .bind(at)
    .bind(weekday)
    .bind(every)
    .bind(nth)
    .bind(meeting.starts_on)
    .bind(meeting.ends_on)
    .bind(meeting.from)
    .bind(meeting.until)
    .bind(meeting.note.as_deref())
    .bind(source.map(|(id, _)| id))
    .bind(source.map(|(_, extra)| extra))
    .execute(c)
    .await
    .map(|_| ())
    })?;
    for exception in &meeting.exceptions {
        on!(conn, |c| {
            sqlx::query(
            "insert into group_exception (meeting_id, on_day, moved_to) values ($1, $2, $3) on conflict do nothing"
        )
        .bind(meeting.id)
        .bind(exception.on)
        .bind(exception.moved_to)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    Ok(())
}

/// Where a group goes in its life.
#[derive(Clone, Copy, Debug)]
pub(in crate::groups) struct Moved {
    /// What is said of it from now on.
    pub to: Status,
    /// Why.
    pub reason: Option<Reason>,
    /// Until when it doesn't meet.
    pub until: Option<NaiveDate>,
    /// The group that it turned out to be.
    pub into: Option<GroupId>,
    /// Whether somebody made sure of it, and when.
    pub verified: Option<Time>,
}

/// Takes a group a step on, unless somebody else did first. By whoever keeps the map, or by its own link.
pub(in crate::groups) async fn move_on<A: Act>(
    conn: &mut Conn,
    by: Option<&Scope<A>>,
    seen: &Group,
    moved: Moved,
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update self_help_group
            set status = $3, reason = $4, suspended_until = $5, merged_into = $6,
                verified_at = coalesce($7, verified_at), verified_by = case when $7 is null then verified_by else $8 end,
                version = version + 1
          where id = $1 and version = $2"
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(moved.to)
    .bind(moved.reason)
    .bind(moved.until)
    .bind(moved.into)
    .bind(moved.verified)
    .bind(by.map(|scope| scope.actor().user))
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes a place down where groups meet.
pub(in crate::groups) async fn insert_place(
    conn: &mut Conn,
    leave: &Scope<KeepGroups>,
    place: &Place,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into group_place (id, name, area_id, approximate, confidential, accessibility, created_at, version)
         values ($1, $2, $3, $4, $5, '', $6, 0)"
    )
    .bind(place.id)
    .bind(&place.name)
    .bind(place.area)
    .bind(place.approximate)
    .bind(place.confidential)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    set_place(conn, leave, place, 0).await
}

/// Puts a place differently, unless somebody else did first. Groups that meet there go with it to another comune.
pub(in crate::groups) async fn set_place(
    conn: &mut Conn,
    _leave: &Scope<KeepGroups>,
    place: &Place,
    seen: i64,
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update group_place
            set name = $3, street = $4, area_id = $5, latitude = $6, longitude = $7, approximate = $8,
                confidential = $9, accessibility = $10, note = $11, suspended_until = $12, suspended_why = $13,
                version = version + 1
          where id = $1 and version = $2"
    )
    .bind(place.id)
    .bind(seen)
    .bind(&place.name)
    .bind(place.street.as_deref())
    .bind(place.area)
    .bind(place.point.map(|point| point.latitude))
    .bind(place.point.map(|point| point.longitude))
    .bind(place.approximate)
    .bind(place.confidential)
    .bind(place.accessibility.join(" "))
    .bind(place.note.as_deref())
    .bind(place.suspended_until)
    .bind(place.suspended_why.as_deref())
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    once(done, || Problem::conflict(seen + 1))?;
    follow(conn, place.id, place).await
}

async fn follow(conn: &mut Conn, id: GroupPlaceId, place: &Place) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update self_help_group set area_id = $2 where place_id = $1")
        .bind(id)
        .bind(place.area)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}
