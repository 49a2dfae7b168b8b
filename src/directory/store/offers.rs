//! Standing offers.
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    directory::model::{Help, StandingOffer},
    kernel::{AreaId, Halt, KindOfHelpId, OrganizationId, ServiceId},
    policy::Domain,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// Standing offers that are looked at for one question.
const OFFERS_MAX: i64 = 5_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    organization_id: OrganizationId,
    service_id: Option<ServiceId>,
    domain: Domain,
    kind_of_help_id: Option<KindOfHelpId>,
    area_id: Option<AreaId>,
    what: String,
    quantity: Option<i64>,
    weekday: Option<i64>,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

impl From<Row> for StandingOffer {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            organization: row.organization_id,
            service: row.service_id,
            help: Help { domain: row.domain, kind: row.kind_of_help_id },
            area: row.area_id,
            what: row.what,
            quantity: row.quantity,
            weekday: row.weekday,
            from: row.from_on,
            until: row.until_on,
        }
    }
}

pub(in crate::directory) async fn insert(conn: &mut Conn, offer: &StandingOffer) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into standing_offer (id, organization_id, service_id, domain, kind_of_help_id, area_id, what,
                quantity, weekday, from_on, until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(offer.id)
    .bind(offer.organization)
    .bind(offer.service)
    .bind(offer.help.domain)
    .bind(offer.help.kind)
    .bind(offer.area)
    .bind(&offer.what)
    .bind(offer.quantity)
    .bind(offer.weekday)
    .bind(offer.from)
    .bind(offer.until)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

pub(in crate::directory) async fn all(conn: &mut Conn) -> Result<Vec<StandingOffer>, Halt> {
    let rows: Vec<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, organization_id, service_id, domain, kind_of_help_id, area_id, what, quantity, weekday,
                from_on, until_on
           from standing_offer order by from_on, id limit $1",
    )
    .bind(OFFERS_MAX)
    .fetch_all(c)
    .await
    })?;
    Ok(rows.into_iter().map(StandingOffer::from).collect())
}

const OFFERS_OF: Sql = in_list!(
    "select id, organization_id, service_id, domain, kind_of_help_id, area_id, what, quantity, weekday, from_on,
            until_on
       from standing_offer
      where (until_on is null or until_on >= $2) and organization_id" ids 1,
    " order by from_on, id limit $3",
);

/// The offers of these organisations that have not ended by this day.
pub(in crate::directory) async fn of(
    conn: &mut Conn,
    organizations: &[OrganizationId],
    today: NaiveDate,
) -> Result<Vec<StandingOffer>, Halt> {
    let ids: IdList = organizations.iter().copied().collect();
    let rows: Vec<Row> = on!(conn, |c, D| sqlx::query_as(D::of(OFFERS_OF))
        .bind(ids)
        .bind(today)
        .bind(OFFERS_MAX)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(StandingOffer::from).collect())
}
