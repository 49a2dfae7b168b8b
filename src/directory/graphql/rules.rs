//! Who may have a service, as the API shows it.
use crate::{
    areas::{self, graphql::AreaObject},
    call::{Call, error},
    directory::model::{Access, ForSex, Paper, Rules, Stay},
};
use async_graphql::{Context, Object, Result};

/// The rules of one service.
#[derive(Clone, Debug)]
pub struct RulesObject(pub(super) Rules);

/// Who may have a service and what to bring, as rules by which needs are matched with it. What is null or empty bounds
/// nothing. Ages and sizes of household stand on the service itself; `eligibility` and `documents` say in words what no
/// rule can.
#[Object(name = "ServiceRules")]
impl RulesObject {
    /// Whom it is for, where it is for women or for men alone.
    async fn sex(&self) -> Option<ForSex> {
        self.0.sex()
    }

    /// Where one must be registered as resident: in one of these, which says nothing of the areas that it serves. At most 20.
    async fn resident_in(&self, ctx: &Context<'_>) -> Result<Vec<AreaObject>> {
        let call = ctx.data::<Call>()?;
        let tree = areas::tree(call).await.map_err(|halt| error(call, halt))?;
        Ok(self.0.resident().filter_map(|area| AreaObject::of(&tree, area)).take(20).collect())
    }

    /// Whether it takes those too who are registered nowhere.
    async fn without_abode(&self) -> bool {
        self.0.takes_without_abode()
    }

    /// On which grounds one must be in the country: one of these. At most 5.
    async fn stays(&self) -> Vec<Stay> {
        self.0.stays().take(5).collect()
    }

    /// The highest ISEE, in euro cents.
    async fn isee_to_cents(&self) -> Option<i64> {
        self.0.isee()
    }

    /// How somebody gets in. At most 4.
    async fn access(&self) -> Vec<Access> {
        self.0.access().take(4).collect()
    }

    /// What has to be brought. At most 8.
    async fn bring(&self) -> Vec<Paper> {
        self.0.papers().take(8).collect()
    }
}
