use super::{HOME, PASSWORD, World, fresh, refusal, secret};
use crate::support::{Base, on_both};
use amis::{
    accounts::{self, Invitation, NewUser, SignedIn},
    kernel::Halt,
    locale::Language,
    policy::{Role, RoleSet},
};
use chrono::TimeDelta;

on_both!(
    a_new_user_chooses_a_password_once,
    an_invitation_ends,
    a_new_invitation_replaces_the_former,
    a_refused_password_leaves_the_invitation_open,
    choosing_a_password_ends_the_sessions_of_the_former,
    a_mail_address_is_one_users,
);

async fn invite(world: &World) -> Invitation {
    let new = NewUser {
        organization: world.organization,
        name: " Nadia Riva ".to_owned(),
        mail: "Nadia@comune.example".to_owned(),
        roles: RoleSet::of(&[Role::SocialWorker]),
        districts: vec![],
        language: Language::It,
    };
    world.change(move |job| Box::pin(accounts::add_user(job, new))).await
}

async fn accept(world: &World, secret: &str, password: &str) -> Result<SignedIn, Halt> {
    accounts::accept_invitation(&world.call(None), &fresh(HOME), secret, password.to_owned()).await
}

async fn a_new_user_chooses_a_password_once(base: Base) {
    let world = World::new(&base).await;
    let invitation = invite(&world).await;
    let refused = world.sign_in(&fresh(HOME), "nadia", PASSWORD).await;
    assert_eq!(refusal(refused), "sign_in.refused");
    let signed_in = accept(&world, invitation.secret.reveal(), PASSWORD).await.unwrap();
    assert_eq!(signed_in.caller.actor.user, invitation.user);
    assert_eq!(world.session(&secret(&signed_in)).await.unwrap().actor.organization, world.organization);
    assert_eq!(refusal(accept(&world, invitation.secret.reveal(), PASSWORD).await), "invitation.refused");
    assert!(world.sign_in(&fresh(HOME), "nadia", PASSWORD).await.is_ok());
}

async fn an_invitation_ends(base: Base) {
    let world = World::new(&base).await;
    let invitation = invite(&world).await;
    world.advance(TimeDelta::days(7));
    assert_eq!(refusal(accept(&world, invitation.secret.reveal(), PASSWORD).await), "invitation.refused");
    assert_eq!(refusal(accept(&world, "nonsense", PASSWORD).await), "invitation.refused");
}

async fn a_new_invitation_replaces_the_former(base: Base) {
    let world = World::new(&base).await;
    let former = invite(&world).await;
    let user = former.user;
    let second = world.change(move |job| Box::pin(accounts::invite(job, user))).await;
    assert_eq!(refusal(accept(&world, former.secret.reveal(), PASSWORD).await), "invitation.refused");
    assert!(accept(&world, second.secret.reveal(), PASSWORD).await.is_ok());
}

async fn a_refused_password_leaves_the_invitation_open(base: Base) {
    let world = World::new(&base).await;
    let invitation = invite(&world).await;
    for (password, code) in [
        ("too short", "password.too_short"),
        ("passwordpassword", "password.common"),
        ("nadia@COMUNE.example", "password.common"),
    ] {
        assert_eq!(refusal(accept(&world, invitation.secret.reveal(), password).await), code);
    }
    assert!(accept(&world, invitation.secret.reveal(), PASSWORD).await.is_ok());
}

async fn choosing_a_password_ends_the_sessions_of_the_former(base: Base) {
    let world = World::new(&base).await;
    let former = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let giulia = world.giulia;
    let invitation = world.change(move |job| Box::pin(accounts::invite(job, giulia))).await;
    assert!(world.session(&secret(&former)).await.is_some());
    assert!(accept(&world, invitation.secret.reveal(), "sei oche lungo il naviglio").await.is_ok());
    assert!(world.session(&secret(&former)).await.is_none());
    assert_eq!(refusal(world.sign_in(&fresh(HOME), "giulia", PASSWORD).await), "sign_in.refused");
}

async fn a_mail_address_is_one_users(base: Base) {
    let world = World::new(&base).await;
    invite(&world).await;
    let new = NewUser {
        organization: world.organization,
        name: "Another".to_owned(),
        mail: "nadia@COMUNE.example".to_owned(),
        roles: RoleSet::of(&[Role::Listener]),
        districts: vec![],
        language: Language::En,
    };
    let again = world.try_change(move |job| Box::pin(accounts::add_user(job, new))).await;
    assert_eq!(refusal(again), "user.mail_taken");
}
