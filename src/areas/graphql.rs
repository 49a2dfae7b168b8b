//! Places over the API. Who reads the directory reads these.
use super::{
    model::{Area, AreaKind, Point, Tree},
    service,
    shape::Shape,
    share::Share,
};
use crate::{
    call::{Call, TokenScope, error},
    kernel::{AreaId, Halt, Id, Place, text},
    policy::ReadAreas,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use std::sync::Arc;

/// The name that cursors of this list are bound to.
const LIST: &str = "areas";

/// A place of the tree, as the API shows it.
#[derive(Clone, Debug)]
pub struct AreaObject {
    tree: Arc<Tree>,
    area: Area,
}

/// The centre of a place.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[graphql(name = "Point")]
pub struct PointObject {
    /// Degrees north, WGS 84.
    latitude: f64,
    /// Degrees east, WGS 84.
    longitude: f64,
}

impl From<Point> for PointObject {
    fn from(point: Point) -> Self {
        Self { latitude: point.latitude, longitude: point.longitude }
    }
}

/// The outline of a place, made for maps of several: units of some eleven metres, to the right and down, the same for all.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "AreaShape")]
pub struct ShapeObject {
    /// An SVG path.
    path: String,
    /// The left edge of the box that it fills.
    west: i64,
    /// Its upper edge.
    north: i64,
    /// Its right edge.
    east: i64,
    /// Its lower edge.
    south: i64,
    /// Whose it is, and how it may be used: to be shown beside it.
    licence: String,
}

impl From<Shape> for ShapeObject {
    fn from(Shape { path, west, north, east, south, licence }: Shape) -> Self {
        Self { path, west, north, east, south, licence }
    }
}

/// A municipio that a neighbourhood lies in.
#[derive(Clone, Debug, SimpleObject)]
pub struct AreaShare {
    /// Which.
    municipio: AreaObject,
    /// How much of the neighbourhood's surface lies there, in hundredths, as the imported outlines have it.
    percent: i32,
}

impl AreaObject {
    /// The place of an id; `None` where the tree has none.
    pub fn of(tree: &Arc<Tree>, id: AreaId) -> Option<Self> {
        Some(Self { area: tree.get(id)?.clone(), tree: Arc::clone(tree) })
    }

    /// The place of an id, for other rooms' objects.
    pub async fn by_id(call: &Call, id: AreaId) -> Result<Option<Self>, Halt> {
        Ok(Self::of(&service::tree(call).await?, id))
    }
}

/// A region, province, ambito, comune, municipio or neighbourhood.
#[Object(name = "Area")]
impl AreaObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.area.id.to_string().into()
    }

    /// What it is.
    async fn kind(&self) -> AreaKind {
        self.area.kind
    }

    /// Its code: ISTAT's where there is one.
    async fn code(&self) -> &str {
        &self.area.code
    }

    /// Its name, in Italian.
    async fn name(&self) -> &str {
        &self.area.name
    }

    /// What it lies in; null for the region.
    async fn parent(&self) -> Option<Self> {
        Self::of(&self.tree, self.area.parent?)
    }

    /// The district that it belongs to: municipio in Milan, ambito outside, else the comune itself. Null
    /// above these, and for a comune that is cut into municipi.
    async fn district(&self) -> Option<Self> {
        Self::of(&self.tree, self.tree.district_of(self.area.id)?)
    }

    /// Its centre; null where it is unknown.
    async fn centre(&self) -> Option<PointObject> {
        self.area.centre.map(PointObject::from)
    }

    /// How many people live there; null where it is unknown.
    async fn residents(&self) -> Option<i64> {
        self.area.residents
    }

    /// Its outline; null where no map of it was imported. Of a place that has none of its own, those of what lies directly
    /// in it together.
    async fn shape(&self, ctx: &Context<'_>) -> Result<Option<ShapeObject>> {
        let call = ctx.data::<Call>()?;
        let maps = service::maps(call).await.map_err(|halt| error(call, halt))?;
        let own = maps.shapes.get(&self.area.id).cloned();
        let inner = || {
            Shape::together(self.tree.children(self.area.id).filter_map(|child| maps.shapes.get(&child.id)))
        };
        Ok(own.or_else(inner).map(ShapeObject::from))
    }

    /// Of a neighbourhood, the municipi that it lies in, the largest share first; empty where the outline of one or the
    /// other isn't known, and for every other kind of place. At most 9.
    async fn shares(&self, ctx: &Context<'_>) -> Result<Vec<AreaShare>> {
        if self.area.kind != AreaKind::Nil {
            return Ok(vec![]);
        }
        let call = ctx.data::<Call>()?;
        let maps = service::maps(call).await.map_err(|halt| error(call, halt))?;
        let all = maps.shares.get(&self.area.id).into_iter().flatten();
        let one = |share: &Share| {
            let municipio = Self::of(&self.tree, share.municipio)?;
            Some(AreaShare { municipio, percent: share.percent })
        };
        Ok(all.filter_map(one).take(9).collect())
    }

    /// Where these figures come from.
    async fn source(&self) -> &str {
        &self.area.source
    }
}

/// Questions about places.
#[derive(Clone, Copy, Debug, Default)]
pub struct AreasQuery;

#[Object]
impl AreasQuery {
    /// One place; null where there is none.
    async fn area(&self, ctx: &Context<'_>, id: ID) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        one(call, &id).await.map_err(|halt| error(call, halt))
    }

    /// Places by name, of one kind or all, inside another or anywhere.
    async fn areas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Places of this kind alone.")] kind: Option<AreaKind>,
        #[graphql(desc = "Places inside this one, at any depth.")] within: Option<ID>,
        #[graphql(desc = "Words that the name's words begin with.")] search: Option<String>,
        #[graphql(default = 100)] first: i32,
        after: Option<String>,
    ) -> Result<Connection<String, AreaObject>> {
        let call = ctx.data::<Call>()?;
        let narrow = (kind, within.as_ref(), search.unwrap_or_default());
        list(call, narrow, (first, after.as_deref())).await.map_err(|halt| error(call, halt))
    }
}

fn may_read(call: &Call) -> Result<bool, Halt> {
    call.within(TokenScope::Read)?;
    Ok(call.house().law.scope::<ReadAreas>(call.actor()?).is_ok())
}

async fn one(call: &Call, id: &ID) -> Result<Option<AreaObject>, Halt> {
    match AreaId::parse(id) {
        Some(id) if may_read(call)? => AreaObject::by_id(call, id).await,
        _ => Ok(None),
    }
}

async fn list(
    call: &Call,
    (kind, within, search): (Option<AreaKind>, Option<&ID>, String),
    (first, after): (i32, Option<&str>),
) -> Result<Connection<String, AreaObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let within = within.map(|id| AreaId::parse(id).ok_or(id));
    if !may_read(call)? || matches!(within, Some(Err(_))) {
        return call.connection(LIST, &page, Vec::new());
    }
    let tree = service::tree(call).await?;
    let search = text::search_key(&text::limited(&search, text::LINE_MAX, "search")?.unwrap_or_default());
    let begins = |key: &str, word: &str| key.split(' ').any(|one| one.starts_with(word));
    let rows = tree
        .list(kind, within.and_then(Result::ok))
        .filter(|(key, _)| search.split_whitespace().all(|word| begins(key, word)))
        .map(|(key, area)| (Place::of(key, area.id), area))
        .filter(|(place, _)| page.after.as_ref().is_none_or(|after| after < place))
        .take(page.first + 1)
        .map(|(place, area)| (place, AreaObject { tree: Arc::clone(&tree), area: area.clone() }))
        .collect();
    call.connection(LIST, &page, rows)
}
