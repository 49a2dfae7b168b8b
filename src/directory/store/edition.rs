//! Editions of a source: what stands, what is laid beside it, and the moment at which the one takes the
//! other's place.
use crate::{
    db::{Conn, Dialect, Sql, on},
    kernel::{Halt, Time},
    policy::{Kind, KindSet},
};
use uuid::Uuid;

/// Which of a source's records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// Public faces of organisations.
    Organization,
    /// Places.
    Location,
    /// Services.
    Service,
}

impl Entity {
    /// All of them; what others refer to comes first.
    pub const ALL: [Self; 3] = [Self::Organization, Self::Location, Self::Service];

    fn sql(self, of: [&'static str; 3]) -> &'static str {
        match self {
            Self::Organization => of[0],
            Self::Location => of[1],
            Self::Service => of[2],
        }
    }
}

/// One row of a source as it stands in the database, laid down or in force.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StandingRow {
    /// The source's id.
    pub source_id: String,
    /// Ours.
    pub id: Uuid,
    /// The edition from which it is in force.
    pub edition: i64,
    /// The edition from which it no longer is.
    pub superseded: Option<i64>,
    /// The hash of all that the source said.
    pub digest: Option<Vec<u8>>,
}

/// The edition of a source that is in force; the source is made known where it wasn't.
pub(in crate::directory) async fn source(conn: &mut Conn, name: &str) -> Result<i64, Halt> {
    on!(conn, |c| sqlx::query(
        "insert into directory_source (name) values ($1) on conflict (name) do nothing"
    )
    .bind(name)
    .execute(c)
    .await
    .map(|_| ()))?;
    let edition: (i64,) =
        on!(conn, |c| sqlx::query_as("select edition from directory_source where name = $1")
            .bind(name)
            .fetch_one(c)
            .await)?;
    Ok(edition.0)
}

/// Every row of a source.
pub(in crate::directory) async fn rows(
    conn: &mut Conn,
    entity: Entity,
    source: &str,
    most: i64,
) -> Result<Vec<StandingRow>, Halt> {
    let sql = entity.sql([
        "select source_id, organization_id as id, edition, superseded, digest from face_edition
          where source = $1 and source_id is not null order by edition limit $2",
        "select source_id, location_id as id, edition, superseded, digest from location_edition
          where source = $1 and source_id is not null order by edition limit $2",
        "select source_id, service_id as id, edition, superseded, digest from service_edition
          where source = $1 and source_id is not null order by edition limit $2",
    ]);
    Ok(on!(conn, |c| sqlx::query_as(sql).bind(source).bind(most).fetch_all(c).await)?)
}

/// Says from which edition on a row is no longer in force; `None` leaves it in force.
pub(in crate::directory) async fn supersede(
    conn: &mut Conn,
    entity: Entity,
    (id, edition): (Uuid, i64),
    from: Option<i64>,
) -> Result<(), Halt> {
    let sql = entity.sql([
        "update face_edition set superseded = $3 where organization_id = $1 and edition = $2",
        "update location_edition set superseded = $3 where location_id = $1 and edition = $2",
        "update service_edition set superseded = $3 where service_id = $1 and edition = $2",
    ]);
    on!(conn, |c| sqlx::query(sql).bind(id).bind(edition).bind(from).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes a row away with everything that hangs on it.
pub(in crate::directory) async fn erase(
    conn: &mut Conn,
    entity: Entity,
    id: Uuid,
    edition: i64,
) -> Result<(), Halt> {
    let own = entity.sql([
        "delete from face_edition where organization_id = $1 and edition = $2",
        "delete from location_edition where location_id = $1 and edition = $2",
        "delete from service_edition where service_id = $1 and edition = $2",
    ]);
    for sql in [
        "delete from phone where owner_id = $1 and edition = $2",
        "delete from schedule where owner_id = $1 and edition = $2",
        own,
    ] {
        on!(conn, |c| sqlx::query(sql).bind(id).bind(edition).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Rows that a finished edition has replaced.
pub(in crate::directory) async fn replaced(
    conn: &mut Conn,
    entity: Entity,
    source: &str,
    edition: i64,
    most: i64,
) -> Result<Vec<(Uuid, i64)>, Halt> {
    let sql = entity.sql([
        "select organization_id, edition from face_edition
          where source = $1 and superseded <= $2 order by organization_id limit $3",
        "select location_id, edition from location_edition
          where source = $1 and superseded <= $2 order by location_id limit $3",
        "select service_id, edition from service_edition
          where source = $1 and superseded <= $2 order by service_id limit $3",
    ]);
    Ok(on!(conn, |c| sqlx::query_as(sql).bind(source).bind(edition).bind(most).fetch_all(c).await)?)
}

/// Puts an edition in force. 0 when another import of this source was faster.
pub(in crate::directory) async fn finish(
    conn: &mut Conn,
    source: &str,
    edition: i64,
    layout: &str,
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update directory_source set edition = $2, layout = $3, finished_at = $4
          where name = $1 and edition = $2 - 1",
    )
    .bind(source)
    .bind(edition)
    .bind(layout)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

const RENAME: Sql = Sql {
    sqlite: "update organization set name = f.name, name_key = f.name_key
               from face_edition f
              where f.organization_id = organization.id and f.source = $1 and f.edition = $2
                and organization.agreement_signed_at is null",
    postgres: "update organization o set name = f.name, name_key = f.name_key
                 from face_edition f
                where f.organization_id = o.id and f.source = $1 and f.edition = $2
                  and o.agreement_signed_at is null",
};

/// Makes the organisations of an edition, without agreement, and renames those that the source has renamed;
/// one that has signed an agreement names itself.
pub(in crate::directory) async fn enlist(
    conn: &mut Conn,
    source: &str,
    edition: i64,
    now: Time,
) -> Result<(), Halt> {
    for kind in Kind::ALL {
        on!(conn, |c| {
            sqlx::query(
            "insert into organization (id, kind, kind_bit, name, name_key, tax_code, member_since, created_at)
             select f.organization_id, f.kind, $4, f.name, f.name_key, f.tax_code, $5, $5
               from face_edition f
              where f.source = $1 and f.edition = $2 and f.kind = $3
                and not exists (select 1 from organization o where o.id = f.organization_id)",
        )
        .bind(source)
        .bind(edition)
        .bind(*kind)
        .bind(KindSet::of(&[*kind]).bits())
        .bind(now)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    on!(conn, |c, D| sqlx::query(D::of(RENAME)).bind(source).bind(edition).execute(c).await.map(|_| ()))?;
    Ok(())
}
