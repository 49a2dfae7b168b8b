//! How long it takes to fill in a page: Mario's profile, at most 3 ms.
#![recursion_limit = "256"]
use amis::{
    call::{Call, Caller, House, Settled, Terms, TokenScope, TokenScopes},
    db::{Db, Place},
    demo::{self, Size},
    kernel::{Clock, Secrets},
    locale::Language,
    policy::Law,
    web::{pages::Rendering, schema},
};
use async_graphql::{Request, Variables};
use chrono::DateTime;
use criterion::Criterion;
use serde_json::{Value, json};
use std::{error::Error, hint::black_box, sync::Arc};

/// What Giulia is answered by the documents of the page, one after the other.
async fn answered(page: &Rendering) -> Result<Value, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let db = Db::open(&Place::Sqlite(folder.path().join("amis.db"))).await?;
    let law = Arc::new(Law::embedded().map_err(|wrong| format!("{wrong:?}"))?);
    let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_742);
    let house = amis::house(db, law, Clock::at(now), Secrets::new([1; 32]), Terms::default());
    let house = Arc::new(house);
    let world = demo::load(&house, now, Size::Stories, &|_, _| ()).await?;
    let caller = Caller {
        actor: world.seats["giulia"].actor.clone(),
        user_version: 1,
        organization_version: 1,
        scopes: TokenScopes::of(TokenScope::ALL),
        until: None,
        behalf: amis::call::Behalf::default(),
    };
    let mario =
        ask(&house, &caller, "{ people(search: \"colombo mario\") { nodes { id } } }", json!({})).await?;
    let id = mario["people"]["nodes"][0]["id"].clone();
    let mut all = json!({});
    for document in page.documents() {
        let answer = ask(&house, &caller, document, json!({ "id": id })).await?;
        for (name, value) in answer.as_object().into_iter().flatten() {
            all[name] = value.clone();
        }
    }
    house.db.close().await;
    Ok(all)
}

async fn ask(
    house: &Arc<House>,
    caller: &Caller,
    document: &str,
    variables: Value,
) -> Result<Value, Box<dyn Error>> {
    let call = Call::new(Arc::clone(house), Some(caller.clone()), Language::It, "bench".to_owned());
    let request = Request::new(document).variables(Variables::from_json(variables)).data(call.clone());
    let answer = schema::build(true).finish().execute(request).await;
    call.release().await;
    let kept = call.settle().await.is_ok_and(|settled| settled == Settled::Kept);
    if !kept || !answer.errors.is_empty() {
        return Err(format!("{:?}", answer.errors).into());
    }
    Ok(answer.data.into_json()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let page = Rendering::of("/people/{id}")?;
    let answered = tokio::runtime::Runtime::new()?.block_on(answered(&page))?;
    let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_742);
    let text = page.page(&answered, now).map_err(|fault| format!("{fault:?}"))?;
    assert!(text.contains("Colombo") && text.contains("<svg"), "the page is Mario's");
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("a profile", |bench| bench.iter(|| page.page(black_box(&answered), now)));
    criterion.final_summary();
    Ok(())
}
