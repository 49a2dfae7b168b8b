use super::{World, refusal};
use crate::support::{Base, on, on_both};
use amis::{
    accounts::{self, Credentials, NewToken},
    call::{TokenScope, TokenScopes},
    kernel::{Halt, TokenId},
    policy::{Kind, Purpose, Role, RoleSet},
};
use chrono::TimeDelta;

on_both!(
    a_token_speaks_for_its_users_organisation,
    a_revoked_token_is_refused_at_once,
    a_token_ends_by_itself,
    a_token_never_exceeds_its_users_roles,
    a_reading_token_changes_nothing,
    a_token_has_its_own_purpose,
    what_is_stored_of_a_token_opens_nothing,
    a_token_without_end_or_scope_is_not_issued,
    a_disabled_users_token_is_refused_at_once,
    tokens_of_one_name_are_revoked_together,
);

async fn a_token_speaks_for_its_users_organisation(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let caller = world.bearer(&token).await.unwrap().unwrap();
    assert_eq!((caller.actor.user, caller.actor.organization), (world.giulia, world.organization));
    assert_eq!(caller.actor.kind, Kind::Municipio);
    assert_eq!(caller.actor.roles, RoleSet::of(&[Role::SocialWorker]));
    assert!(caller.actor.agreement);
}

async fn a_revoked_token_is_refused_at_once(base: Base) {
    let world = World::new(&base).await;
    let [kept, revoked] = [
        world.token(world.giulia, TokenScopes::ALL).await,
        world.token(world.giulia, TokenScopes::ALL).await,
    ];
    let before = world.bearer(&revoked).await.unwrap().unwrap();
    let id = revoked.id;
    world.change(move |job| Box::pin(accounts::revoke_token(job, id))).await;
    assert!(matches!(world.bearer(&revoked).await, Err(Halt::Unauthenticated)));
    let other = world.bearer(&kept).await.unwrap().unwrap();
    assert!(other.user_version > before.user_version, "answers that are under way notice");
    let again = world.try_change(move |job| Box::pin(accounts::revoke_token(job, id))).await;
    assert_eq!(refusal(again), "not_found");
}

async fn a_token_ends_by_itself(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    world.advance(TimeDelta::days(30) - TimeDelta::seconds(1));
    let caller = world.bearer(&token).await.unwrap().unwrap();
    assert_eq!(caller.until, Some(world.house.clock.now() + TimeDelta::seconds(1)));
    world.advance(TimeDelta::seconds(1));
    assert!(matches!(world.bearer(&token).await, Err(Halt::Unauthenticated)));
}

async fn a_token_never_exceeds_its_users_roles(base: Base) {
    let world = World::new(&base).await;
    let (giulia, dario) = (world.giulia, world.dario);
    let of_giulia = world.token(giulia, TokenScopes::ALL).await;
    let of_dario = world.token(dario, TokenScopes::ALL).await;
    let read_and_write = TokenScopes::of(&[TokenScope::Read, TokenScope::Write]);
    assert_eq!(world.bearer(&of_giulia).await.unwrap().unwrap().scopes, read_and_write);
    assert_eq!(world.bearer(&of_dario).await.unwrap().unwrap().scopes, TokenScopes::ALL);
    let fewer = RoleSet::of(&[Role::Trainee]);
    world.change(move |job| Box::pin(async move { accounts::set_roles(job, dario, fewer, &[]).await })).await;
    let caller = world.bearer(&of_dario).await.unwrap().unwrap();
    assert_eq!((caller.scopes, caller.actor.roles), (read_and_write, fewer));
}

async fn a_reading_token_changes_nothing(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::of(&[TokenScope::Read])).await;
    let call = world.call(world.bearer(&token).await.unwrap());
    assert!(call.within(TokenScope::Read).is_ok());
    let halt = call.within(TokenScope::Write).unwrap_err();
    let error = amis::call::error(&call, halt);
    let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code")).cloned();
    assert_eq!(code, Some("FORBIDDEN".into()));
}

async fn a_token_has_its_own_purpose(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let credentials = Credentials::bearer(token.secret.reveal());
    let asked = |purpose| accounts::authenticate(&world.house, &credentials, Some(purpose));
    assert_eq!(asked(Purpose::Coordinate).await.unwrap().unwrap().actor.purpose, Purpose::Coordinate);
    assert_eq!(refusal(asked(Purpose::Statistics).await), "purpose.not_allowed");
    assert_eq!(refusal(asked(Purpose::Emergency).await), "purpose.not_allowed");
}

async fn what_is_stored_of_a_token_opens_nothing(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let mut conn = base.db().reader().await.unwrap();
    let stored: Vec<u8> =
        on!(conn, |c| sqlx::query_scalar("select digest from token").fetch_one(c).await).unwrap();
    let listed = accounts::tokens(&mut conn, Some(world.giulia)).await.unwrap();
    conn.give_back().await;
    assert_ne!(stored, token.secret.reveal().as_bytes());
    assert!(!format!("{listed:?}").contains(token.secret.reveal()));
    for shown in [data_encoding::BASE64URL_NOPAD.encode(&stored), "amis_".to_owned(), String::new()] {
        let credentials = Credentials::bearer(&shown);
        let found = accounts::authenticate(&world.house, &credentials, None).await;
        assert!(matches!(found, Err(Halt::Unauthenticated)));
    }
}

async fn a_token_without_end_or_scope_is_not_issued(base: Base) {
    let world = World::new(&base).await;
    let now = world.house.clock.now();
    let new = NewToken {
        user: world.giulia,
        name: "test".to_owned(),
        scopes: TokenScopes::ALL,
        purpose: Purpose::Coordinate,
        expires_at: now + TimeDelta::days(1),
    };
    let refused = |new: NewToken| world.try_change(move |job| Box::pin(accounts::issue_token(job, new)));
    let endless = NewToken { expires_at: now + TimeDelta::days(4_000), ..new.clone() };
    assert_eq!(refusal(refused(endless).await), "token.end_out_of_range");
    assert_eq!(refusal(refused(NewToken { expires_at: now, ..new.clone() }).await), "token.end_out_of_range");
    let for_nothing = NewToken { scopes: TokenScopes::EMPTY, ..new.clone() };
    assert_eq!(refusal(refused(for_nothing).await), "token.scope_required");
    let of_another = NewToken { purpose: Purpose::Administration, ..new.clone() };
    assert_eq!(refusal(refused(of_another).await), "purpose.not_allowed");
    assert_eq!(refusal(refused(NewToken { name: " ".to_owned(), ..new }).await), "text.required");
}

async fn a_disabled_users_token_is_refused_at_once(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let giulia = world.giulia;
    world.change(move |job| Box::pin(accounts::disable_user(job, giulia))).await;
    assert!(matches!(world.bearer(&token).await, Err(Halt::Unauthenticated)));
    let again = world.try_change(move |job| Box::pin(accounts::disable_user(job, giulia))).await;
    assert_eq!(refusal(again), "user.disabled");
}

async fn tokens_of_one_name_are_revoked_together(base: Base) {
    let world = World::new(&base).await;
    let [one, other] =
        [world.token(world.giulia, TokenScopes::ALL).await, world.token(world.luca, TokenScopes::ALL).await];
    let owners =
        |name: &'static str| world.change(move |job| Box::pin(accounts::revoke_tokens_named(job, name)));
    assert_eq!(owners("another").await, 0);
    assert_eq!(owners("test").await, 2);
    for token in [one, other] {
        assert!(matches!(world.bearer(&token).await, Err(Halt::Unauthenticated)));
    }
    let unknown = world.try_change(|job| Box::pin(accounts::revoke_token(job, TokenId::mint()))).await;
    assert_eq!(refusal(unknown), "not_found");
}
