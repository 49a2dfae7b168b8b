//! The verbs for those who run accounts over the API: the network's administrator everybody's, an organisation's own
//! administrator its own users'.
use super::{agreement, invitation, invitation::Invitation, organizations, user};
use crate::{
    accounts::{
        model::{NewOrganization, NewUser, User, UserState},
        reach::Reach,
        store::{event, membership, turn, user as store},
    },
    call::{Call, Job, Memo},
    kernel::{AreaId, Halt, OrganizationId, Problem, UserId},
    policy::{Kind, Role, RoleSet},
};

/// Brings an organisation into the network.
pub(in crate::accounts) async fn add_organization(
    call: &Call,
    memo: Memo,
    new: NewOrganization,
) -> Result<OrganizationId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            admits(job).await?;
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
            admits(job).await?;
            if signs {
                agreement::sign_agreement(job, id).await?;
            } else if id == job.actor()?.organization {
                // Nobody would be left who could sign anything.
                return Err(Problem::new("agreement.own").at("organization").into());
            } else {
                agreement::end_agreement(job, id).await?;
            }
            Ok(id)
        })
    })
    .await
}

/// Adds a user of an organisation whose accounts the caller runs.
pub(in crate::accounts) async fn add_user(
    call: &Call,
    memo: Memo,
    new: NewUser,
) -> Result<(UserId, Option<Invitation>), Halt> {
    call.mutate_and_tell(memo, move |job| {
        Box::pin(async move {
            let reach = runs(job).await?;
            let there = membership::within(&mut job.conn, reach, new.organization).await?;
            there.ok_or_else(|| Problem::not_found("organization"))?;
            appoint(reach, (RoleSet::EMPTY, &[]), (new.roles, &new.districts))?;
            let invitation = user::add_user(job, new).await?;
            Ok((invitation.user, invitation))
        })
    })
    .await
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
    call.mutate_and_tell(memo, move |job| {
        Box::pin(async move {
            let (user, reach) = theirs(job, id).await?;
            if opening == Opening::Enable && user.state == UserState::Disabled {
                shut_out_by_own(job, reach, id).await?;
            }
            let invitation = match opening {
                Opening::Invite => invitation::invite(job, id).await?,
                Opening::Enable => user::enable_user(job, id).await?,
            };
            Ok((id, invitation))
        })
    })
    .await
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
            let (user, reach) = theirs(job, id).await?;
            not_oneself(job, id)?;
            if !roles.contains(Role::Administrator) {
                keep_an_administrator(job, reach, &user).await?;
            }
            let before = store::districts(&mut job.conn, id).await?;
            appoint(reach, (user.roles, &before), (roles, &districts))?;
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
            let (user, reach) = theirs(job, id).await?;
            not_oneself(job, id)?;
            keep_an_administrator(job, reach, &user).await?;
            user::disable_user(job, id).await?;
            Ok(id)
        })
    })
    .await
}

async fn runs(job: &mut Job) -> Result<Reach, Halt> {
    let reach = Reach::to_run(&job.law(), &job.actor()?)?;
    turn::take(&mut job.conn).await?;
    Ok(reach)
}

async fn admits(job: &mut Job) -> Result<Reach, Halt> {
    let reach = Reach::to_admit(&job.law(), &job.actor()?)?;
    turn::take(&mut job.conn).await?;
    Ok(reach)
}

/// Nobody gives themselves other roles, or shuts themselves out.
fn not_oneself(job: &Job, id: UserId) -> Result<(), Halt> {
    if id == job.actor()?.user { Err(Problem::new("user.yourself").at("user").into()) } else { Ok(()) }
}

/// The user, where the caller runs the accounts of their organisation.
async fn theirs(job: &mut Job, id: UserId) -> Result<(User, Reach), Halt> {
    let reach = runs(job).await?;
    let found = store::within(&mut job.conn, reach, id).await?;
    Ok((found.ok_or_else(|| Problem::not_found("user"))?, reach))
}

/// Whom somebody above disabled is not let in again by who runs the accounts of one organisation alone.
async fn shut_out_by_own(job: &mut Job, reach: Reach, id: UserId) -> Result<(), Halt> {
    match reach.only() {
        Some(own) if event::disabled_from(&mut job.conn, id).await? != Some(own) => {
            Err(Problem::new("user.disabled_by_network").at("user").into())
        }
        _ => Ok(()),
    }
}

/// A coordinator reads exact counts of districts that are not their organisation's own: who runs its accounts alone can take
/// districts from one, and give none.
fn appoint(
    reach: Reach,
    (had, before): (RoleSet, &[AreaId]),
    (roles, districts): (RoleSet, &[AreaId]),
) -> Result<(), Halt> {
    let widens = districts.iter().any(|district| !before.contains(district));
    let appoints = roles.contains(Role::Coordinator) && (!had.contains(Role::Coordinator) || widens);
    if reach.only().is_some() && appoints {
        return Err(Problem::new("user.coordinator_by_network").at("roles").into());
    }
    Ok(())
}

/// Without an administrator of the network's own body nobody could let anybody in, but from the machine itself. Of two who let
/// each other go at once the second finds that nobody would be left.
async fn keep_an_administrator(job: &mut Job, reach: Reach, user: &User) -> Result<(), Halt> {
    if !user.roles.contains(Role::Administrator) || user.state != UserState::Active {
        return Ok(());
    }
    let of = membership::within(&mut job.conn, reach, user.organization).await?;
    let network = of.is_some_and(|one| one.organization.kind == Kind::Network);
    let now = job.now();
    if network && !store::another_administrator(&mut job.conn, user.id, now).await? {
        return Err(Problem::new("user.last_administrator").at("user").into());
    }
    Ok(())
}
