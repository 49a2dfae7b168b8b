//! The machines as their documentation draws them: from the tables that the program moves by.
use crate::support::{agree, timed};
use amis::{
    conferences,
    consent::{self, Leave, RULES},
    groups, handover,
    kernel::{By, Machine},
    needs, orientations,
    referrals::{claim, referral},
};
use std::fmt::Write as _;

const HEAD: &str = "\
# Lives

What can happen to a need, a claim, a referral and the rest, and nothing else can: a move that is not drawn here is
refused with the state and the moves that are left. Drawn from the tables that the program moves by; never by hand.

Beside each move stands who makes it. *follows*: it comes of what happens to something else, such as a claim that holds its
need; *clock*: time does it, whoever writes it down; *writer*: whoever may write the need; *opener*: who may open needs at the
person's lead; *author*: whoever wrote it down; *server*: whoever serves the need; *forwarder*: whoever holds a need and sent
it on; *keeper*: whoever keeps the map of groups; *citizen*: whoever it is about, without an account. The lead is the person's; what it does is for those of its people whom the law lets.
";

type Edge = (&'static str, &'static str, &'static str, String);

fn draw(text: &mut String, what: &str, begins: &[&str], edges: impl Iterator<Item = Edge>) {
    write!(text, "\n## {what}\n\n```mermaid\nstateDiagram-v2\n").unwrap();
    for state in begins {
        writeln!(text, "    [*] --> {state}").unwrap();
    }
    for (from, event, to, by) in edges {
        writeln!(text, "    {from} --> {to}: {event} ({by})").unwrap();
    }
    text.push_str("```\n");
}

fn told<S: Copy + PartialEq, E: Copy + PartialEq>(machine: &Machine<S, E>) -> impl Iterator<Item = Edge> {
    let by = |by: &[By]| by.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
    machine.words().map(move |(from, event, to, who)| (from, event, to, by(who)))
}

#[test]
fn the_drawn_lives_are_those_that_are_lived() {
    timed(|| {
        let mut text = HEAD.to_owned();
        draw(&mut text, "Need", &["draft", "open"], told(&needs::MACHINE));
        draw(&mut text, "Claim", &["proposed"], told(&claim::MACHINE));
        draw(&mut text, "Referral", &["draft"], told(&referral::MACHINE));
        draw(&mut text, "Orientation", &["given"], told(&orientations::MACHINE));
        draw(&mut text, "Self-help group", &["forming", "reported", "active"], told(&groups::MACHINE));
        let by = |leave| if leave == Leave::Clock { By::Clock } else { By::Lead }.name().to_owned();
        let grant =
            RULES.iter().map(|rule| (rule.from.name(), rule.event.name(), rule.to.name(), by(rule.leave)));
        draw(&mut text, "Grant", &["draft"], grant);
        draw(&mut text, "Conference", &["open"], told(&conferences::MACHINE));
        draw(&mut text, "Hand-over", &["proposed"], told(&handover::MACHINE));
        draw(&mut text, "Question for parts", &["asked"], told(&consent::PART_REQUEST));
        draw(&mut text, "Emergency access", &["open"], told(&consent::EMERGENCY));
        agree("docs/lives.md", &text);
    });
}
