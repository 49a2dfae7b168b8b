//! Who leans on whom, between the rooms and inside them.
use super::{Source, imports, none};
use crate::support::timed;

/// From the ground up: each may name those before it, never one beside it or after it.
const FLOORS: &[(&[&str], &str)] = &[
    (&["kernel"], "knows no room"),
    (&["policy"], "the law judges facts that it is handed"),
    (&["locale"], "words in the reader's language"),
    (&["db"], "the one place that names an engine"),
    (&["audit"], "written by every call, so below it"),
    (&["call"], "what every room is handed"),
    (&["areas"], "places, before anybody stands in one"),
    (&["accounts"], "organisations and their people"),
    (&["directory"], "what organisations offer"),
    (&["groups"], "where people help each other; told of, never told"),
    (&["texts"], "what persons are told and asked"),
    (&["persons"], "the person at the centre"),
    (&["looks"], "who looked at a profile"),
    (&["remarks"], "what the person says of a part of it"),
    (&["conferences"], "who talks about a person"),
    (&["consent"], "what a person's profile is shared by"),
    (&["explain"], "why something is open or closed"),
    (&["needs"], "what a person needs"),
    (&["diary"], "what was done with a person"),
    (&["matching"], "who could answer a need"),
    (&["referrals"], "who was asked to"),
    (&["handover"], "who leads a person next"),
    (&["orientations"], "what they were told of"),
    (&["inbox"], "what waits for whom"),
    (&["sync"], "what changed of it, for other systems"),
    (&["live"], "the same for those who keep a connection open"),
    (&["mail"], "who hears of it by mail"),
    (&["insight"], "counts of all of it"),
    (&["exchange"], "directories brought in from outside"),
    (&["settings"], "what the whole is told from outside; no room reads it"),
    (&["web"], "the one schema, and the door"),
    (&["demo"], "a world whose users ask the API"),
    (&["cli"], "the commands"),
    (&["lib", "main"], "the whole"),
];

/// Inside a room, from the ground up.
const LAYERS: &[&str] = &["model", "store", "service", "graphql"];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|(rooms, _)| rooms.contains(&room))
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == name)
}

#[test]
fn every_room_has_its_place_in_the_order() {
    timed(|| {
        let homeless = Source::all()
            .iter()
            .filter(|file| floor(file.room()).is_none())
            .map(|f| f.path.clone())
            .collect();
        none(homeless, "rooms that the order doesn't know");
    });
}

#[test]
fn rooms_lean_downhill() {
    timed(|| none(Source::all().iter().flat_map(uphill).collect(), "who leans on whom goes one way"));
}

fn uphill(file: &Source) -> Vec<String> {
    let Some(own) = floor(file.room()) else { return vec![] };
    let breach = |import: &imports::Import| {
        let room = import.path[0].as_str();
        let theirs = floor(room)?;
        let as_object =
            file.layer() == Some("graphql") && import.path.get(1).is_some_and(|part| part == "graphql");
        let allowed = room == file.room() || theirs < own || as_object;
        (!allowed).then(|| format!("{}:{}: {}", file.path, import.line, import.path.join("::")))
    };
    imports::of(file).iter().filter_map(breach).collect()
}

#[test]
fn inside_a_room_objects_lean_on_verbs_and_verbs_on_the_store() {
    timed(|| {
        let why = "graphql → service → store → model, and an object never asks the store";
        none(Source::all().iter().flat_map(inside_out).collect(), why);
    });
}

fn inside_out(file: &Source) -> Vec<String> {
    let Some(own) = file.layer().and_then(layer) else { return vec![] };
    let breach = |import: &imports::Import| {
        let same_room = import.path[0] == file.room();
        let theirs = import.path.get(1).and_then(|part| layer(part)).filter(|_| same_room)?;
        let past_the_verbs = LAYERS[own] == "graphql" && LAYERS[theirs] == "store";
        (theirs > own || past_the_verbs)
            .then(|| format!("{}:{}: {}", file.path, import.line, import.path.join("::")))
    };
    imports::of(file).iter().filter_map(breach).collect()
}

#[test]
fn a_room_lends_through_its_door_alone() {
    timed(|| {
        let opened = |file: &Source| {
            let door = file.module.len() == 1 && file.path.ends_with("/mod.rs");
            let open = ["pub mod store", "pub mod service", "pub(crate) mod store", "pub(crate) mod service"];
            let found = open.iter().filter(|_| door).flat_map(|words| file.lines_with(words));
            found.collect::<Vec<_>>()
        };
        none(Source::all().iter().flat_map(opened).collect(), "others use what mod.rs lends");
    });
}

#[test]
fn the_rules_see_a_breach() {
    let breach = |path, text| {
        let file = Source::of(path, text);
        [uphill(&file), inside_out(&file)].concat().len()
    };
    assert_eq!(breach("src/persons/service.rs", "use crate::needs::Need;"), 1);
    assert_eq!(breach("src/kernel/text.rs", "use crate::{policy::Part, db::Conn};"), 2);
    assert_eq!(
        breach("src/persons/graphql/object.rs", "use crate::needs::graphql::Need; use super::super::store;"),
        1
    );
    assert_eq!(breach("src/persons/store/mod.rs", "use super::{service::read, model::Contact};"), 1);
    assert_eq!(
        breach("src/referrals/service.rs", "use crate::{needs, kernel::Halt, call::Job}; use super::store;"),
        0
    );
}
