use super::super::model::Place;
use crate::{
    areas::graphql::{AreaObject, PointObject},
    call::{Call, error},
};
use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;

/// Where groups meet.
#[derive(Clone, Debug)]
pub struct PlaceObject(pub(super) Place);

/// Where groups meet.
#[Object(name = "GroupPlace")]
impl PlaceObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Street and number.
    async fn street(&self) -> Option<&str> {
        self.0.street.as_deref()
    }

    /// The comune, or the municipio.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        AreaObject::by_id(call, self.0.area).await.map_err(|halt| error(call, halt))
    }

    /// Where it is.
    async fn point(&self) -> Option<PointObject> {
        self.0.point.map(PointObject::from)
    }

    /// Whether that point is near it alone.
    async fn approximate(&self) -> bool {
        self.0.approximate
    }

    /// Whether nobody but the network is told more than the comune.
    async fn confidential(&self) -> bool {
        self.0.confidential
    }

    /// How somebody gets in: `wheelchair`, `lift`, `accessible_toilet`, `hearing_loop`. At most 4.
    async fn accessibility(&self) -> &[String] {
        &self.0.accessibility
    }

    /// How to find it.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The last day on which it can't be used; null where it can.
    async fn suspended_until(&self) -> Option<NaiveDate> {
        self.0.suspended_until
    }

    /// Why it can't be used.
    async fn suspended_why(&self) -> Option<&str> {
        self.0.suspended_why.as_deref()
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.0.version
    }
}
