//! What is answered to changes. Everybody tries every change on what is Mario's and looks at the whole payload: whoever
//! sees nothing of him is answered as if it had never been, and nobody finds more than what may be theirs.
use super::{
    Marks, all_found, at_first, once_answered,
    paths::Paths,
    things::{Things, prepared},
};
use crate::support::{Base, figure, on_both, suite_or_long};
use serde_json::json;

on_both!(
    whoever_sees_nothing_is_answered_as_if_there_were_nothing,
    what_a_change_answers_holds_no_more_than_is_theirs
);

/// Objects between the change and the deepest one: its payload, the person, what hangs on them.
const DEPTH: usize = 4;
/// Changes that are about whoever asks, and not about persons.
const OF_ONESELF: [&str; 2] = ["signIn", "acceptInvitation"];
/// An emergency opens a profile to whoever opens it, so that it tells that there is one: this is what it is for. Each is
/// told to the lead, and wrong guesses are counted.
const EMERGENCY: &str = "openEmergencyAccess";

/// A change that can be tried: the type of its input, and a document for each way down from its payload, in which the input
/// is still to be filled in.
struct Change {
    name: String,
    input: String,
    ways: Vec<String>,
}

/// What stands in a document in place of the input.
const INPUT: &str = "$input";

impl Change {
    /// The document with its input filled from Mario's things, or from made-up ones.
    fn document(&self, paths: &Paths, things: &Things, form: Form) -> String {
        let id = |field: &str| things.named(field, form.made_up);
        let input = paths.input(&self.input, form.whole, &id);
        self.ways[form.way % self.ways.len()].replace(INPUT, &input)
    }
}

#[derive(Clone, Copy)]
struct Form {
    made_up: bool,
    /// With all that the input may hold, not only what it needs.
    whole: bool,
    way: usize,
}

/// The changes that everybody tries.
fn changes(paths: &Paths, things: &Things) -> Vec<Change> {
    let all = paths.changes().into_iter().filter(|(name, _)| !OF_ONESELF.contains(&name.as_str()));
    let ways = |(name, input): (String, String)| {
        let arguments = |field: &str, argument: &str| match (field == name, argument) {
            (true, "input") => vec![INPUT.to_owned()],
            _ => things.values(field, argument),
        };
        let ways = paths.of_change(&name, DEPTH, &arguments).into_iter().map(|one| one.document).collect();
        Change { name, input, ways }
    };
    all.map(ways).collect()
}

/// An answer with the ids of his things replaced by those of nothing.
fn as_if_made_up(answer: &str, things: &Things) -> String {
    let his = things.persons.iter().chain(&things.needs).chain(things.others.values());
    his.fold(answer.to_owned(), |text, id| text.replace(id.as_str(), &super::things::another(id)))
}

async fn whoever_sees_nothing_is_answered_as_if_there_were_nothing(base: Base) {
    let (world, things) = prepared(&base).await;
    let paths = Paths::new();
    let changes = changes(&paths, &things);
    let mut probes = 0;
    let users: Vec<_> = world.users().filter(|user| !["bea", "nadia"].contains(user)).collect();
    for (at, user) in users.into_iter().filter(|user| at_first(user).is_empty()).enumerate() {
        for change in changes.iter().filter(|change| change.name != EMERGENCY) {
            for form in forms(at) {
                let of_his = change.document(&paths, &things, form);
                let of_nothing = change.document(&paths, &things, Form { made_up: true, ..form });
                if of_his == of_nothing {
                    continue;
                }
                let told = world.ask(user, &of_nothing, json!({})).await;
                let expected = format!("{} {:?}", told.data, told.errors);
                let told = world.ask(user, &of_his, json!({})).await;
                let text = format!("{} {:?}", told.data, told.errors);
                assert_eq!(as_if_made_up(&text, &things), expected, "{user}\n{of_his}");
                assert!(!text.contains("Invalid value"), "{user}\n{of_his}\n{text}");
                probes += 1;
            }
        }
    }
    assert!(probes > 500, "{probes}");
    figure(
        "P4",
        &format!("{probes} changes of Mario's things by whoever sees nothing of him: answered as of nothing"),
    );
}

/// The forms in which somebody tries a change: one way down from the payload, each their own; all in the long run.
fn forms(user: usize) -> Vec<Form> {
    let ways = suite_or_long(1, 40);
    let of = |way| [false, true].map(|whole| Form { made_up: false, whole, way: user + way });
    (0..ways).flat_map(of).collect()
}

/// What may be theirs whatever they do: what a referral that is accepted or a claim that is chosen opens.
fn theirs(user: &str) -> Marks {
    at_first(user).union(&once_answered(user)).cloned().collect()
}

async fn what_a_change_answers_holds_no_more_than_is_theirs(base: Base) {
    let (world, things) = prepared(&base).await;
    let paths = Paths::new();
    let changes = changes(&paths, &things);
    let mut found = Marks::new();
    let mut probes = 0;
    // Who leads him last: what she changes opens him to others.
    for (at, user) in ["carla", "franco", "amina", "ines", "luca", "sofia", "giulia"].into_iter().enumerate()
    {
        for change in &changes {
            for form in forms(at) {
                let document = change.document(&paths, &things, form);
                let answer = world.ask(user, &document, json!({})).await;
                let text = format!("{} {:?}", answer.data, answer.errors);
                let (his, hers) = all_found(&text, &things);
                let beyond: Vec<_> = his.difference(&theirs(user)).cloned().collect();
                assert!(beyond.is_empty(), "{user} finds {beyond:?}\n{document}");
                assert!(hers.is_empty(), "{user} finds {hers:?} of Anna\n{document}");
                found.extend(his);
                probes += 1;
            }
        }
    }
    assert!(found.len() > 12, "what is theirs is found: {found:?}");
    figure(
        "P4",
        &format!("{probes} changes by whoever sees a part of Mario: no payload holds more than that"),
    );
}
