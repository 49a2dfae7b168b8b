//! The one schema. Each room adds the objects that hold its root fields: one line each.
use crate::{
    accounts::{
        AccountEventsQuery, AccountsMutation, AccountsQuery, ManageMutation, MembershipsQuery, UsersQuery,
    },
    areas::graphql::AreasQuery,
    conferences::graphql::{ConferencesMutation, ConferencesQuery},
    consent::graphql::{
        AskMutation, AskQuery, BlocksMutation, ConsentMutation, ConsentQuery, EmergenciesMutation,
        EmergenciesQuery,
    },
    diary::graphql::{DiaryMutation, DiaryQuery},
    directory::graphql::{DirectoryMutation, DirectoryQuery},
    exchange::graphql::ExchangeMutation,
    explain::graphql::ExplainQuery,
    handover::graphql::{HandoverMutation, HandoverQuery},
    inbox::graphql::{InboxMutation, InboxQuery},
    insight::graphql::InsightQuery,
    live::graphql::Subscription,
    looks::graphql::LooksQuery,
    mail::graphql::MailMutation,
    needs::graphql::{NeedsMutation, NeedsQuery},
    orientations::graphql::{OrientationsMutation, OrientationsQuery},
    persons::graphql::{PersonsMutation, PersonsQuery},
    referrals::graphql::{ClaimsMutation, ClaimsQuery, ReferralsMutation, ReferralsQuery, RestMutation},
    remarks::graphql::RemarksMutation,
    sync::graphql::{SyncMutation, SyncQuery},
    texts::graphql::{TextsMutation, TextsQuery},
};
use async_graphql::{MergedObject, SchemaBuilder};

/// What can be asked.
#[derive(Debug, Default, MergedObject)]
pub struct Query(
    AccountsQuery,
    MembershipsQuery,
    UsersQuery,
    AccountEventsQuery,
    AreasQuery,
    DirectoryQuery,
    TextsQuery,
    PersonsQuery,
    ConferencesQuery,
    ConsentQuery,
    NeedsQuery,
    DiaryQuery,
    ClaimsQuery,
    InboxQuery,
    InsightQuery,
    ReferralsQuery,
    HandoverQuery,
    OrientationsQuery,
    LooksQuery,
    ExplainQuery,
    EmergenciesQuery,
    AskQuery,
    SyncQuery,
);

/// What can be done. A document does one thing.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(
    AccountsMutation,
    ManageMutation,
    DirectoryMutation,
    TextsMutation,
    PersonsMutation,
    RemarksMutation,
    ConferencesMutation,
    ConsentMutation,
    BlocksMutation,
    EmergenciesMutation,
    AskMutation,
    NeedsMutation,
    DiaryMutation,
    ClaimsMutation,
    ReferralsMutation,
    HandoverMutation,
    OrientationsMutation,
    RestMutation,
    InboxMutation,
    SyncMutation,
    MailMutation,
    ExchangeMutation,
);

/// The schema of API, pages and tests.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema before its mode is chosen. Without introspection it doesn't guess at what was meant either.
pub fn build(introspection: bool) -> SchemaBuilder<Query, Mutation, Subscription> {
    let builder = async_graphql::Schema::build(Query::default(), Mutation::default(), Subscription);
    if introspection { builder } else { builder.disable_introspection().disable_suggestions() }
}

/// `schema.graphql`.
pub fn printed() -> String {
    build(true).finish().sdl()
}
