//! The printed law, and the judge's word on it.
use super::{LAW, POLICY, opened};
use crate::support::{agree, figure, in_long_run};
use amis::policy::commands;

#[test]
fn the_matrix_is_the_one_that_was_agreed() {
    agree("policies/matrix.txt", &LAW.matrix());
}

#[test]
fn the_commands_print_the_same_law() {
    assert_eq!(commands::table(None).unwrap(), LAW.matrix());
}

#[tokio::test]
async fn the_judge_says_what_the_table_says() {
    let judged = if in_long_run() { LAW.judge_all().await } else { LAW.judge().await.map(|()| 2_000) };
    let judged = judged.unwrap_or_else(|problems| panic!("{problems:#?}"));
    figure(
        "P5",
        &format!(
            "{judged} combinations of role, kind, relation, grant, part and action: casbin and the table agree"
        ),
    );
}

#[tokio::test]
async fn the_judge_says_what_the_table_says_of_exceptions_too() {
    let exceptions = "\
p, listener, caritas, org_0190a000000070008000000000000001, *, care_team, grant, s3, read, allow
p, listener, *, org_0190a000000070008000000000000001, d9, lead, duty, s1, write, deny
p, *, odv, *, d9, *, duty, needs.WORK, *, deny
";
    let law = opened(&format!("{POLICY}{exceptions}"));
    law.judge().await.unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(law.matrix().contains(", org_0190a000000070008000000000000001 in any other district\n"));
    assert!(law.matrix().contains(", any other organisation in d9\n"));
}

#[tokio::test]
async fn the_judge_finds_a_table_that_is_not_its_own() {
    let report = commands::check(None, false).await.unwrap();
    assert!(report.contains("the judge agrees on 2000 combinations"), "{report}");
    assert!(report.contains(LAW.hash()));
}

#[tokio::test]
async fn a_law_that_opens_nothing_is_judged_too() {
    let closed =
        "p, listener, *, *, *, lead, duty, s1, read, allow\np, *, *, *, *, *, duty, profile, *, deny\n";
    opened(closed).judge().await.unwrap_or_else(|problems| panic!("{problems:#?}"));
}
