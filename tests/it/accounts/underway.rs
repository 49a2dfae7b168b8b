//! Answers that are on their way out when the rights that they rest on end.
use super::{HOME, PASSWORD, World, fresh, secret};
use crate::support::{Base, on, on_both};
use amis::{
    accounts::{self, Client},
    call::{Call, Caller, Settled, TokenScopes},
    kernel::PersonId,
    policy::{Decision, Part, RoleSet},
};
use chrono::{DateTime, Utc};

on_both!(
    an_answer_leaves_while_nothing_moved,
    an_answer_is_thrown_away_when_its_token_is_revoked,
    an_answer_is_thrown_away_when_its_user_is_disabled,
    an_answer_is_thrown_away_when_its_session_ends,
    an_answer_is_thrown_away_when_a_role_is_taken_away,
    an_answer_is_thrown_away_when_the_agreement_ends,
);

/// A call of this caller that is about to show a person's identity.
async fn about_to_show(world: &World, caller: Caller) -> Call {
    let (person, lead, now) = (PersonId::mint(), world.organization, world.house.clock.now());
    let added = world.change(move |job| {
        Box::pin(async move {
            add(&mut job.conn, person, lead, now).await;
            Ok(())
        })
    });
    added.await;
    let call = world.call(Some(caller));
    call.shows(person, 1, &Decision::default(), Part::Identity);
    call
}

async fn add(
    conn: &mut amis::db::Conn,
    id: PersonId,
    lead: amis::kernel::OrganizationId,
    now: DateTime<Utc>,
) {
    on!(conn, |c| sqlx::query(
        "insert into person (id, code, lead_organization_id, basis, languages, registered_at)
         values ($1, 'BADI-GOFU', $2, 'public_task', '', $3)",
    )
    .bind(id)
    .bind(lead)
    .bind(now)
    .execute(c)
    .await
    .map(drop))
    .unwrap();
    let known = "insert into person_access (person_id, version) values ($1, 1)";
    on!(conn, |c| sqlx::query(known).bind(id).execute(c).await.map(drop)).unwrap();
}

async fn by_token(world: &World) -> (Call, accounts::IssuedToken) {
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let caller = world.bearer(&token).await.unwrap().unwrap();
    (about_to_show(world, caller).await, token)
}

async fn an_answer_leaves_while_nothing_moved(base: Base) {
    let world = World::new(&base).await;
    let (call, _) = by_token(&world).await;
    assert_eq!(call.settle().await.unwrap(), Settled::Kept);
    assert_eq!(base.number("select count(*) from audit_event").await, 1);
}

async fn an_answer_is_thrown_away_when_its_token_is_revoked(base: Base) {
    let world = World::new(&base).await;
    let (call, token) = by_token(&world).await;
    world.change(move |job| Box::pin(accounts::revoke_token(job, token.id))).await;
    assert_eq!(call.settle().await.unwrap(), Settled::Moved);
    assert_eq!(base.number("select count(*) from audit_event").await, 0);
}

async fn an_answer_is_thrown_away_when_its_user_is_disabled(base: Base) {
    let world = World::new(&base).await;
    let (call, _) = by_token(&world).await;
    let giulia = world.giulia;
    world.change(move |job| Box::pin(accounts::disable_user(job, giulia))).await;
    assert_eq!(call.settle().await.unwrap(), Settled::Moved);
}

async fn an_answer_is_thrown_away_when_its_session_ends(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let leaving = Client::new(HOME.parse().unwrap(), Some(&secret(&signed_in)), None);
    let call = about_to_show(&world, signed_in.caller).await;
    assert!(accounts::sign_out(&world.call(None), &leaving).await.unwrap().0);
    assert_eq!(call.settle().await.unwrap(), Settled::Moved);
}

async fn an_answer_is_thrown_away_when_a_role_is_taken_away(base: Base) {
    let world = World::new(&base).await;
    let (call, _) = by_token(&world).await;
    let giulia = world.giulia;
    let fewer = RoleSet::of(&[amis::policy::Role::Trainee]);
    world
        .change(move |job| Box::pin(async move { accounts::set_roles(job, giulia, fewer, &[]).await }))
        .await;
    assert_eq!(call.settle().await.unwrap(), Settled::Moved);
}

async fn an_answer_is_thrown_away_when_the_agreement_ends(base: Base) {
    let world = World::new(&base).await;
    let (call, _) = by_token(&world).await;
    let organization = world.organization;
    world.change(move |job| Box::pin(accounts::end_agreement(job, organization))).await;
    assert_eq!(call.settle().await.unwrap(), Settled::Moved);
}
