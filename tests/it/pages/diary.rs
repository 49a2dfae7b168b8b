//! The shared story of a person, on a page.
use super::{Visitor, mario};
use crate::support::{Base, on_both};

on_both!(
    the_story_is_told_and_put_right_on_a_page,
    notes_stay_with_who_wrote_them,
    older_notes_are_a_press_away,
);

async fn the_story_is_told_and_put_right_on_a_page(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let profile = giulia.get(&format!("/people/{mario}")).await;
    let address = format!("/people/{mario}/diary");
    assert!(profile.page.contains(&address), "{}", profile.page);
    let need = world.need("giulia", &mario, "MENT").await;
    let add =
        [("do", "add_entry"), ("person", mario.as_str()), ("happenedOn", "01/11/2026"), ("kind", "VISIT")];
    let empty = giulia.send(&address, &add).await;
    assert!(empty.status == 422 && empty.page.contains("value=\"01/11/2026\""), "{}", empty.page);
    let said = [&add[..], &[("text", "Siamo andati insieme a vedere la stanza")]].concat();
    assert_eq!(giulia.send(&address, &said).await.to.as_deref(), Some(&*format!("{address}?done=add_entry")));
    let of_need = [&add[..], &[("text", "Il dottore lo aspetta giovedì"), ("need", need.as_str())]].concat();
    assert_eq!(giulia.send(&address, &of_need).await.status, 303);
    let page = giulia.get(&address).await;
    assert!(
        page.says("vedere la stanza") && page.says("aspetta giovedì") && page.says("01/11/2026"),
        "{}",
        page.page
    );
    let right = [
        ("do", "correct_entry"),
        ("entry", &page.hidden("entry")),
        ("ifVersion", &page.hidden("ifVersion")),
        ("happenedOn", "2026-10-31"),
        ("kind", "MEETING"),
        ("text", "Scritto meglio"),
    ];
    let done = giulia.send(&address, &right).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let page = giulia.get(&address).await;
    assert!(
        page.says("Scritto meglio") && page.says("Prima, fino al"),
        "what stood there stays: {}",
        page.page
    );
    assert!(page.says("vedere la stanza") && page.says("aspetta giovedì"), "{}", page.page);
    // Who isn't of those that work with him reads nothing of it, and writes nothing.
    for user in ["luca", "nadia", "paolo"] {
        let other = Visitor::signed_in(&served, &world, user, "it").await;
        assert_eq!(other.get(&address).await.status, 404, "{user}");
        assert!(other.send(&address, &said).await.status != 303, "{user}");
    }
    let franco = Visitor::signed_in(&served, &world, "franco", "it").await;
    let page = franco.get(&address).await;
    assert!(page.status != 200 || !page.says("Scritto meglio"), "{}", page.page);
}

async fn notes_stay_with_who_wrote_them(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let address = format!("/people/{mario}/diary");
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let note = [("do", "add_note"), ("person", mario.as_str()), ("text", "Da sentire la scuola")];
    let done = giulia.send(&address, &note).await;
    assert_eq!(done.to.as_deref(), Some(&*format!("{address}?done=add_note")), "{}", done.page);
    let page = giulia.get(&address).await;
    assert!(page.says("Da sentire la scuola") && page.says("Non escono mai dal tuo ente"), "{}", page.page);
    // Carla knows Mario; she reads no note of another organisation's, and only a lead's professionals keep any.
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    let page = carla.get(&address).await;
    assert!(
        page.status == 200 && !page.says("Da sentire") && !page.page.contains("add_note"),
        "{}",
        page.page
    );
    let refused = carla.send(&address, &note).await;
    assert!(refused.status == 422 && refused.says("professionisti dell'ente titolare"), "{}", refused.page);
}

async fn older_notes_are_a_press_away(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let address = format!("/people/{mario}/diary");
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    for number in 0..22 {
        let text = format!("Appunto {number:02}.");
        let note = [("do", "add_note"), ("person", mario.as_str()), ("text", text.as_str())];
        assert_eq!(giulia.send(&address, &note).await.status, 303);
    }
    let page = giulia.get(&address).await;
    assert!(page.says("Appunto 21.") && !page.says("Appunto 01."), "{}", page.page);
    let on = page.page.split(&format!("href=\"{address}?notes=")).nth(1).expect("a way on");
    let cursor = on.split('"').next().unwrap();
    let older = giulia.get(&format!("{address}?notes={cursor}")).await;
    assert!(older.says("Appunto 01.") && !older.says("Appunto 21."), "{}", older.page);
}
