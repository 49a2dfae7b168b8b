//! Signing in and out, the language, errors, and what every page carries.
use super::{Visitor, mario};
use crate::support::{Base, figure, on_both, on_sqlite};
use amis::{accounts, call::Call, demo, locale::Language};
use std::sync::Arc;

on_both!(
    a_page_without_a_session_asks_to_sign_in_and_comes_back,
    a_wrong_password_is_told_and_not_kept,
    nobody_is_sent_to_another_site,
    another_sites_form_does_nothing,
    who_signs_out_is_out,
    who_was_invited_chooses_a_password_and_is_in,
);
on_sqlite!(
    the_language_is_chosen_in_the_browser,
    errors_are_pages_too,
    pages_are_light_and_load_what_is_ours
);

async fn a_page_without_a_session_asks_to_sign_in_and_comes_back(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let nobody = Visitor::of(&served, "it");
    for address in [format!("/people/{mario}"), "/".to_owned(), "/unmet?period=MONTH".to_owned()] {
        let asked = nobody.get(&address).await;
        assert_eq!(asked.status, 401, "{address}");
        assert!(!asked.page.contains("Colombo") && asked.says("Accedi"), "{}", asked.page);
        let back = asked.hidden("back");
        assert_eq!(back, address);
        let mail = &world.seat("giulia").mail;
        let form = [("do", "enter"), ("mail", mail.as_str()), ("password", demo::PASSWORD), ("back", &back)];
        let entered = nobody.send("/sign-in", &form).await;
        let to = entered.to.unwrap();
        assert!(entered.status == 303 && to.starts_with(&address) && to.ends_with("done=enter"), "{to}");
    }
}

async fn a_wrong_password_is_told_and_not_kept(base: Base) {
    let (world, served, _) = mario(&base).await;
    let nobody = Visitor::of(&served, "it");
    let mail = world.seat("giulia").mail.clone();
    for mail in [mail.as_str(), "nessuno@municipio9.example"] {
        let form = [("do", "enter"), ("mail", mail), ("password", "wrong-password-entirely")];
        let refused = nobody.send("/sign-in", &form).await;
        assert_eq!((refused.status, refused.cookies.len()), (422, 0), "{}", refused.page);
        assert!(refused.says("Indirizzo e password non vanno insieme") && refused.says("role=\"alert\""));
        assert!(refused.page.contains(&format!("value=\"{mail}\"")), "the address is kept: {}", refused.page);
        assert!(!refused.page.contains("wrong-password"), "the password is not: {}", refused.page);
    }
    let empty = nobody.send("/sign-in", &[("do", "enter")]).await;
    assert_eq!(empty.status, 422);
    assert_eq!(
        empty.page.matches("Questo campo serve.").count(),
        4,
        "above and at each field: {}",
        empty.page
    );
}

async fn nobody_is_sent_to_another_site(base: Base) {
    let (world, served, _) = mario(&base).await;
    let nobody = Visitor::of(&served, "it");
    let mail = &world.seat("giulia").mail;
    for back in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let form = [("do", "enter"), ("mail", mail.as_str()), ("password", demo::PASSWORD), ("back", back)];
        assert_eq!(nobody.send("/sign-in", &form).await.to.as_deref(), Some("/?done=enter"), "{back}");
        let form = [("language", "en"), ("back", back)];
        assert_eq!(nobody.send("/language", &form).await.to.as_deref(), Some("/"), "{back}");
    }
}

async fn another_sites_form_does_nothing(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let needs = async || base.number("select count(*) from need").await;
    let before = needs().await;
    let form = [("do", "open"), ("person", mario.as_str()), ("domain", "DIGI"), ("urgency", "SOON")];
    for site in ["cross-site", "same-site", "none-of-these"] {
        let refused = giulia.send_from(site, &format!("/people/{mario}/needs/new"), &form).await;
        assert_eq!((refused.status, needs().await), (403, before), "{site}");
        assert!(!refused.page.contains("Colombo"), "{}", refused.page);
    }
    let done = giulia.send(&format!("/people/{mario}/needs/new"), &form).await;
    assert_eq!((done.status, needs().await), (303, before + 1), "{}", done.page);
}

async fn who_signs_out_is_out(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    assert_eq!(giulia.get(&format!("/people/{mario}")).await.status, 200);
    let left = giulia.send("/sign-in", &[("do", "leave")]).await;
    assert_eq!(left.to.as_deref(), Some("/sign-in?done=leave"));
    assert!(left.cookies.iter().any(|cookie| cookie.starts_with("__Host-amis=;")), "{:?}", left.cookies);
    assert_eq!(
        giulia.get(&format!("/people/{mario}")).await.status,
        401,
        "the cookie is worth nothing any more"
    );
    let told = giulia.get("/sign-in?done=leave").await;
    assert!(told.says("Sei uscito."), "{}", told.page);
    let made_up = giulia.get("/sign-in?done=nothing-of-ours").await;
    assert!(made_up.status == 200 && !made_up.says("role=\"status\""), "{}", made_up.page);
}

async fn who_was_invited_chooses_a_password_and_is_in(base: Base) {
    let (world, served, _) = mario(&base).await;
    let user = world.seat("nadia").actor.user;
    let call = Call::new(Arc::clone(&world.house), None, Language::En, "operator".to_owned());
    let invited = call.write(move |job| Box::pin(accounts::invite(job, user))).await.unwrap();
    let nobody = Visitor::of(&served, "it");
    let secret = invited.secret.reveal();
    let short =
        nobody.send("/invitation", &[("do", "accept"), ("secret", secret), ("password", "corta")]).await;
    assert!(short.status == 422 && short.says("Almeno 15 caratteri"), "{}", short.page);
    let form = [("do", "accept"), ("secret", secret), ("password", "tre capre sotto il ponte")];
    let chosen = nobody.send("/invitation", &form).await;
    assert_eq!((chosen.status, chosen.to.as_deref()), (303, Some("/?done=accept")), "{}", chosen.page);
    assert!(chosen.cookies.iter().any(|cookie| cookie.starts_with("__Host-amis=")), "{:?}", chosen.cookies);
    assert_eq!(nobody.send("/invitation", &form).await.status, 422, "it holds once");
}

async fn the_language_is_chosen_in_the_browser(base: Base) {
    let (_, served, _) = mario(&base).await;
    let nobody = Visitor::of(&served, "it");
    let chosen = nobody.send("/language", &[("language", "en"), ("back", "/sign-in")]).await;
    assert_eq!(chosen.to.as_deref(), Some("/sign-in"));
    let cookie = &chosen.cookies[0];
    assert!(cookie.starts_with("__Host-amis-language=en;") && cookie.contains("HttpOnly"), "{cookie}");
    assert_eq!(nobody.send("/language", &[("language", "xx")]).await.status, 400);
    let page = nobody.get("/sign-in").await;
    assert!(page.page.contains("<html lang=\"it\">") && page.says("lang=\"en\">English"), "{}", page.page);
}

async fn errors_are_pages_too(base: Base) {
    let (world, served, _) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    for address in ["/nothing", "/people/person_0192f3b1c4d57aaa8bbb0123456789ab", "/needs/what"] {
        let lost = giulia.get(address).await;
        assert!(matches!(lost.status, 404 | 400), "{address}: {}", lost.status);
        assert!(lost.says("Torna all'inizio") && lost.page.contains("<h1>"), "{}", lost.page);
    }
    assert_eq!(giulia.send("/people", &[("do", "nothing")]).await.status, 404);
}

async fn pages_are_light_and_load_what_is_ours(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let page = giulia.get(&format!("/people/{mario}")).await.page;
    let loaded =
        ["href=\"/static/", "src=\"/static/"].into_iter().flat_map(|begin| page.split(begin).skip(1));
    let mut files: Vec<_> = loaded
        .filter_map(|rest| rest.split(['"', '#']).next())
        .map(|name| format!("/static/{name}"))
        .collect();
    files.sort_unstable();
    files.dedup();
    files.retain(|file| !file.ends_with("LICENSES.txt"));
    // The style names the second cut of the letters.
    files.push(files.iter().find(|file| file.contains("titillium-400")).unwrap().replace("400", "600"));
    let html = giulia.weight(&format!("/people/{mario}")).await;
    let mut first = html;
    for file in &files {
        first += giulia.weight(file).await;
    }
    assert!(first <= 90 * 1024, "{first} bytes: {files:?}");
    assert!(html <= 10 * 1024, "{html} bytes of the profile");
    assert!(
        !page.contains("style=\"") && !page.contains("onclick") && !page.contains("<style"),
        "the policy runs none of it"
    );
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing is loaded from elsewhere");
    figure("P18", &format!("a first visit loads {first} bytes, the profile page alone {html}"));
}
