use super::{HOME, PASSWORD, World, fresh, secret};
use crate::support::{Base, on_both};
use amis::{
    accounts::{AccountsMutation, AccountsQuery, Client},
    call::{Call, TokenScopes},
};
use async_graphql::{EmptySubscription, Request, Response, Schema, Value, value};

on_both!(nobody_is_no_viewer, a_viewer_sees_who_they_are, signing_in_leaves_the_session_in_a_cookie);

const VIEWER: &str = "{ viewer { name mail language roles agreement purpose scopes districts { code }
    viewerCan { registerPerson readStatistics importDirectory } } }";

async fn ask(call: &Call, client: Client, document: &str) -> Response {
    let schema = Schema::build(AccountsQuery, AccountsMutation, EmptySubscription).finish();
    schema.execute(Request::new(document).data(call.clone()).data(client)).await
}

async fn answer(call: &Call, document: &str) -> Value {
    let answer = ask(call, fresh(HOME), document).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    answer.data
}

async fn nobody_is_no_viewer(base: Base) {
    let world = World::new(&base).await;
    assert_eq!(answer(&world.call(None), VIEWER).await, value!({ "viewer": null }));
}

async fn a_viewer_sees_who_they_are(base: Base) {
    let world = World::new(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let call = world.call(world.bearer(&token).await.unwrap());
    let viewer = value!({ "viewer": {
        "name": "giulia", "mail": "giulia@comune.example", "language": "IT", "roles": ["SOCIAL_WORKER"],
        "agreement": true, "purpose": "COORDINATE", "scopes": ["READ", "WRITE"], "districts": [],
        "viewerCan": { "registerPerson": true, "readStatistics": false, "importDirectory": false },
    } });
    assert_eq!(answer(&call, VIEWER).await, viewer);
    let token = world.token(world.dario, TokenScopes::ALL).await;
    let call = world.call(world.bearer(&token).await.unwrap());
    let can = "{ viewer { viewerCan { registerPerson listPeople readCards importDirectory } } }";
    let administrator = value!({ "viewer": { "viewerCan": {
        "registerPerson": false, "listPeople": false, "readCards": false, "importDirectory": true,
    } } });
    assert_eq!(answer(&call, can).await, administrator);
}

async fn signing_in_leaves_the_session_in_a_cookie(base: Base) {
    let world = World::new(&base).await;
    let document = |password: &str| {
        format!(
            "mutation {{ signIn(input: {{ mail: \"giulia@comune.example\", password: \"{password}\" }})
             {{ viewer {{ name }} problems {{ code field message }} }} }}"
        )
    };
    let refused = ask(&world.call(None), fresh(HOME), &document("not this one")).await;
    assert!(refused.http_headers.is_empty());
    let problem = value!({ "signIn": { "viewer": null, "problems": [{ "code": "sign_in.refused", "field": null,
        "message": "Mail address and password don't go together." }] } });
    assert_eq!(refused.data, problem);
    let signed_in = ask(&world.call(None), fresh(HOME), &document(PASSWORD)).await;
    assert_eq!(signed_in.data, value!({ "signIn": { "viewer": { "name": "giulia" }, "problems": [] } }));
    let cookies: Vec<_> = signed_in.http_headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 2);
    let session = cookies[0].to_str().unwrap().split(['=', ';']).nth(1).unwrap();
    assert_eq!(world.session(session).await.unwrap().actor.user, world.giulia);
    let again = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let leaving = Client::new(HOME.parse().unwrap(), Some(&secret(&again)), None);
    let signed_out =
        ask(&world.call(None), leaving, "mutation { signOut { ended problems { code } } }").await;
    assert_eq!(signed_out.data, value!({ "signOut": { "ended": true, "problems": [] } }));
    assert!(signed_out.http_headers.get("set-cookie").is_some());
    assert!(world.session(&secret(&again)).await.is_none());
}
