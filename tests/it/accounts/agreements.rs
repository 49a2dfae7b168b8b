use super::{World, refusal};
use crate::support::{Base, on_both};
use amis::{
    accounts::{self, organizations},
    call::TokenScopes,
    kernel::OrganizationId,
    policy::{Kind, ReadDirectory},
};
use chrono::TimeDelta;

on_both!(
    an_organisation_without_agreement_is_an_outsider,
    an_agreement_ends_and_begins_anew,
    organisations_come_in_one_statement,
);

async fn an_organisation_without_agreement_is_an_outsider(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let organization = world.organization;
    let before = world.bearer(&token).await.unwrap().unwrap();
    assert!(world.house.law.scope::<ReadDirectory>(&before.actor).is_ok());
    world.change(move |job| Box::pin(accounts::end_agreement(job, organization))).await;
    let after = world.bearer(&token).await.unwrap().unwrap();
    assert!(!after.actor.agreement);
    assert!(world.house.law.scope::<ReadDirectory>(&after.actor).is_err());
    assert!(after.organization_version > before.organization_version, "answers that are under way notice");
}

async fn an_agreement_ends_and_begins_anew(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let organization = world.organization;
    world.change(move |job| Box::pin(accounts::end_agreement(job, organization))).await;
    world.advance(TimeDelta::days(1));
    world.change(move |job| Box::pin(accounts::sign_agreement(job, organization))).await;
    assert!(world.bearer(&token).await.unwrap().unwrap().actor.agreement);
    let mut conn = base.db().reader().await.unwrap();
    let found = organizations::by_ids(&mut conn, &[organization]).await.unwrap();
    conn.give_back().await;
    let now = world.house.clock.now();
    assert_eq!(found[0].member_since, now, "what was granted to the kind before does not cover it");
    assert!(found[0].has_agreement(now));
    let unknown =
        world.try_change(|job| Box::pin(accounts::sign_agreement(job, OrganizationId::mint()))).await;
    assert_eq!(refusal(unknown), "not_found");
}

async fn organisations_come_in_one_statement(base: Base) {
    let world = World::new(&base).await;
    let ids: Vec<_> = (0..20).map(|_| OrganizationId::mint()).collect();
    let new: Vec<_> = ids.iter().map(|id| world.joining(*id, Kind::Odv, "Casa Aperta")).collect();
    world
        .change(move |job| {
            Box::pin(async move {
                for new in new {
                    organizations::add(job, new).await?;
                }
                Ok(())
            })
        })
        .await;
    let mut conn = base.db().reader().await.unwrap();
    let found = organizations::by_ids(&mut conn, &ids).await.unwrap();
    assert_eq!((found.len(), conn.statements()), (20, 1));
    assert_eq!(organizations::by_name(&mut conn, "CASA aperta").await.unwrap().len(), 2);
    assert!(organizations::by_ids(&mut conn, &[]).await.unwrap().is_empty());
    assert!(!accounts::has_demo(&mut conn).await.unwrap());
    conn.give_back().await;
}
