use super::GROUPS_MAX;
use crate::{
    areas::Point,
    db::{Conn, on},
    groups::model::{
        Attendance, Exception, Face, Group, Meeting, Openness, Place, Published, Reason, Rule, Status, Topic,
        weekday_of,
    },
    kernel::{AreaId, CampaignId, GroupId, GroupPlaceId, Halt, MeetingId, OrganizationId, Time},
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Topics, meetings, exceptions, names of facilitators: of all groups, at most.
const PIECES_MAX: i64 = 10 * GROUPS_MAX;

#[derive(sqlx::FromRow)]
struct Row {
    id: GroupId,
    organization_id: OrganizationId,
    name: String,
    about: Option<String>,
    status: Status,
    reason: Option<Reason>,
    suspended_until: Option<NaiveDate>,
    merged_into: Option<GroupId>,
    attendance: Attendance,
    openness: Openness,
    in_network: bool,
    languages: String,
    place_id: Option<GroupPlaceId>,
    area_id: AreaId,
    room: Option<String>,
    online_url: Option<String>,
    contact_name: Option<String>,
    phone: Option<String>,
    mail: Option<String>,
    web: Option<String>,
    contact_note: Option<String>,
    headcount: Option<i64>,
    asked: Option<i64>,
    campaign_id: Option<CampaignId>,
    source: Option<String>,
    source_id: Option<String>,
    extra: Option<String>,
    verified_at: Option<Time>,
    created_at: Time,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct MeetingRow {
    id: MeetingId,
    group_id: GroupId,
    weekday: Option<i64>,
    every_weeks: i64,
    nth: Option<i64>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    from_minute: Option<i64>,
    until_minute: Option<i64>,
    note: Option<String>,
    source_id: Option<String>,
    extra: Option<String>,
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    id: GroupPlaceId,
    name: String,
    street: Option<String>,
    area_id: AreaId,
    latitude: Option<f64>,
    longitude: Option<f64>,
    approximate: bool,
    confidential: bool,
    accessibility: String,
    note: Option<String>,
    suspended_until: Option<NaiveDate>,
    suspended_why: Option<String>,
    version: i64,
}

/// Words that are kept in one column.
fn words(stored: &str) -> Vec<String> {
    stored.split_whitespace().map(str::to_owned).collect()
}

/// What groups are about.
pub(in crate::groups) async fn topics(conn: &mut Conn) -> Result<Vec<Topic>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select code, name_it, name_en, domain, quick_exit from topic order by place, code limit $1"
    )
    .bind(GROUPS_MAX)
    .fetch_all(c)
    .await)?)
}

/// Where groups meet.
pub(in crate::groups) async fn places(conn: &mut Conn) -> Result<Vec<Place>, Halt> {
    let rows: Vec<PlaceRow> = on!(conn, |c| {
        sqlx::query_as(
        "select id, name, street, area_id, latitude, longitude, approximate, confidential, accessibility, note,
                suspended_until, suspended_why, version
           from group_place limit $1"
    )
    .bind(GROUPS_MAX)
    .fetch_all(c)
    .await
    })?;
    let place = |row: PlaceRow| Place {
        id: row.id,
        name: row.name,
        street: row.street,
        area: row.area_id,
        point: Point::of(row.latitude, row.longitude),
        approximate: row.approximate,
        confidential: row.confidential,
        accessibility: words(&row.accessibility),
        note: row.note,
        suspended_until: row.suspended_until,
        suspended_why: row.suspended_why,
        version: row.version,
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Every group, whole.
pub(in crate::groups) async fn groups(conn: &mut Conn) -> Result<Vec<Group>, Halt> {
    let (mut meetings, mut topics) = (meetings(conn).await?, topics_of(conn).await?);
    let mut published = published(conn).await?;
    let rows: Vec<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, organization_id, name, about, status, reason, suspended_until, merged_into, attendance, openness,
                in_network, languages, place_id, area_id, room, online_url, contact_name, phone, mail, web,
                contact_note, headcount, asked, campaign_id, source, source_id, extra, verified_at, created_at, version
           from self_help_group limit $1"
    )
    .bind(GROUPS_MAX)
    .fetch_all(c)
    .await
    })?;
    let whole = |row: Row| {
        let id = row.id;
        let group =
            row.group(topics.remove(&id).unwrap_or_default(), meetings.remove(&id).unwrap_or_default());
        Group { published: published.remove(&id).unwrap_or_default(), ..group }
    };
    Ok(rows.into_iter().map(whole).collect())
}

impl Row {
    fn group(self, topics: Vec<String>, meetings: Vec<Meeting>) -> Group {
        let face = Face {
            name: self.name,
            about: self.about,
            topics,
            attendance: self.attendance,
            openness: self.openness,
            in_network: self.in_network,
            languages: words(&self.languages),
            place: self.place_id,
            area: self.area_id,
            room: self.room,
            online_url: self.online_url,
            contact_name: self.contact_name,
            phone: self.phone,
            mail: self.mail,
            web: self.web,
            contact_note: self.contact_note,
            headcount: self.headcount,
            asked: self.asked,
            meetings,
        };
        Group {
            id: self.id,
            organization: self.organization_id,
            face,
            status: self.status,
            reason: self.reason,
            suspended_until: self.suspended_until,
            merged_into: self.merged_into,
            campaign: self.campaign_id,
            source: self.source.zip(self.source_id),
            extra: self.extra,
            verified_at: self.verified_at,
            published: Vec::new(),
            created_at: self.created_at,
            version: self.version,
        }
    }
}

async fn topics_of(conn: &mut Conn) -> Result<HashMap<GroupId, Vec<String>>, Halt> {
    let rows: Vec<(GroupId, String)> = on!(conn, |c| sqlx::query_as(
        "select group_id, topic from group_topic order by group_id, place limit $1"
    )
    .bind(PIECES_MAX)
    .fetch_all(c)
    .await)?;
    Ok(gathered(rows))
}

async fn meetings(conn: &mut Conn) -> Result<HashMap<GroupId, Vec<Meeting>>, Halt> {
    let missed: Vec<(MeetingId, NaiveDate, Option<NaiveDate>)> = on!(conn, |c| sqlx::query_as(
        "select meeting_id, on_day, moved_to from group_exception order by meeting_id, on_day limit $1"
    )
    .bind(PIECES_MAX)
    .fetch_all(c)
    .await)?;
    let missed = missed.into_iter().map(|(id, on, moved_to)| (id, Exception { on, moved_to }));
    let mut missed: HashMap<MeetingId, Vec<Exception>> = gathered(missed);
    let rows: Vec<MeetingRow> = on!(conn, |c| {
        sqlx::query_as(
        "select id, group_id, weekday, every_weeks, nth, starts_on, ends_on, from_minute, until_minute, note, source_id,
                extra
           from group_meeting order by group_id, place limit $1"
    )
    .bind(PIECES_MAX)
    .fetch_all(c)
    .await
    })?;
    Ok(gathered(rows.into_iter().map(|row| {
        let exceptions = missed.remove(&row.id).unwrap_or_default();
        (row.group_id, row.meeting(exceptions))
    })))
}

impl MeetingRow {
    fn meeting(self, exceptions: Vec<Exception>) -> Meeting {
        let rule = match (self.weekday.and_then(weekday_of), self.nth) {
            (None, _) => Rule::ByAppointment,
            (Some(weekday), Some(nth)) => Rule::Monthly { weekday, nth: i16::try_from(nth).unwrap_or(1) },
            (Some(weekday), None) => {
                Rule::Weekly { weekday, every: u16::try_from(self.every_weeks).unwrap_or(1) }
            }
        };
        Meeting {
            id: self.id,
            rule,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            from: self.from_minute,
            until: self.until_minute,
            note: self.note,
            exceptions,
            source: self.source_id.map(|id| (id, self.extra.unwrap_or_default())),
        }
    }
}

#[derive(sqlx::FromRow)]
struct PublishedRow {
    group_id: GroupId,
    name: Option<String>,
    phone: Option<String>,
    mail: Option<String>,
}

/// What facilitators agreed in writing to be told of them.
async fn published(conn: &mut Conn) -> Result<HashMap<GroupId, Vec<Published>>, Halt> {
    let rows: Vec<PublishedRow> = on!(conn, |c| {
        sqlx::query_as(
        "select group_id, case when publish_name then name end as name, case when publish_phone then phone end as phone,
                case when publish_mail then mail end as mail
           from group_facilitator
          where consent_on is not null and (publish_name or publish_phone or publish_mail)
          order by group_id, id limit $1"
    )
    .bind(PIECES_MAX)
    .fetch_all(c)
    .await
    })?;
    let told = |row: PublishedRow| {
        let PublishedRow { group_id, name, phone, mail } = row;
        (group_id, Published { name, phone, mail })
    };
    Ok(gathered(rows.into_iter().map(told)))
}

fn gathered<K: std::hash::Hash + Eq, V>(rows: impl IntoIterator<Item = (K, V)>) -> HashMap<K, Vec<V>> {
    let mut all: HashMap<K, Vec<V>> = HashMap::new();
    for (key, value) in rows {
        all.entry(key).or_default().push(value);
    }
    all
}
