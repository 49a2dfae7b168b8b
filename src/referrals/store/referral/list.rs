//! Lists of referrals, as far as masks and states can say who sees them; each is let in by the guard.
use super::columns;
use crate::{
    call::shut,
    db::{Conn, Dialect, IdList, Sql, TextList, in_list, on},
    kernel::{Halt, Page, Time},
    policy::{Part, Permit, Purpose, ReadReceived, ReadReferrals, Relation, Scope},
    referrals::model::referral::{Referral, Status},
};
use uuid::Uuid;

const OF_NEEDS: Sql = in_list!(
    { columns!() },
    "(r.need_id" ids 1,
    " or ((r.to_id = $3 or (r.from_id = $3 and r.parent_id is not null)) and r.sent_at is not null and r.need_id" ids 2,
    ")) order by r.created_at desc, r.id desc limit 5000"
);

/// The referrals of needs, the newest first: to the person's lead all, to others those that they received or forwarded.
pub(in crate::referrals) async fn of_needs(
    conn: &mut Conn,
    permits: &[Permit<ReadReferrals>],
) -> Result<Vec<Referral>, Halt> {
    let Some(reader) = permits.first().map(|permit| permit.actor().organization) else {
        return Ok(Vec::new());
    };
    let led: IdList = permits.iter().filter(|permit| permit.leads()).map(Permit::on).collect();
    let others: IdList = permits.iter().filter(|permit| !permit.leads()).map(Permit::on).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OF_NEEDS))
        .bind(led)
        .bind(others)
        .bind(reader)
        .fetch_all(c)
        .await)?)
}

/// What a list of referrals is narrowed to.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Narrowed {
    pub(in crate::referrals) status: Vec<Status>,
    pub(in crate::referrals) after: (Time, Uuid),
    pub(in crate::referrals) limit: i64,
    pub(in crate::referrals) now: Time,
}

impl Narrowed {
    /// One page, in these states; in all of them where none is named.
    pub(in crate::referrals) fn of(status: Vec<Status>, page: &Page, now: Time) -> Self {
        let status = if status.is_empty() { Status::ALL.to_vec() } else { status };
        let after = page.newest_before(now);
        Self { status, after, limit: page.limit(), now }
    }

    fn words(&self) -> TextList {
        self.status.iter().map(|status| status.name()).collect()
    }
}

macro_rules! newest_first {
    ($($whose:expr),+) => {
        in_list!(
            { columns!() },
            "(r.created_at, r.id) < ($2, $3) and r.status" texts 4,
            $({ $whose },)+
            " order by r.created_at desc, r.id desc limit $5"
        )
    };
}

/// Of persons whom the reader's organisation leads, sent by it or by one that led them before, and of needs whose part is
/// the reader's by duty, or where a grant that another organisation recorded covers it; and those that the reader's
/// organisation sent on.
const SENT: Sql = newest_first!(
    " and ((r.from_id = $1 and r.parent_id is not null and p.lead_organization_id <> $1 and not p.sealed and $13
            and not ",
    shut!("r.person_id", "1", "$1", "$12"),
    ")
           or (p.lead_organization_id = $1
               and (r.parent_id is not null
                    or r.from_id in (select $1 union all
                                     select t.from_id from lead_transfer t join person led on led.id = t.person_id
                                      where led.lead_organization_id = $1 and t.status = 'accepted'))
               and (p.basis_ends_at is null or p.basis_ends_at > $6) and not ",
    shut!("r.person_id", "n.domain_bit", "$1", "$12"),
    " and ((n.domain_bit & $7) <> 0
           or exists (select 1
                        from sharing_grant g join organization o on o.id = $1
                       where g.person_id = r.person_id and g.status = 'active' and g.reads
                         and g.purpose in ($9, $10) and g.from_at <= $6 and g.until_at > $6 and g.recorded_by <> $1
                         and (g.parts & n.domain_bit) <> 0
                         and ((g.recipient_id = $1 and (n.domain_bit & $11) <> 0)
                              or (g.recipient_id is null and not p.sealed and (g.kinds & o.kind_bit) <> 0
                                  and o.member_since <= g.signed_at and (n.domain_bit & $8) <> 0))))))"
);

/// The referrals that the reader's organisation wrote, of needs that the reader may see.
pub(in crate::referrals) async fn sent(
    conn: &mut Conn,
    scope: &Scope<ReadReferrals>,
    to: &Narrowed,
) -> Result<Vec<Referral>, Halt> {
    let (route, purpose) = (scope.route(Relation::Lead), scope.actor().purpose);
    let other = if purpose == Purpose::Coordinate { Purpose::Refer } else { purpose };
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(SENT))
        .bind(scope.actor().organization)
        .bind(to.after.0)
        .bind(to.after.1)
        .bind(to.words())
        .bind(to.limit)
        .bind(to.now)
        .bind(route.duty.bits())
        .bind(route.law.bits())
        .bind(purpose)
        .bind(other)
        .bind(route.law.union(scope.route(Relation::SharedWith).law).bits())
        .bind(scope.actor().user)
        .bind(scope.route(Relation::Referred).duty.contains(Part::Card))
        .fetch_all(c)
        .await)?)
}

/// What is over says nothing of the person; what is not is there as long as its card is not closed to the reader.
const RECEIVED: Sql = newest_first!(
    " and r.to_id = $1 and r.sent_at is not null and not p.sealed and $6
      and (r.status in ('declined', 'recalled', 'failed', 'cancelled', 'expired', 'entered_in_error')
           or (r.status in ('completed', 'confirmed', 'disputed') and (r.grace_until is null or r.grace_until <= $8))
           or not ",
    shut!("r.person_id", "1", "$1", "$7"),
    ")"
);

/// The referrals that the reader's organisation was sent; their content is for the guard to show.
pub(in crate::referrals) async fn received(
    conn: &mut Conn,
    scope: &Scope<ReadReceived>,
    to: &Narrowed,
) -> Result<Vec<Referral>, Halt> {
    let answers = scope.route(Relation::Referred).duty.contains(Part::Card);
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(RECEIVED))
        .bind(scope.actor().organization)
        .bind(to.after.0)
        .bind(to.after.1)
        .bind(to.words())
        .bind(to.limit)
        .bind(answers)
        .bind(scope.actor().user)
        .bind(to.now)
        .fetch_all(c)
        .await)?)
}
