//! Pages that nobody has to sign in for: help, privacy, accessibility.
use super::{Visitor, mario};
use crate::support::{Base, on_both};

on_both!(
    help_and_law_are_there_for_whoever_comes,
    who_is_signed_in_keeps_the_menu_there,
    a_page_for_everybody_opens_no_other,
);

const PAGES: [(&str, &str, &str); 3] = [
    ("/aiuto", "Se qualcuno è in pericolo adesso, chiama il 112.", "call 112"),
    ("/privacy", "Non perdi l'aiuto perché hai detto di no.", "You don't lose help"),
    ("/accessibilita", "non è una dichiarazione di accessibilità", "is no accessibility statement"),
];

async fn help_and_law_are_there_for_whoever_comes(base: Base) {
    let (_, served, _) = mario(&base).await;
    for (language, nobody) in ["it", "en"].map(|language| (language, Visitor::of(&served, language))) {
        let entry = nobody.get("/sign-in").await;
        for (address, italian, english) in PAGES {
            assert!(entry.page.contains(&format!("href=\"{address}\"")), "{address} in {}", entry.page);
            let shown = nobody.get(address).await;
            let said = if language == "it" { italian } else { english };
            assert!(shown.status == 200 && shown.says(said), "{address}: {} {}", shown.status, shown.page);
            assert!(!shown.page.contains("<nav"), "no menu for nobody: {}", shown.page);
            assert!(shown.page.contains("<title>") && !shown.page.contains("<title>AMìS"), "{}", shown.page);
        }
    }
}

async fn who_is_signed_in_keeps_the_menu_there(base: Base) {
    let (world, served, _) = mario(&base).await;
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    for (address, ..) in PAGES {
        let shown = luca.get(address).await;
        assert!(shown.page.contains("<nav class=\"menu\"") && shown.says("Luca"), "{}", shown.page);
    }
    luca.send("/sign-in", &[("do", "leave")]).await;
    for (address, ..) in PAGES {
        let shown = luca.get(address).await;
        assert!(shown.status == 200 && !shown.says("Luca"), "his cookie is worth nothing: {}", shown.page);
    }
}

async fn a_page_for_everybody_opens_no_other(base: Base) {
    let (_, served, mario) = mario(&base).await;
    let nobody = Visitor::of(&served, "it");
    for address in ["/", "/people", "/cards", "/unmet", &format!("/people/{mario}")] {
        let shown = nobody.get(address).await;
        assert!(shown.status == 401 && !shown.page.contains("Colombo"), "{address}: {}", shown.page);
    }
    let sent = nobody.send("/aiuto", &[("do", "claim"), ("needCard", "card")]).await;
    assert_eq!(sent.status, 404, "there is no form on it: {}", sent.page);
}
