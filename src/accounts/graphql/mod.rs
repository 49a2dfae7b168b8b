//! Who is signed in, over the API; signing in and out. Whoever runs accounts does it beside.
mod change;
mod event;
mod membership;
mod user;

pub use change::ManageMutation;
pub use event::AccountEventsQuery;
pub use membership::MembershipsQuery;
pub use user::UsersQuery;

use super::{
    model::User,
    service::{self, Client, Cookie, SignedIn},
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, Caller, ProblemAnswer, TokenScope, answer, error},
    directory::graphql::OrganizationObject,
    kernel::{Halt, Time},
    locale::Language,
    mail::graphql::NoticePreferences,
    policy::{
        Actor, EditDirectory, ImportAreas, ImportDirectory, KeepGroups, Law, ListPeople, ManageAccounts,
        ManageMemberships, Purpose, ReadAccounts, ReadCard, ReadGroups, ReadPolicy, ReadStatistics,
        RegisterPerson, Role, TryPolicy,
    },
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use axum::http::header::SET_COOKIE;

/// The user behind a call.
#[derive(Clone, Debug)]
pub struct Viewer {
    caller: Caller,
    user: User,
    can: ViewerActions,
}

impl Viewer {
    async fn of(call: &Call, caller: Caller) -> Result<Self, Halt> {
        let mut conn = call.reader().await?;
        let user = service::user(&mut conn, caller.actor.user).await?.ok_or(Halt::Unauthenticated)?;
        Ok(Self { can: ViewerActions::of(&call.house().law, &caller.actor), caller, user })
    }

    async fn areas(&self, call: &Call) -> Result<Vec<AreaObject>, Halt> {
        let ids = {
            let mut conn = call.reader().await?;
            service::districts(&mut conn, self.user.id).await?
        };
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(AreaObject::by_id(call, id).await?);
        }
        Ok(found)
    }
}

/// Who is signed in, for which organisation, for what.
#[Object]
impl Viewer {
    /// The user's id.
    async fn id(&self) -> ID {
        self.user.id.to_string().into()
    }

    /// Name and surname. At most 200 characters.
    async fn name(&self) -> &str {
        &self.user.name
    }

    /// The address they sign in with. At most 200 characters.
    async fn mail(&self) -> &str {
        &self.user.mail
    }

    /// The language that they are written to in.
    async fn language(&self) -> Language {
        self.user.language
    }

    /// What they do in their organisation. At most 13.
    async fn roles(&self) -> Vec<Role> {
        self.caller.actor.roles.iter().collect()
    }

    /// The organisation that they act for.
    async fn organization(&self, ctx: &Context<'_>) -> Result<OrganizationObject> {
        let call = ctx.data::<Call>()?;
        let found = OrganizationObject::by_id(call, self.user.organization).await;
        found.and_then(|one| one.ok_or(Halt::Unauthenticated)).map_err(|halt| error(call, halt))
    }

    /// Whether their organisation's data agreement is in force. Without one they see no person and no card.
    async fn agreement(&self) -> bool {
        self.caller.actor.agreement
    }

    /// Why this call is made: the session's or token's own, or what the header `Amis-Purpose` asked for.
    async fn purpose(&self) -> Purpose {
        self.caller.actor.purpose
    }

    /// What this session or token may be used for. At most 4.
    async fn scopes(&self) -> Vec<TokenScope> {
        self.caller.scopes.iter().collect()
    }

    /// When this session or token ends at the latest.
    async fn until(&self) -> Option<Time> {
        self.caller.until
    }

    /// The districts that they coordinate, by code. At most 50.
    async fn districts(&self, ctx: &Context<'_>) -> Result<Vec<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.areas(call).await.map_err(|halt| error(call, halt))
    }

    /// What they want to hear of by mail. Nobody else is told.
    async fn notice_preferences(&self, ctx: &Context<'_>) -> Result<NoticePreferences> {
        let call = ctx.data::<Call>()?;
        NoticePreferences::of(call).await.map_err(|halt| error(call, halt))
    }

    /// What they may do that needs no person to be named. Each act is judged again when it is done.
    async fn viewer_can(&self) -> ViewerActions {
        self.can
    }
}

/// What a user may do that needs no person to be named.
#[expect(clippy::struct_excessive_bools, reason = "one answer for each act")]
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct ViewerActions {
    /// Bring a person into the network.
    register_person: bool,
    /// List persons: those of whom some part is open to them.
    list_people: bool,
    /// See anonymous need cards.
    read_cards: bool,
    /// See the exact counts of the districts that they coordinate.
    read_statistics: bool,
    /// Change the directory's entries.
    edit_directory: bool,
    /// Bring in a directory from outside.
    import_directory: bool,
    /// See self-help groups, published or not.
    read_groups: bool,
    /// Keep the map of groups.
    keep_groups: bool,
    /// Bring in places and their outlines.
    import_areas: bool,
    /// See the users of one organisation or of all.
    read_accounts: bool,
    /// Let them in and out.
    manage_accounts: bool,
    /// Bring organisations in and record what they signed.
    manage_memberships: bool,
    /// Read the law.
    read_policy: bool,
    /// Try another law out.
    try_policy: bool,
}

impl ViewerActions {
    fn of(law: &Law, actor: &Actor) -> Self {
        Self {
            register_person: law.scope::<RegisterPerson>(actor).is_ok(),
            list_people: law.scope::<ListPeople>(actor).is_ok(),
            read_cards: law.scope::<ReadCard>(actor).is_ok(),
            read_statistics: law.scope::<ReadStatistics>(actor).is_ok(),
            edit_directory: law.scope::<EditDirectory>(actor).is_ok(),
            import_directory: law.scope::<ImportDirectory>(actor).is_ok(),
            read_groups: law.scope::<ReadGroups>(actor).is_ok(),
            keep_groups: law.scope::<KeepGroups>(actor).is_ok(),
            import_areas: law.scope::<ImportAreas>(actor).is_ok(),
            read_accounts: law.scope::<ReadAccounts>(actor).is_ok(),
            manage_accounts: law.scope::<ManageAccounts>(actor).is_ok(),
            manage_memberships: law.scope::<ManageMemberships>(actor).is_ok(),
            read_policy: law.scope::<ReadPolicy>(actor).is_ok(),
            try_policy: law.scope::<TryPolicy>(actor).is_ok(),
        }
    }
}

/// Questions about the caller.
#[derive(Clone, Copy, Debug, Default)]
pub struct AccountsQuery;

#[Object]
impl AccountsQuery {
    /// Who is signed in; null when nobody is.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        let call = ctx.data::<Call>()?;
        let Some(caller) = call.caller().cloned() else { return Ok(None) };
        Viewer::of(call, caller).await.map(Some).map_err(|halt| error(call, halt))
    }
}

/// Mail address and password.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address that the user is known by.
    mail: String,
    /// The password.
    password: String,
}

/// What a new user chooses a password with.
#[derive(InputObject)]
pub struct AcceptInvitationInput {
    /// The one-time secret that the operator handed over.
    secret: String,
    /// At least 15 characters; nothing is asked of which ones, but the most common are refused.
    password: String,
}

/// Who is signed in now.
#[derive(SimpleObject)]
pub struct SignInPayload {
    /// The user; null when refused. The session itself is in the cookie `__Host-amis` of the answer.
    viewer: Option<Viewer>,
    /// Why nothing was done. At most 1.
    problems: Vec<ProblemAnswer>,
}

/// What became of the session.
#[derive(SimpleObject)]
pub struct SignOutPayload {
    /// Whether a session was going on in this browser and is ended now.
    ended: bool,
    /// Why nothing was done. At most 1.
    problems: Vec<ProblemAnswer>,
}

/// Signing in and out.
#[derive(Clone, Copy, Debug, Default)]
pub struct AccountsMutation;

#[Object]
impl AccountsMutation {
    /// Signs in with mail and password. The answer sets the session's cookie; a wrong password and an unknown
    /// address are refused alike.
    async fn sign_in(&self, ctx: &Context<'_>, input: SignInInput) -> Result<SignInPayload> {
        let (call, client) = (ctx.data::<Call>()?, ctx.data::<Client>()?);
        let done = service::sign_in(call, client, &input.mail, input.password).await;
        signed_in(ctx, call, done).await
    }

    /// Chooses a password with a one-time secret, and signs in.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        input: AcceptInvitationInput,
    ) -> Result<SignInPayload> {
        let (call, client) = (ctx.data::<Call>()?, ctx.data::<Client>()?);
        let done = service::accept_invitation(call, client, &input.secret, input.password).await;
        signed_in(ctx, call, done).await
    }

    /// Ends the session of this browser. Tokens are revoked by the operator.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<SignOutPayload> {
        let (call, client) = (ctx.data::<Call>()?, ctx.data::<Client>()?);
        Ok(match answer(call, service::sign_out(call, client).await)? {
            Ok((ended, cookie)) => {
                set(ctx, &cookie);
                SignOutPayload { ended, problems: vec![] }
            }
            Err(problems) => SignOutPayload { ended: false, problems },
        })
    }
}

async fn signed_in(ctx: &Context<'_>, call: &Call, done: Result<SignedIn, Halt>) -> Result<SignInPayload> {
    Ok(match answer(call, done)? {
        Ok(SignedIn { caller, cookies }) => {
            let viewer = Viewer::of(call, caller).await.map_err(|halt| error(call, halt))?;
            for cookie in &cookies {
                set(ctx, cookie);
            }
            SignInPayload { viewer: Some(viewer), problems: vec![] }
        }
        Err(problems) => SignInPayload { viewer: None, problems },
    })
}

fn set(ctx: &Context<'_>, cookie: &Cookie) {
    ctx.append_http_header(SET_COOKIE, cookie.reveal());
}
