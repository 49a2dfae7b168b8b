//! The same verbs for those who run accounts over the API: the network's administrator everybody's, an organisation's own
//! administrator its own users'.
use super::{
    agreement, invitation,
    invitation::Invitation,
    organizations,
    user::{self, known},
};
use crate::{
    accounts::{
        model::{AccountEvent, Membership, NewOrganization, NewUser, User, UserState, Whose},
        store::{event, membership, user as store},
    },
    call::{Call, Job, Memo, TokenScope},
    kernel::{AreaId, Halt, OrganizationId, Page, Place, Problem, UserId},
    policy::{
        Act, Actor, Kind, Law, ManageAccounts, ManageMemberships, ReadAccounts, ReadMemberships, Role,
        RoleSet,
    },
};
use std::sync::{Arc, Mutex, PoisonError};

/// Whose accounts somebody may see, or run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Everybody,
    Own(OrganizationId),
}

impl Reach {
    /// As far as `All` reaches, else as far as `Own` does; `None` for whoever has leave for neither.
    fn of<All: Act, Own: Act>(law: &Law, actor: &Actor) -> Option<Self> {
        if law.scope::<All>(actor).is_ok() {
            return Some(Self::Everybody);
        }
        law.scope::<Own>(actor).is_ok().then_some(Self::Own(actor.organization))
    }

    fn covers(self, organization: OrganizationId) -> bool {
        match self {
            Self::Everybody => true,
            Self::Own(own) => own == organization,
        }
    }

    /// The one organisation that it is of, if it isn't everybody's.
    fn only(self) -> Option<OrganizationId> {
        match self {
            Self::Everybody => None,
            Self::Own(own) => Some(own),
        }
    }
}

fn seen(call: &Call) -> Result<Option<Reach>, Halt> {
    call.within(TokenScope::Read)?;
    call.rests_on_caller();
    Ok(Reach::of::<ReadMemberships, ReadAccounts>(&call.house().law, call.actor()?))
}

fn run(job: &Job) -> Result<Reach, Halt> {
    let reach = Reach::of::<ManageMemberships, ManageAccounts>(&job.law(), &job.actor()?);
    reach.ok_or_else(|| Problem::new("accounts.not_yours").into())
}

/// Whether the caller runs the accounts of an organisation.
pub(in crate::accounts) fn runs(call: &Call, organization: OrganizationId) -> bool {
    let reach = call
        .actor()
        .ok()
        .and_then(|actor| Reach::of::<ManageMemberships, ManageAccounts>(&call.house().law, actor));
    reach.is_some_and(|reach| reach.covers(organization))
}

/// Whether the caller runs who is a member.
pub(in crate::accounts) fn runs_memberships(call: &Call) -> bool {
    call.actor().is_ok_and(|actor| call.house().law.scope::<ManageMemberships>(actor).is_ok())
}

/// What a list of users is narrowed to.
#[derive(Clone, Debug, Default)]
pub(in crate::accounts) struct UsersAsked {
    pub search: Option<String>,
    pub organization: Option<OrganizationId>,
    pub state: Option<UserState>,
}

/// A user with the districts that they coordinate, by code.
pub(in crate::accounts) type Placed = (User, Vec<AreaId>);

/// A page of users by name.
pub(in crate::accounts) async fn users(
    call: &Call,
    asked: UsersAsked,
    page: &Page,
) -> Result<Vec<(Place, Placed)>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(Vec::new()) };
    if asked.organization.is_some_and(|one| !reach.covers(one)) {
        return Ok(Vec::new());
    }
    let UsersAsked { search, organization, state } = asked;
    let narrow = store::Narrow { search, organization: organization.or(reach.only()), state };
    let mut conn = call.reader().await?;
    let rows = store::page(&mut conn, &narrow, page).await?;
    let ids: Vec<_> = rows.iter().map(|(_, user)| user.id).collect();
    let mut districts = store::districts_of(&mut conn, &ids).await?;
    let placed = |(key, user): (String, User)| {
        let coordinates = districts.remove(&user.id).unwrap_or_default();
        (Place::of(key, user.id), (user, coordinates))
    };
    Ok(rows.into_iter().map(placed).collect())
}

/// One user, for whoever may see the accounts of their organisation.
pub(in crate::accounts) async fn one_user(call: &Call, id: UserId) -> Result<Option<Placed>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(None) };
    let mut conn = call.reader().await?;
    let user = store::by_id(&mut conn, id).await?.filter(|user| reach.covers(user.organization));
    let Some(user) = user else { return Ok(None) };
    let districts = store::districts(&mut conn, id).await?;
    Ok(Some((user, districts)))
}

/// What a list of memberships is narrowed to.
#[derive(Clone, Debug, Default)]
pub(in crate::accounts) struct MembershipsAsked {
    pub search: Option<String>,
    pub kind: Option<Kind>,
}

/// A page of memberships by the organisation's name.
pub(in crate::accounts) async fn memberships(
    call: &Call,
    asked: MembershipsAsked,
    page: &Page,
) -> Result<Vec<(Place, Membership)>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(Vec::new()) };
    let narrow = membership::Narrow { search: asked.search, kind: asked.kind, only: reach.only() };
    let rows = membership::page(&mut *call.reader().await?, &narrow, page).await?;
    Ok(rows.into_iter().map(|(key, one)| (Place::of(key, one.organization.id), one)).collect())
}

/// One organisation's membership, for whoever may see its accounts.
pub(in crate::accounts) async fn one_membership(
    call: &Call,
    id: OrganizationId,
) -> Result<Option<Membership>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(None) };
    if !reach.covers(id) {
        return Ok(None);
    }
    membership::by_id(&mut *call.reader().await?, id).await
}

/// A page of what was done with accounts, the newest first; for whoever may see the accounts.
pub(in crate::accounts) async fn history(
    call: &Call,
    whose: Whose,
    page: &Page,
) -> Result<Vec<(Place, AccountEvent)>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(Vec::new()) };
    let organization = match whose {
        Whose::Organization(id) => Some(id),
        Whose::User(id) => store::by_id(&mut *call.reader().await?, id).await?.map(|user| user.organization),
    };
    if !organization.is_some_and(|id| reach.covers(id)) {
        return Ok(Vec::new());
    }
    let rows = event::page(&mut *call.reader().await?, whose, page, call.now()).await?;
    Ok(rows.into_iter().map(|one| (Place::of(one.at.timestamp_micros().to_string(), one.id), one)).collect())
}

/// Brings an organisation into the network.
pub(in crate::accounts) async fn add_organization(
    call: &Call,
    memo: Memo,
    new: NewOrganization,
) -> Result<OrganizationId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            leave_for_memberships(job)?;
            let known = organizations::by_name(&mut job.conn, &new.name).await?;
            if !known.is_empty() {
                return Err(Problem::new("organization.name_taken").at("name").into());
            }
            organizations::add(job, new).await
        })
    })
    .await
}

/// Records that an organisation has signed the data agreement, or that it ended.
pub(in crate::accounts) async fn agree(
    call: &Call,
    memo: Memo,
    id: OrganizationId,
    signs: bool,
) -> Result<OrganizationId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            leave_for_memberships(job)?;
            let found = membership::by_id(&mut job.conn, id).await?;
            let found = found.ok_or_else(|| Problem::not_found("organization"))?;
            let refused = |code| Err(Problem::new(code).at("organization").into());
            match (signs, found.organization.has_agreement(job.now())) {
                (true, true) => return refused("agreement.in_force"),
                (false, false) => return refused("agreement.not_in_force"),
                // Nobody would be left who could sign anything.
                (false, true) if id == job.actor()?.organization => return refused("agreement.own"),
                (true, false) => agreement::sign_agreement(job, id).await?,
                (false, true) => agreement::end_agreement(job, id).await?,
            }
            Ok(id)
        })
    })
    .await
}

fn leave_for_memberships(job: &Job) -> Result<(), Halt> {
    let leave = job.law().scope::<ManageMemberships>(&job.actor()?);
    leave.map(drop).map_err(|_| Problem::new("accounts.not_yours").into())
}

/// A one-time secret on its way to whoever asked for it: where the same was asked before it is gone.
type Handed = Arc<Mutex<Option<Invitation>>>;

fn take(handed: &Handed) -> Option<Invitation> {
    handed.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn hand(handed: &Handed, invitation: Invitation) {
    *handed.lock().unwrap_or_else(PoisonError::into_inner) = Some(invitation);
}

/// Adds a user of an organisation whose accounts the caller runs.
pub(in crate::accounts) async fn add_user(
    call: &Call,
    memo: Memo,
    new: NewUser,
) -> Result<(UserId, Option<Invitation>), Halt> {
    let handed = Handed::default();
    let given = Arc::clone(&handed);
    let id = call
        .mutate(memo, move |job| {
            Box::pin(async move {
                let reach = run(job)?;
                let there = membership::by_id(&mut job.conn, new.organization).await?;
                there
                    .filter(|one| reach.covers(one.organization.id))
                    .ok_or_else(|| Problem::not_found("organization"))?;
                let invitation = user::add_user(job, new).await?;
                let id = invitation.user;
                hand(&given, invitation);
                Ok(id)
            })
        })
        .await?;
    Ok((id, take(&handed)))
}

/// What is done with a user so that they can choose a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::accounts) enum Opening {
    /// They lost it, or the secret.
    Invite,
    /// They were disabled.
    Enable,
}

/// Hands out a one-time secret for a user.
pub(in crate::accounts) async fn open(
    call: &Call,
    memo: Memo,
    id: UserId,
    opening: Opening,
) -> Result<(UserId, Option<Invitation>), Halt> {
    let handed = Handed::default();
    let given = Arc::clone(&handed);
    let id = call
        .mutate(memo, move |job| {
            Box::pin(async move {
                theirs(job, id).await?;
                let invitation = match opening {
                    Opening::Invite => invitation::invite(job, id).await?,
                    Opening::Enable => user::enable_user(job, id).await?,
                };
                hand(&given, invitation);
                Ok(id)
            })
        })
        .await?;
    Ok((id, take(&handed)))
}

/// Gives a user these roles and districts and no others.
pub(in crate::accounts) async fn set_roles(
    call: &Call,
    memo: Memo,
    id: UserId,
    (roles, districts): (RoleSet, Vec<AreaId>),
) -> Result<UserId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let user = theirs(job, id).await?;
            if !roles.contains(Role::Administrator) {
                keep_an_administrator(job, &user).await?;
            }
            user::set_roles(job, id, roles, &districts).await?;
            Ok(id)
        })
    })
    .await
}

/// Ends a user's sessions, tokens and rights at once.
pub(in crate::accounts) async fn disable(call: &Call, memo: Memo, id: UserId) -> Result<UserId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let user = theirs(job, id).await?;
            if id == job.actor()?.user {
                return Err(Problem::new("user.yourself").at("user").into());
            }
            keep_an_administrator(job, &user).await?;
            user::disable_user(job, id).await?;
            Ok(id)
        })
    })
    .await
}

/// The user, where the caller runs the accounts of their organisation.
async fn theirs(job: &mut Job, id: UserId) -> Result<User, Halt> {
    let reach = run(job)?;
    let user = known(job, id).await?;
    if reach.covers(user.organization) { Ok(user) } else { Err(Problem::not_found("user").into()) }
}

/// Without an administrator of the network's own body nobody could let anybody in, but from the machine itself.
async fn keep_an_administrator(job: &mut Job, user: &User) -> Result<(), Halt> {
    if !user.roles.contains(Role::Administrator) || user.state != UserState::Active {
        return Ok(());
    }
    let of = membership::by_id(&mut job.conn, user.organization).await?;
    let network = of.is_some_and(|one| one.organization.kind == Kind::Network);
    if network && !store::another_administrator(&mut job.conn, user.id).await? {
        return Err(Problem::new("user.last_administrator").at("user").into());
    }
    Ok(())
}
