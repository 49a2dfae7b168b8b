//! Lists of need cards: a merge of ordered ranges, each stopped at the page's length.
use super::super::model::answers::Range;
use crate::{
    call::shut,
    db::{Conn, Dialect, Sql, on},
    kernel::{Halt, Id, Time},
    needs::{Card, Urgency},
    policy::{Purpose, ReadCard, Scope},
};
use chrono::NaiveDate;
use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

/// What a list of cards is narrowed to.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Narrowed {
    pub(in crate::referrals) ranges: Vec<Range>,
    pub(in crate::referrals) urgencies: Vec<Urgency>,
    pub(in crate::referrals) after: CardPlace,
    pub(in crate::referrals) limit: i64,
    pub(in crate::referrals) now: Time,
}

/// Where a card stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::referrals) struct CardPlace {
    pub(in crate::referrals) rank: i64,
    pub(in crate::referrals) week: NaiveDate,
    pub(in crate::referrals) tie: i64,
    pub(in crate::referrals) need: Uuid,
}

/// The cards of one range that come next and are shown to the organisation: one grant in force holds the card
/// and the need's part. `r` is the range.
macro_rules! next_of_range {
    () => {
        concat!(
            "select d.need_id
           from need_card d
          where d.district_id = r.district_id and d.domain = r.domain
            and (r.kind_id is null or d.kind_of_help_id is null or d.kind_of_help_id = r.kind_id)
            and (r.area_id is null or d.area_id = r.area_id or d.area_id = d.district_id)
            and (d.urgency_rank, d.opened_week, d.tie, d.need_id) > ($6, $7, $8, $9)
            and ($10 & (case d.urgency_rank when 0 then 1 when 1 then 2 when 2 then 4 else 8 end)) <> 0
            and exists (select 1
                          from sharing_grant g
                          join person p on p.id = g.person_id
                          join organization o on o.id = $2
                         where g.person_id = d.person_id and not p.sealed
                           and g.status = 'active' and g.reads and g.purpose in ($4, $5)
                           and g.from_at <= $3 and g.until_at > $3 and g.recorded_by <> $2
                           and (g.parts & d.basis_parts) = d.basis_parts
                           and (g.recipient_id = $2
                                or (g.recipient_id is null and (g.kinds & o.kind_bit) <> 0
                                    and o.member_since <= g.signed_at)))
            and not ",
            shut!("d.person_id", "d.basis_parts", "$2", "$12"),
            " order by d.urgency_rank, d.opened_week, d.tie, d.need_id limit $11"
        )
    };
}

macro_rules! of_cards {
    () => {
        "select c.need_id, c.person_id, c.domain, c.kind_of_help_id, c.district_id, c.area_id, c.urgency,
                c.severity_band, c.opened_week, c.tie, c.age_band, c.household_band, c.languages, c.answers
           from need_card c
          where c.need_id in "
    };
}

macro_rules! in_order {
    () => {
        " order by c.urgency_rank, c.opened_week, c.tie, c.need_id limit $11"
    };
}

const CARDS: Sql = Sql {
    sqlite: concat!(
        "with range (district_id, domain, kind_id, area_id) as not materialized
           (select unhex(value ->> 0), value ->> 1, unhex(value ->> 2), unhex(value ->> 3) from json_each($1)) ",
        of_cards!(),
        "(select n.need_id from range r join need_card n on n.need_id in (",
        next_of_range!(),
        "))",
        in_order!()
    ),
    postgres: concat!(
        "with range (district_id, domain, kind_id, area_id) as not materialized
           (select (value ->> 0)::uuid, value ->> 1, (value ->> 2)::uuid, (value ->> 3)::uuid
              from jsonb_array_elements($1) as value) ",
        of_cards!(),
        "(select n.need_id from range r cross join lateral (",
        next_of_range!(),
        ") n)",
        in_order!()
    ),
};

/// The next cards that are shown to the caller's organisation and that it can answer.
pub(in crate::referrals) async fn list(
    conn: &mut Conn,
    scope: &Scope<ReadCard>,
    to: &Narrowed,
) -> Result<Vec<Card>, Halt> {
    let actor = scope.actor();
    let other = if actor.purpose == Purpose::Coordinate { Purpose::Refer } else { actor.purpose };
    let urgencies = to.urgencies.iter().fold(0_i64, |mask, urgency| mask | 1 << urgency.rank());
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(CARDS))
        .bind(Json(ranges(&to.ranges)))
        .bind(actor.organization)
        .bind(to.now)
        .bind(actor.purpose)
        .bind(other)
        .bind(to.after.rank)
        .bind(to.after.week)
        .bind(to.after.tie)
        .bind(to.after.need)
        .bind(urgencies)
        .bind(to.limit)
        .bind(actor.user)
        .fetch_all(c)
        .await)?)
}

fn ranges(ranges: &[Range]) -> Vec<Value> {
    let hex = |id: Uuid| id.simple().to_string();
    let row = |range: &Range| {
        json!([
            hex(range.district.uuid()),
            range.domain.name(),
            range.kind.map(|kind| hex(kind.uuid())),
            range.area.map(|area| hex(area.uuid()))
        ])
    };
    ranges.iter().map(row).collect()
}
