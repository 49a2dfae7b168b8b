//! All SQL of the room.
use super::{
    model::{Area, AreaKind, Point},
    shape::Shape,
};
use crate::{
    db::{Conn, on},
    kernel::{AreaId, Halt, text},
};

/// More areas than Italy has.
pub const AREAS_MAX: usize = 20_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: AreaId,
    kind: AreaKind,
    code: String,
    name: String,
    parent_id: Option<AreaId>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    residents: Option<i64>,
    source: String,
}

impl From<Row> for Area {
    fn from(row: Row) -> Self {
        let Row { id, kind, code, name, parent_id, latitude, longitude, residents, source } = row;
        let centre = Point::of(latitude, longitude);
        Self { id, kind, code, name, parent: parent_id, centre, residents, source }
    }
}

pub(super) async fn all(conn: &mut Conn) -> Result<Vec<Area>, Halt> {
    let rows: Vec<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, kind, code, name, parent_id, latitude, longitude, residents, source from area limit $1",
    )
    .bind(i64::try_from(AREAS_MAX).unwrap_or(i64::MAX))
    .fetch_all(c)
    .await
    })?;
    Ok(rows.into_iter().map(Area::from).collect())
}

/// Writes an area, or brings the one of this code up to date; its id stays what it was.
pub(super) async fn plant(conn: &mut Conn, area: &Area) -> Result<AreaId, Halt> {
    let id: (AreaId,) = on!(conn, |c| {
        sqlx::query_as(
        "insert into area (id, kind, code, name, name_key, parent_id, latitude, longitude, residents, source)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (code) do update
            set kind = excluded.kind, name = excluded.name, name_key = excluded.name_key,
                parent_id = excluded.parent_id, latitude = excluded.latitude, longitude = excluded.longitude,
                residents = excluded.residents, source = excluded.source
         returning id",
    )
    .bind(area.id)
    .bind(area.kind)
    .bind(&area.code)
    .bind(&area.name)
    .bind(text::search_key(&area.name))
    .bind(area.parent)
    .bind(area.centre.map(|centre| centre.latitude))
    .bind(area.centre.map(|centre| centre.longitude))
    .bind(area.residents)
    .bind(&area.source)
    .fetch_one(c)
    .await
    })?;
    Ok(id.0)
}

#[derive(sqlx::FromRow)]
struct ShapeRow {
    area_id: AreaId,
    #[sqlx(flatten)]
    shape: Shape,
}

/// Every outline that is known.
pub(super) async fn shapes(conn: &mut Conn) -> Result<Vec<(AreaId, Shape)>, Halt> {
    let rows: Vec<ShapeRow> = on!(conn, |c| sqlx::query_as(
        "select area_id, path, west, north, east, south, licence from area_shape limit $1"
    )
    .bind(i64::try_from(AREAS_MAX).unwrap_or(i64::MAX))
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|row| (row.area_id, row.shape)).collect())
}

/// Writes the outline of the area of this code, in the place of any before.
pub(super) async fn draw(conn: &mut Conn, code: &str, shape: &Shape) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
            "insert into area_shape (area_id, path, west, north, east, south, licence)
         select id, $2, $3, $4, $5, $6, $7 from area where code = $1
         on conflict (area_id) do update
            set path = excluded.path, west = excluded.west, north = excluded.north, east = excluded.east,
                south = excluded.south, licence = excluded.licence",
        )
        .bind(code)
        .bind(&shape.path)
        .bind(shape.west)
        .bind(shape.north)
        .bind(shape.east)
        .bind(shape.south)
        .bind(&shape.licence)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}
