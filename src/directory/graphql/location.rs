use super::common::{PhoneObject, ScheduleObject, area, few};
use crate::{
    areas::graphql::{AreaObject, PointObject},
    call::{Call, error},
    directory::{
        batch::LocationIn,
        model::{Address, LocationKind},
    },
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};

/// A place where services are given.
#[derive(Clone, Debug)]
pub struct LocationObject(pub(super) LocationIn);

/// Where a place is, or gets its post.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "PostalAddress")]
pub struct AddressObject {
    /// What it is for.
    kind: LocationKind,
    /// Whom to ask for.
    attention: Option<String>,
    /// Street and number.
    line1: String,
    /// Floor, stairs.
    line2: Option<String>,
    /// Town.
    city: String,
    /// Province or state.
    region: Option<String>,
    /// Postal code.
    postal_code: Option<String>,
    /// Country, ISO 3166 alpha-2.
    country: String,
}

impl From<&Address> for AddressObject {
    fn from(address: &Address) -> Self {
        let Address { kind, attention, line_1, line_2, city, region, postal_code, country } = address.clone();
        Self { kind, attention, line1: line_1, line2: line_2, city, region, postal_code, country }
    }
}

/// A place where services are given. Of a confidential one, such as a refuge, everybody but its own
/// organisation is told its name alone.
#[Object(name = "Location")]
impl LocationObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.row.location_id.to_string().into()
    }

    /// What it is.
    async fn kind(&self) -> LocationKind {
        self.0.row.kind
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.row.name
    }

    /// Whether where it is stays with its own organisation.
    async fn confidential(&self) -> bool {
        self.0.row.confidential
    }

    /// What there is. At most 4,000 characters.
    async fn description(&self) -> Option<&str> {
        self.0.row.description.as_deref()
    }

    /// Its site.
    async fn url(&self) -> Option<&str> {
        self.0.row.url.as_deref()
    }

    /// Lifts, ramps, loops, in words.
    async fn accessibility(&self) -> Option<&str> {
        self.0.row.accessibility.as_deref()
    }

    /// How to get there.
    async fn transportation(&self) -> Option<&str> {
        self.0.row.transportation.as_deref()
    }

    /// The place of the tree that it lies in.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        area(call, self.0.row.area_id).await.map_err(|halt| error(call, halt))
    }

    /// Where it is.
    async fn point(&self) -> Option<PointObject> {
        self.0.row.point().map(PointObject::from)
    }

    /// Its addresses. At most 3.
    async fn addresses(&self, ctx: &Context<'_>) -> Result<Vec<AddressObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.addresses(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.location_id), 3))
    }

    /// Its phones. At most 5.
    async fn phones(&self, ctx: &Context<'_>) -> Result<Vec<PhoneObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.phones(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.location_id), 5))
    }

    /// Its hours. At most 20.
    async fn schedules(&self, ctx: &Context<'_>) -> Result<Vec<ScheduleObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.schedules(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.location_id), 20))
    }

    /// Where the entry comes from: `network`, or the name of an import.
    async fn source(&self) -> &str {
        &self.0.row.source
    }
}
