//! The one schema. Each room adds the objects that hold its root fields.
use crate::call::Call;
use async_graphql::{
    Context, EmptyMutation, EmptySubscription, MergedObject, Object, SchemaBuilder, SimpleObject,
};

/// What can be asked.
#[derive(Debug, Default, MergedObject)]
pub struct Query(ViewerQuery);

/// The schema of API, pages and tests.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// The schema before its mode is chosen. Without introspection it doesn't guess at what was meant either.
pub fn build(introspection: bool) -> SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    let builder = async_graphql::Schema::build(Query::default(), EmptyMutation, EmptySubscription);
    if introspection { builder } else { builder.disable_introspection().disable_suggestions() }
}

/// `schema.graphql`.
pub fn printed() -> String {
    build(true).finish().sdl()
}

#[derive(Debug, Default)]
struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// Who is signed in; null when nobody is.
    async fn viewer(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Viewer>> {
        let caller = ctx.data::<Call>()?.caller();
        Ok(caller.map(|caller| Viewer { id: caller.actor.user.to_string().into() }))
    }
}

/// Who is signed in.
#[derive(SimpleObject)]
struct Viewer {
    /// The user's id.
    id: async_graphql::ID,
}
