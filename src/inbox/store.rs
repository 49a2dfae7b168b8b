//! What may wait for an organisation, by state alone: the room whose affair it is lets the caller in, or not.
use super::model::{InboxTab, Line, Moments, Narrow};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, OrganizationId, Time, UserId, clock::day},
};
use uuid::Uuid;

/// Lines of any tab, narrowed: `$6` how many districts, `$7` which, of the line's need or else of its person (of somebody
/// sealed nobody is told the district), `$8` the user who works with the person or, until `$9` at least, stands in.
macro_rules! narrowed {
    ($head:literal, {$($lines:literal $(before $moments:literal of ($row:literal, $column:literal))?),+ $(,)?},
     $tail:literal) => {
        in_list!(
            $head, $($lines $(before $moments of ($row, $column))?,)+
            ") line
              where ($6 = 0
                     or exists (select 1 from need d where d.id = line.need_id and d.district_id" ids 7,
            ")
                     or (line.need_id is null
                         and exists (select 1 from person d
                                      where d.id = line.person_id and not d.sealed and d.district_id" ids 7,
            ")))
                and ($8 is null
                     or exists (select 1 from person w
                                 where w.id = line.person_id
                                   and (w.lead_worker_id = $8 or (w.cover_worker_id = $8 and w.cover_until >= $9))))
                and ", $tail
        )
    };
}

/// `$1` organisation, `$2` now, `$3` and `$4` the place after which to go on, `$5` how many.
macro_rules! oldest_first {
    ($($lines:literal $(before $moments:literal of ($row:literal, $column:literal))?),+) => {
        narrowed!(
            "select kind, subject_id, since, due, id, need_id, cast(null as text) as subject, cast(null as text) as event,
                    cast(null as text) as to_status
               from (",
            { $($lines $(before $moments of ($row, $column))?),+ },
            "(since, id) > ($3, $4) order by since, id limit $5"
        )
    };
}

const TO_ANSWER: Sql = oldest_first!(
    "select 'referral_received' as kind, r.id as subject_id, r.sent_at as since, r.due_at as due, r.id as id,
            r.need_id as need_id, r.person_id as person_id
       from referral r join person p on p.id = r.person_id
      where r.to_id = $1 and r.status = 'sent' and (r.asked_at is null or r.informed_at is not null) and not p.sealed
        and (r.due_at is null or r.due_at > $2)
     union all
     select 'referral_asked', r.id, r.asked_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from person p join referral r on r.person_id = p.id
      where p.lead_organization_id = $1 and r.parent_id is null and r.status = 'sent' and r.asked_at is not null
        and r.informed_at is null
     union all
     select 'referral_asked', r.id, r.asked_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from referral r
      where r.from_id = $1 and r.parent_id is not null and r.status = 'sent' and r.asked_at is not null
        and r.informed_at is null
     union all
     select 'referral_done', r.id, r.ended_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from person p join referral r on r.person_id = p.id
      where p.lead_organization_id = $1 and r.status = 'completed' and r.to_id <> $1
     union all
     select 'claim_proposed', c.id, c.proposed_at, cast(null as timestamptz), c.id, c.need_id, c.person_id
       from person p join claim c on c.person_id = p.id
      where p.lead_organization_id = $1 and c.status = 'proposed'
     union all
     select 'transfer_received', t.id, t.proposed_at, cast(null as timestamptz), t.id, cast(null as uuid), t.person_id
       from lead_transfer t
      where t.to_id = $1 and t.status = 'proposed'
     union all
     select 'parts_asked', q.id, q.asked_at, cast(null as timestamptz), q.id, cast(null as uuid), q.person_id
       from person p join part_request q on q.person_id = p.id
      where p.lead_organization_id = $1 and q.status = 'asked'
     union all
     select 'emergency_opened', e.id, e.opened_at, cast(null as timestamptz), e.id, cast(null as uuid), e.person_id
       from person p join emergency_access e on e.person_id = p.id
      where p.lead_organization_id = $1 and e.verdict is null"
);

const MINE: Sql = oldest_first!(
    "select 'referral_held' as kind, r.id as subject_id, r.accepted_at as since, cast(null as timestamptz) as due, r.id as id,
            r.need_id as need_id, r.person_id as person_id
       from referral r join person p on p.id = r.person_id
      where r.to_id = $1 and r.status in ('accepted', 'waitlisted', 'in_progress') and not p.sealed
     union all
     select 'claim_held', c.id, c.active_at, c.held_until, c.id, c.need_id, c.person_id
       from claim c join person p on p.id = c.person_id
      where c.organization_id = $1 and c.status = 'active' and not p.sealed
        and (c.held_until is null or c.held_until > $2)
     union all
     select 'need_led', n.id, n.opened_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from person p join need n on n.person_id = p.id
      where p.lead_organization_id = $1 and n.status <> 'closed'
     union all
     select 'need_drafted', d.id, d.drafted_at, cast(null as timestamptz), d.id, cast(null as uuid), d.person_id
       from person p join need_draft d on d.person_id = p.id
      where p.lead_organization_id = $1 and d.status = 'draft'"
);

/// `$9` today, `$10` what was proposed or asked before it was forgotten, `$11` the target times, `$12`
/// when drafts were last touched that are forgotten, `$13` since when nothing was said of services that are silent, `$14` the
/// day until which somebody was to be asked how it went, and was forgotten: by then it is the lead's, whoever told them.
const STALLED: Sql = oldest_first!(
    "select 'referral_expired' as kind, r.id as subject_id, coalesce(r.ended_at, r.due_at) as since,
            cast(null as timestamptz) as due, r.id as id, r.need_id as need_id, r.person_id as person_id
       from person p
       join referral r on r.person_id = p.id
       join need n on n.id = r.need_id
      where p.lead_organization_id = $1 and n.status = 'open'
        and (r.status = 'expired' or (r.status = 'sent' and r.due_at <= $2
                                      and (r.asked_at is null or r.informed_at is not null)))
        and not exists (select 1 from referral later where later.need_id = r.need_id and later.sent_at > r.sent_at)
     union
     select 'referral_expired', r.id, coalesce(r.ended_at, r.due_at), cast(null as timestamptz), r.id, r.need_id, r.person_id
       from referral r join referral whole on whole.id = r.parent_id
      where r.from_id = $1 and whole.status in ('accepted', 'in_progress')
        and (r.status = 'expired' or (r.status = 'sent' and r.due_at <= $2
                                      and (r.asked_at is null or r.informed_at is not null)))
        and not exists (select 1 from referral later where later.parent_id = whole.id and later.sent_at > r.sent_at)
     union
     select 'referral_disputed', r.id, r.checked_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from person p join referral r on r.person_id = p.id join need n on n.id = r.need_id
      where p.lead_organization_id = $1 and r.status = 'disputed' and n.status <> 'closed'
     union
     select 'referral_disputed', r.id, r.checked_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from referral r join need n on n.id = r.need_id
      where r.to_id = $1 and r.status = 'disputed' and n.status <> 'closed'
     union
     select 'place_to_review', r.id, r.accepted_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from person p join referral r on r.person_id = p.id
      where p.lead_organization_id = $1 and r.status = 'waitlisted' and r.review_on <= $9
     union
     select 'place_to_review', r.id, r.accepted_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from referral r
      where r.to_id = $1 and r.status = 'waitlisted' and r.review_on <= $9
     union
     select 'need_to_review', n.id, n.served_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from person p join need n on n.person_id = p.id
      where p.lead_organization_id = $1 and n.status = 'on_hold' and n.review_on <= $9
     union
     select 'need_to_review', n.id, n.served_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from referral r join need n on n.id = r.need_id
      where r.to_id = $1 and r.status = 'in_progress' and n.status = 'on_hold' and n.review_on <= $9
     union
     select 'need_unmet', n.id, n.opened_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from person p join need n on n.person_id = p.id
      where p.lead_organization_id = $1 and n.status = 'open'
        and n.opened_at" before 11 of ("n.domain", "n.urgency"),
    "   and not exists (select 1 from referral r
                         where r.need_id = n.id and r.status = 'sent'
                           and (r.due_at is null or r.due_at > $2 or (r.asked_at is not null and r.informed_at is null)))
        and not exists (select 1 from claim c where c.need_id = n.id and c.status = 'proposed')
     union
     select 'need_not_begun', n.id, n.opened_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from referral r join need n on n.id = r.need_id
      where r.to_id = $1 and r.status = 'accepted' and n.status = 'assigned'
        and n.opened_at" before 11 of ("n.domain", "n.urgency"),
    "union
     select 'need_not_begun', n.id, n.opened_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from claim c join need n on n.id = c.need_id
      where c.organization_id = $1 and c.status = 'active' and n.status = 'assigned'
        and (c.held_until is null or c.held_until > $2)
        and n.opened_at" before 11 of ("n.domain", "n.urgency"),
    "union
     select 'claim_forgotten', c.id, c.proposed_at, cast(null as timestamptz), c.id, c.need_id, c.person_id
       from person p join claim c on c.person_id = p.id
      where p.lead_organization_id = $1 and c.status = 'proposed' and c.proposed_at <= $10
     union
     select 'question_forgotten', r.id, r.asked_at, cast(null as timestamptz), r.id, r.need_id, r.person_id
       from person p join referral r on r.person_id = p.id
      where p.lead_organization_id = $1 and r.status = 'sent' and r.informed_at is null and r.asked_at <= $10
     union
     select 'draft_forgotten', d.id, (select max(e.at) from need_draft_event e where e.draft_id = d.id),
            cast(null as timestamptz), d.id, cast(null as uuid), d.person_id
       from person p join need_draft d on d.person_id = p.id
      where p.lead_organization_id = $1 and d.status = 'draft' and d.drafted_at <= $12
        and not exists (select 1 from need_draft_event e where e.draft_id = d.id and e.at > $12)
     union
     select 'orientation_due', x.id, x.given_at, cast(null as timestamptz), x.id, x.need_id, x.person_id
       from orientation x left join person p on p.id = x.person_id
      where x.organization_id = $1 and x.status = 'given' and x.due_on <= $9
        and (p.id is null or not p.sealed or p.lead_organization_id = $1)
     union
     select 'orientation_due', x.id, x.given_at, cast(null as timestamptz), x.id, x.need_id, x.person_id
       from person p
       join lead_transfer t on t.person_id = p.id and t.status = 'accepted'
       join orientation x on x.person_id = p.id and x.organization_id = t.from_id
      where p.lead_organization_id = $1 and x.status = 'given' and x.due_on <= $9
     union
     select 'orientation_due', x.id, x.given_at, cast(null as timestamptz), x.id, x.need_id, x.person_id
       from person p join orientation x on x.person_id = p.id
      where p.lead_organization_id = $1 and x.status = 'given' and x.due_on <= $14
     union
     select 'service_silent', n.id, n.served_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from person p join need n on n.person_id = p.id
      where p.lead_organization_id = $1 and n.status = 'in_service' and n.served_at <= $13
        and not exists (select 1 from need_event e where e.need_id = n.id and e.at > $13)
        and not exists (select 1 from diary_entry d
                         where d.person_id = p.id and (d.need_id is null or d.need_id = n.id) and d.written_at > $13)
     union
     select 'service_silent', n.id, n.served_at, cast(null as timestamptz), n.id, n.id, n.person_id
       from referral r join need n on n.id = r.need_id
      where r.to_id = $1 and r.status = 'in_progress' and n.status = 'in_service' and n.served_at <= $13
        and not exists (select 1 from need_event e
                         where e.need_id = n.id and e.at > $13 and (e.subject = 'need' or e.organization_id = $1))
        and not exists (select 1 from diary_entry d
                         where d.person_id = n.person_id and (d.need_id is null or d.need_id = n.id)
                           and d.organization_id = $1 and d.written_at > $13)"
);

/// What others did to what is in the organisation's hands, or to whom it leads; what time did too. `$2` since when. Each
/// branch begins where the organisation stands, and goes to the events of these needs alone.
const NOTICES: Sql = narrowed!(
    "select 'event' as kind, subject_id, at as since, cast(null as timestamptz) as due, id, need_id, subject, event,
            to_status
      from (",
    { "select e.id, e.at, e.organization_id, e.subject, e.subject_id, e.event, e.to_status, e.need_id,
                    p.id as person_id
              from person p
              join need n on n.person_id = p.id
              join need_event e on e.need_id = n.id
             where p.lead_organization_id = $1 and e.at >= $2
            union
            select e.id, e.at, e.organization_id, e.subject, e.subject_id, e.event, e.to_status, e.need_id,
                    p.id as person_id
              from referral r
              join person p on p.id = r.person_id
              join need_event e on e.need_id = r.need_id and e.subject_id = r.id
             where r.to_id = $1 and not p.sealed and e.at >= r.sent_at and e.at >= $2
               and e.to_status not in ('draft', 'awaiting_consent')
            union
            select e.id, e.at, e.organization_id, e.subject, e.subject_id, e.event, e.to_status, e.need_id,
                    p.id as person_id
              from referral r
              join person p on p.id = r.person_id
              join need_event e on e.need_id = r.need_id and e.subject_id = r.id
             where r.from_id = $1 and r.parent_id is not null and not p.sealed and e.at >= r.sent_at and e.at >= $2
            union
            select e.id, e.at, e.organization_id, e.subject, e.subject_id, e.event, e.to_status, e.need_id,
                    p.id as person_id
              from claim c
              join person p on p.id = c.person_id
              join need_event e on e.need_id = c.need_id and e.subject_id = c.id
             where c.organization_id = $1 and not p.sealed and e.at >= $2" },
    "(line.organization_id is null or line.organization_id <> $1 or line.event = 'mark_error')
     and line.subject in ('need', 'claim', 'referral') and (at, id) < ($3, $4)
     order by at desc, id desc limit $5"
);

/// A page of one tab.
pub(super) async fn lines(
    conn: &mut Conn,
    tab: InboxTab,
    (organization, narrow): (OrganizationId, &Narrow),
    moments: &Moments,
    (at, id, limit): (Time, Uuid, i64),
) -> Result<Vec<Line>, Halt> {
    let Moments { now, forgotten, drafts, silent, news, ref targets } = *moments;
    let (sql, since) = match tab {
        InboxTab::ToAnswer => (TO_ANSWER, now),
        InboxTab::Mine => (MINE, now),
        InboxTab::Stalled => (STALLED, now),
        InboxTab::Notices => (NOTICES, news),
    };
    let districts: IdList = narrow.districts.iter().copied().collect();
    let how_many = i64::try_from(narrow.districts.len()).unwrap_or(i64::MAX);
    Ok(on!(conn, |c, D| {
        let query = sqlx::query_as(D::of(sql)).bind(organization).bind(since).bind(at).bind(id).bind(limit);
        let query = query.bind(how_many).bind(districts).bind(narrow.worker).bind(day(now));
        let query = if tab == InboxTab::Stalled {
            query.bind(forgotten).bind(targets).bind(drafts).bind(silent).bind(day(forgotten))
        } else {
            query
        };
        query.fetch_all(c).await
    })?)
}

/// Until when a user has seen their notices.
pub(super) async fn seen(conn: &mut Conn, user: UserId) -> Result<Option<Time>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select seen_at from inbox_seen where account_id = $1")
        .bind(user)
        .fetch_optional(c)
        .await)?)
}

/// Writes down that a user has seen their notices until then; never less than before.
pub(super) async fn see(conn: &mut Conn, user: UserId, until: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into inbox_seen (account_id, seen_at) values ($1, $2)
         on conflict (account_id) do update
            set seen_at = case when excluded.seen_at > inbox_seen.seen_at then excluded.seen_at
                               else inbox_seen.seen_at end",
    )
    .bind(user)
    .bind(until)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
