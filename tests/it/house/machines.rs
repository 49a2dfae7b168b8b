//! The machines as their documentation draws them: from the tables that the program moves by.
use crate::support::{agree, timed};
use amis::{
    conferences,
    consent::{self, RULES},
    handover, needs, orientations,
    referrals::{claim, referral},
};
use std::fmt::Write as _;

const HEAD: &str = "\
# Lives

What can happen to a need, a claim, a referral and the rest, and nothing else can: a move that is not drawn here is
refused with the state and the moves that are left. Drawn from the tables that the program moves by; never by hand.
";

type Edge = (&'static str, &'static str, &'static str);

fn draw(text: &mut String, what: &str, begins: &str, edges: impl Iterator<Item = Edge>) {
    write!(text, "\n## {what}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {begins}\n").unwrap();
    for (from, event, to) in edges {
        writeln!(text, "    {from} --> {to}: {event}").unwrap();
    }
    text.push_str("```\n");
}

#[test]
fn the_drawn_lives_are_those_that_are_lived() {
    timed(|| {
        let mut text = HEAD.to_owned();
        draw(&mut text, "Need", "open", needs::MACHINE.words());
        draw(&mut text, "Claim", "proposed", claim::MACHINE.words());
        draw(&mut text, "Referral", "draft", referral::MACHINE.words());
        draw(&mut text, "Orientation", "given", orientations::MACHINE.words());
        let grant = RULES.iter().map(|rule| (rule.from.name(), rule.event.name(), rule.to.name()));
        draw(&mut text, "Grant", "draft", grant);
        draw(&mut text, "Conference", "open", conferences::MACHINE.words());
        draw(&mut text, "Hand-over", "proposed", handover::MACHINE.words());
        draw(&mut text, "Question for parts", "asked", consent::PART_REQUEST.words());
        draw(&mut text, "Emergency access", "open", consent::EMERGENCY.words());
        agree("docs/lives.md", &text);
    });
}
