//! Who is a member and who its users are, for those who see or run accounts; and what was done with them.
use crate::{
    accounts::{
        model::{AccountEvent, Membership, User, Whose},
        reach::Reach,
        store::{event, membership, user},
    },
    call::{Call, TokenScope},
    kernel::{AreaId, Halt, OrganizationId, Page, Place, UserId},
};

pub(in crate::accounts) use crate::accounts::store::{
    membership::Narrow as MembershipsAsked, user::Narrow as UsersAsked,
};

fn seen(call: &Call) -> Result<Option<Reach>, Halt> {
    call.within(TokenScope::Read)?;
    call.rests_on_caller();
    Ok(Reach::to_see(&call.house().law, call.actor()?))
}

/// Whether the caller runs the accounts of an organisation.
pub(in crate::accounts) fn runs(call: &Call, organization: OrganizationId) -> bool {
    let reach = call.actor().and_then(|actor| Reach::to_run(&call.house().law, actor));
    reach.is_ok_and(|reach| reach.covers(organization))
}

/// Whether the caller runs who is a member.
pub(in crate::accounts) fn runs_memberships(call: &Call) -> bool {
    call.actor().and_then(|actor| Reach::to_admit(&call.house().law, actor)).is_ok()
}

/// A user with the districts that they coordinate, by code.
pub(in crate::accounts) type Placed = (User, Vec<AreaId>);

/// A page of users by name.
pub(in crate::accounts) async fn users(
    call: &Call,
    narrow: &UsersAsked,
    page: &Page,
) -> Result<Vec<(Place, Placed)>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(Vec::new()) };
    let mut conn = call.reader().await?;
    let rows = user::page(&mut conn, reach, narrow, page).await?;
    let ids: Vec<_> = rows.iter().map(|(_, user)| user.id).collect();
    let mut districts = user::districts_of(&mut conn, &ids).await?;
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
    let Some(user) = user::within(&mut conn, reach, id).await? else { return Ok(None) };
    let districts = user::districts(&mut conn, id).await?;
    Ok(Some((user, districts)))
}

/// A page of memberships by the organisation's name.
pub(in crate::accounts) async fn memberships(
    call: &Call,
    narrow: &MembershipsAsked,
    page: &Page,
) -> Result<Vec<(Place, Membership)>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(Vec::new()) };
    let rows = membership::page(&mut *call.reader().await?, reach, narrow, page).await?;
    Ok(rows.into_iter().map(|(key, one)| (Place::of(key, one.organization.id), one)).collect())
}

/// One organisation's membership, for whoever may see its accounts.
pub(in crate::accounts) async fn one_membership(
    call: &Call,
    id: OrganizationId,
) -> Result<Option<Membership>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(None) };
    membership::within(&mut *call.reader().await?, reach, id).await
}

/// A page of what was done with accounts, the newest first; for whoever may see the accounts.
pub(in crate::accounts) async fn history(
    call: &Call,
    whose: Whose,
    page: &Page,
) -> Result<Vec<(Place, AccountEvent)>, Halt> {
    let Some(reach) = seen(call)? else { return Ok(Vec::new()) };
    let rows = event::page(&mut *call.reader().await?, reach, whose, page, call.now()).await?;
    Ok(rows.into_iter().map(|one| (Place::of(one.at.timestamp_micros().to_string(), one.id), one)).collect())
}
