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
    groups::graphql::{GroupsMutation, GroupsQuery, OpenGroupsMutation, OpenGroupsQuery},
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

/// What can be asked. In three parts: each level of a merged object costs the compiler one of its own.
#[derive(Debug, Default, MergedObject)]
pub struct Query(GroundQuery, PeopleQuery, WorkQuery);

/// What there is before anybody comes: who is in the network, where, with what to offer.
#[derive(Debug, Default, MergedObject)]
pub struct GroundQuery(
    AccountsQuery,
    MembershipsQuery,
    UsersQuery,
    AccountEventsQuery,
    AreasQuery,
    DirectoryQuery,
    GroupsQuery,
    OpenGroupsQuery,
    TextsQuery,
);

/// Persons, what is known of them, who may see it.
#[derive(Debug, Default, MergedObject)]
pub struct PeopleQuery(
    PersonsQuery,
    ConferencesQuery,
    ConsentQuery,
    NeedsQuery,
    DiaryQuery,
    LooksQuery,
    ExplainQuery,
    EmergenciesQuery,
    AskQuery,
);

/// What is done for them, and what comes of it.
#[derive(Debug, Default, MergedObject)]
pub struct WorkQuery(
    ClaimsQuery,
    InboxQuery,
    InsightQuery,
    ReferralsQuery,
    HandoverQuery,
    OrientationsQuery,
    SyncQuery,
);

/// What can be done. A document does one thing. In three parts, as what can be asked.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(GroundMutation, PeopleMutation, WorkMutation);

/// Who is in the network, where, with what to offer.
#[derive(Debug, Default, MergedObject)]
pub struct GroundMutation(
    AccountsMutation,
    ManageMutation,
    DirectoryMutation,
    GroupsMutation,
    OpenGroupsMutation,
    TextsMutation,
    ExchangeMutation,
);

/// Persons, what is known of them, who may see it.
#[derive(Debug, Default, MergedObject)]
pub struct PeopleMutation(
    PersonsMutation,
    RemarksMutation,
    ConferencesMutation,
    ConsentMutation,
    BlocksMutation,
    EmergenciesMutation,
    AskMutation,
    NeedsMutation,
    DiaryMutation,
);

/// What is done for them.
#[derive(Debug, Default, MergedObject)]
pub struct WorkMutation(
    ClaimsMutation,
    ReferralsMutation,
    HandoverMutation,
    OrientationsMutation,
    RestMutation,
    InboxMutation,
    SyncMutation,
    MailMutation,
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
