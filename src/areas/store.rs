//! All SQL of the room.
use super::{
    model::{Area, AreaKind, Point},
    shape::Shape,
};
use crate::{
    db::{Conn, on},
    kernel::{AreaId, Halt, text},
};
use sqlx::QueryBuilder;

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

/// Places or outlines that one statement writes: with ten values each, what both databases take.
const WRITTEN_AT_ONCE: usize = 1_000;

/// Writes areas, what they lie in before them or among them; the one of a code that is known is brought up to date, and its
/// id stays what it was.
pub(super) async fn plant(conn: &mut Conn, areas: &[Area]) -> Result<(), Halt> {
    for some in areas.chunks(WRITTEN_AT_ONCE) {
        on!(conn, |c, D| {
            let mut insert = QueryBuilder::<D>::new(
                "insert into area (id, kind, code, name, name_key, parent_id, latitude, longitude, residents, source) ",
            );
            insert.push_values(some, |mut row, area| {
                row.push_bind(area.id)
                    .push_bind(area.kind)
                    .push_bind(&area.code)
                    .push_bind(&area.name)
                    .push_bind(text::search_key(&area.name))
                    .push_bind(area.parent)
                    .push_bind(area.centre.map(|centre| centre.latitude))
                    .push_bind(area.centre.map(|centre| centre.longitude))
                    .push_bind(area.residents)
                    .push_bind(&area.source);
            });
            insert.push(
                " on conflict (code) do update
                    set kind = excluded.kind, name = excluded.name, name_key = excluded.name_key,
                        parent_id = excluded.parent_id, latitude = excluded.latitude,
                        longitude = excluded.longitude, residents = excluded.residents, source = excluded.source",
            );
            insert.build().persistent(false).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
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

/// Writes the outlines of these areas, in the place of any before.
pub(super) async fn draw(conn: &mut Conn, shapes: &[(AreaId, Shape)]) -> Result<(), Halt> {
    for some in shapes.chunks(WRITTEN_AT_ONCE) {
        on!(conn, |c, D| {
            let mut insert = QueryBuilder::<D>::new(
                "insert into area_shape (area_id, path, west, north, east, south, licence) ",
            );
            insert.push_values(some, |mut row, (area, shape)| {
                row.push_bind(*area)
                    .push_bind(&shape.path)
                    .push_bind(shape.west)
                    .push_bind(shape.north)
                    .push_bind(shape.east)
                    .push_bind(shape.south)
                    .push_bind(&shape.licence);
            });
            insert.push(
                " on conflict (area_id) do update
                    set path = excluded.path, west = excluded.west, north = excluded.north, east = excluded.east,
                        south = excluded.south, licence = excluded.licence",
            );
            insert.build().persistent(false).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}
