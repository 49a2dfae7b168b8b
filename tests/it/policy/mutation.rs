//! No line of the law is idle, and none can change unnoticed: the agreed matrix differs.
use super::{BASIS, LAW, POLICY};
use crate::support::figure;
use amis::policy::Law;

/// Each line that says something, with its place.
fn lines(text: &str) -> Vec<(usize, Vec<&str>)> {
    let said = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    said.map(|(at, line)| (at, line.split(',').map(str::trim).collect())).collect()
}

/// The text with one line put differently, or left out.
fn put(text: &str, at: usize, line: Option<&str>) -> String {
    let kept = text.lines().enumerate().map(|(i, old)| if i == at { line } else { Some(old) });
    kept.flatten().map(|line| [line, "\n"].concat()).collect()
}

fn matrix(policy: &str, basis: &str) -> Option<String> {
    Law::open(policy, basis).ok().map(|law| law.matrix())
}

fn flipped(cells: &[&str], cell: usize, this: &str, that: &str) -> Option<String> {
    let mut other = cells.to_vec();
    other[cell] = if cells[cell] == this { that } else { this };
    let sane = !(other[9] == "deny" && other[6] == "grant");
    sane.then(|| other.join(", "))
}

/// Guards deny what no line allows today. They are read against a careless allow for everybody.
fn careless() -> String {
    let everything = [
        "profile",
        "card",
        "directory",
        "areas",
        "accounts",
        "statistics",
        "policy",
        "imports",
        "orientations",
        "memberships",
        "groups",
        "desks",
    ];
    let allow = |part: &&str| format!("p, *, *, *, *, *, duty, {part}, *, allow\n");
    format!("{POLICY}{}", everything.iter().map(allow).collect::<Vec<_>>().concat())
}

#[test]
fn a_line_that_is_left_out_is_noticed() {
    let (agreed, careless) = (LAW.matrix(), careless());
    let guarded = matrix(&careless, BASIS);
    let all = lines(POLICY);
    let idle: Vec<_> = all
        .iter()
        .filter(|(at, cells)| {
            let guard = cells[0] == "p" && cells[9] == "deny";
            let (text, known) =
                if guard { (&careless, guarded.as_ref()) } else { (&POLICY.to_owned(), Some(&agreed)) };
            matrix(&put(text, *at, None), BASIS).as_ref() == known
        })
        .map(|(at, cells)| format!("{}: {}", at + 1, cells.join(", ")))
        .collect();
    assert!(idle.is_empty(), "these lines say nothing: {idle:#?}");
    figure("P5", &format!("{} lines of the law, each left out alone: noticed every time", all.len()));
}

#[test]
fn a_line_that_says_the_opposite_is_noticed() {
    let (agreed, careless) = (Some(LAW.matrix()), careless());
    let guarded = matrix(&careless, BASIS);
    let (mut unnoticed, mut changes) = (Vec::new(), 0);
    for (at, cells) in lines(POLICY).into_iter().filter(|(_, cells)| cells[0] == "p") {
        let (text, known) =
            if cells[9] == "deny" { (careless.as_str(), &guarded) } else { (POLICY, &agreed) };
        let effect = flipped(&cells, 9, "allow", "deny");
        let ground = flipped(&cells, 6, "duty", "grant").filter(|_| cells[9] == "allow");
        let wider = (cells[8] != "*").then(|| [&cells[..8], &["*"], &cells[9..]].concat().join(", "));
        for line in [effect, ground, wider].into_iter().flatten() {
            changes += 1;
            if matrix(&put(text, at, Some(&line)), BASIS) == *known {
                unnoticed.push(format!("{}: {line}", at + 1));
            }
        }
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
    figure(
        "P5",
        &format!(
            "{changes} changes of one line of the law (allow and deny, duty and grant, one action and all): each noticed"
        ),
    );
}

#[test]
fn a_link_that_is_turned_round_is_noticed_or_refused() {
    let agreed = Some(LAW.matrix());
    for (at, cells) in lines(POLICY).into_iter().filter(|(_, cells)| cells[0] == "g") {
        let turned = format!("g, {}, {}", cells[2], cells[1]);
        assert_ne!(matrix(&put(POLICY, at, Some(&turned)), BASIS), agreed, "{turned}");
    }
}

#[test]
fn a_basis_that_is_left_out_or_longer_is_noticed() {
    let agreed = Some(LAW.matrix());
    for (at, cells) in lines(BASIS) {
        assert_ne!(matrix(POLICY, &put(BASIS, at, None)), agreed, "{cells:?}");
        let longer = [&cells[..4], &["3000d"]].concat().join(", ");
        assert_ne!(matrix(POLICY, &put(BASIS, at, Some(&longer))), agreed, "{longer}");
    }
}

#[test]
fn another_law_has_another_hash() {
    let other = Law::open(&put(POLICY, 0, Some("# Another first line.")), BASIS).unwrap();
    assert_ne!(other.hash(), LAW.hash());
    assert_eq!(other.matrix(), LAW.matrix());
    assert_eq!(LAW.hash().len(), 64);
}
