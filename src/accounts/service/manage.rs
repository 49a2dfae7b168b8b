//! The verbs for those who run accounts over the API: the network's administrator everybody's, an organisation's own
//! administrator its own users'.
use super::{agreement, invitation, invitation::Invitation, organizations, user};
use crate::{
    accounts::{
        model::{NewOrganization, NewUser, User, UserState},
        reach::Reach,
        store::{membership, user as store},
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
            Reach::to_admit(&job.law(), &job.actor()?)?;
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
            let reach = Reach::to_admit(&job.law(), &job.actor()?)?;
            let found = membership::within(&mut job.conn, reach, id).await?;
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

/// Adds a user of an organisation whose accounts the caller runs.
pub(in crate::accounts) async fn add_user(
    call: &Call,
    memo: Memo,
    new: NewUser,
) -> Result<(UserId, Option<Invitation>), Halt> {
    call.mutate_and_tell(memo, move |job| {
        Box::pin(async move {
            let reach = Reach::to_run(&job.law(), &job.actor()?)?;
            let there = membership::within(&mut job.conn, reach, new.organization).await?;
            there.ok_or_else(|| Problem::not_found("organization"))?;
            appoint(reach, new.roles, &new.districts, &[])?;
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
            theirs(job, id).await?;
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
            if !roles.contains(Role::Administrator) {
                keep_an_administrator(job, reach, &user).await?;
            }
            let before = if user.roles.contains(Role::Coordinator) {
                store::districts(&mut job.conn, id).await?
            } else {
                vec![]
            };
            appoint(reach, roles, &districts, &before)?;
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
            if id == job.actor()?.user {
                return Err(Problem::new("user.yourself").at("user").into());
            }
            keep_an_administrator(job, reach, &user).await?;
            user::disable_user(job, id).await?;
            Ok(id)
        })
    })
    .await
}

/// The user, where the caller runs the accounts of their organisation.
async fn theirs(job: &mut Job, id: UserId) -> Result<(User, Reach), Halt> {
    let reach = Reach::to_run(&job.law(), &job.actor()?)?;
    let found = store::within(&mut job.conn, reach, id).await?;
    Ok((found.ok_or_else(|| Problem::not_found("user"))?, reach))
}

/// A coordinator reads exact counts of districts that are not their organisation's own: who runs its accounts alone can take
/// districts from one, and give none.
fn appoint(reach: Reach, roles: RoleSet, districts: &[AreaId], before: &[AreaId]) -> Result<(), Halt> {
    let widens = districts.iter().any(|district| !before.contains(district));
    let appoints = roles.contains(Role::Coordinator) && (before.is_empty() || widens);
    if reach.only().is_some() && appoints {
        return Err(Problem::new("user.coordinator_by_network").at("roles").into());
    }
    Ok(())
}

/// Without an administrator of the network's own body nobody could let anybody in, but from the machine itself.
async fn keep_an_administrator(job: &mut Job, reach: Reach, user: &User) -> Result<(), Halt> {
    if !user.roles.contains(Role::Administrator) || user.state != UserState::Active {
        return Ok(());
    }
    let of = membership::within(&mut job.conn, reach, user.organization).await?;
    let network = of.is_some_and(|one| one.organization.kind == Kind::Network);
    if network && !store::another_administrator(&mut job.conn, user.id).await? {
        return Err(Problem::new("user.last_administrator").at("user").into());
    }
    Ok(())
}
