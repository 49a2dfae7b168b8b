//! What the judge does with lines and models that our reader keeps from it. Each was seen once; should one change,
//! the reader's rule for it can be thought over again.
use super::super::reader;
use casbin::{CoreApi, DefaultModel, Enforcer, MgmtApi, StringAdapter};
use std::panic::{AssertUnwindSafe, catch_unwind};

const ALLOW: &str = "some(where (p.eft == allow))";
const UNLESS_DENIED: &str = "some(where (p.eft == allow)) && !some(where (p.eft == deny))";
const NESTED: &str = "g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act";

fn model(effect: &str, matcher: &str) -> String {
    format!(
        "[request_definition]\nr = sub, obj, act\n[policy_definition]\np = sub, obj, act, eft\n\
         [role_definition]\ng = _, _\ng2 = _, _\n[policy_effect]\ne = {effect}\n[matchers]\nm = {matcher}\n"
    )
}

async fn judge(effect: &str, matcher: &str, lines: &str) -> Enforcer {
    let model = DefaultModel::from_str(&model(effect, matcher)).await.unwrap();
    Enforcer::new(model, StringAdapter::new(lines)).await.unwrap()
}

/// Our reader's word on one more line at the end of a sound policy.
fn refused(line: &str) -> bool {
    let sound = "p, listener, *, *, *, lead, duty, s1, read, allow\n";
    assert!(reader::read(sound).is_ok());
    reader::read(&format!("{sound}{line}\n")).is_err_and(|problems| problems.iter().all(|p| p.line == 2))
}

#[tokio::test]
async fn a_misspelt_deny_would_fail_open() {
    for wrong in ["Deny", "denied", "DENY", "deny # note"] {
        let lines = format!("p, a, d, read, allow\np, a, d, read, {wrong}");
        assert!(judge(UNLESS_DENIED, NESTED, &lines).await.enforce(("a", "d", "read")).unwrap());
        assert!(refused(&format!("p, *, *, *, *, *, duty, s1, read, {wrong}")), "{wrong}");
    }
}

#[tokio::test]
async fn lines_of_an_unknown_type_would_be_dropped_in_silence() {
    let judge =
        judge(ALLOW, NESTED, "p, a, d, read, allow\nP, a, e, read, allow\nq, a, f, read, allow").await;
    assert_eq!(judge.get_policy().len(), 1);
    assert!(refused("P, *, *, *, *, *, duty, s1, read, deny"));
    assert!(refused("q, *, *, *, *, *, duty, s1, read, deny"));
}

#[tokio::test]
async fn a_line_of_the_wrong_width_would_break_later_requests() {
    let judge = judge(ALLOW, NESTED, "p, a, d2, read\np, a, d, read, allow").await;
    assert!(judge.enforce(("a", "d", "read")).is_err());
    assert!(refused("p, *, *, *, *, *, duty, s1, deny"));
    assert!(refused("p, *, *, *, *, *, duty, s1, read, deny, deny"));
}

#[tokio::test]
async fn an_empty_policy_would_let_an_empty_request_through() {
    assert!(judge(ALLOW, NESTED, "").await.enforce(("", "", "")).unwrap());
    assert!(reader::read("").is_err());
    assert!(reader::read("# nothing but words\n").is_err());
}

#[tokio::test]
async fn a_failed_reload_would_leave_no_line_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("policy.csv");
    std::fs::write(&file, "p, a, d, read, allow\n").unwrap();
    let sound = DefaultModel::from_str(&model(ALLOW, NESTED)).await.unwrap();
    let mut judge = Enforcer::new(sound, casbin::FileAdapter::new(file.clone())).await.unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(judge.load_policy().await.is_err());
    assert!(judge.get_policy().is_empty());
}

#[tokio::test]
async fn a_second_matcher_would_replace_the_first() {
    let twice = model(ALLOW, NESTED) + "m = true\n";
    let model = DefaultModel::from_str(&twice).await.unwrap();
    let judge = Enforcer::new(model, StringAdapter::new("p, a, d, read, allow")).await.unwrap();
    assert!(judge.enforce(("ghost", "x", "y")).unwrap());
    let of_ours = super::MODEL.lines().filter(|line| line.starts_with("m ="));
    assert_eq!(of_ours.count(), 1);
}

#[tokio::test]
async fn links_of_two_vocabularies_would_be_one_graph() {
    let lines = "p, health, x, read, allow\ng2, mario, health";
    let judge = judge(ALLOW, NESTED, lines).await;
    assert!(judge.enforce(("mario", "x", "read")).unwrap());
    assert!(refused("g2, role.listener, role.trainee"));
    assert!(refused("g, role.listener, rel.lead"));
    assert!(refused("g, listener, trainee"));
}

#[tokio::test]
async fn links_would_stop_in_silence_after_ten_levels() {
    let chain: Vec<_> = (0..12).map(|i| format!("g, n{i}, n{}\n", i + 1)).collect();
    let chain = chain.concat();
    let judge = judge(ALLOW, NESTED, &format!("p, n12, d, read, allow\n{chain}")).await;
    assert!(judge.enforce(("n11", "d", "read")).unwrap());
    assert!(!judge.enforce(("n0", "d", "read")).unwrap());
    let roles = super::Role::ALL;
    let deep: Vec<_> =
        roles.windows(2).take(10).map(|pair| format!("g, role.{}, role.{}\n", pair[0], pair[1])).collect();
    let deep = deep.concat();
    let problems =
        reader::read(&format!("p, *, *, *, *, member, duty, areas, read, allow\n{deep}")).unwrap_err();
    assert!(problems[0].what.contains("deeper"), "{problems:?}");
}

#[tokio::test]
async fn a_deny_on_a_junior_role_would_hit_its_senior() {
    let lines = "p, junior, d, read, deny\np, senior, d, read, allow\ng, senior, junior";
    assert!(!judge(UNLESS_DENIED, NESTED, lines).await.enforce(("senior", "d", "read")).unwrap());
    let of_ours = "p, listener, *, *, *, lead, duty, s1, read, allow\np, trainee, *, *, *, lead, duty, s1, read, deny\n\
                   g, role.listener, role.trainee\n";
    let basis = "b, *, consent, s1, 366d\n";
    let law = super::Law::open(of_ours, basis).unwrap();
    law.judge().await.unwrap();
    assert!(law.matrix().contains("listener\n    any kind\n        by duty  s1"));
}

#[tokio::test]
async fn patterns_would_panic_on_letters_and_brackets() {
    let keys = judge(ALLOW, "keyMatch(r.obj, p.obj)", "p, a, a*, read, allow").await;
    assert!(catch_unwind(AssertUnwindSafe(|| keys.enforce(("a", "èè", "read")))).is_err());
    let expressions = judge(ALLOW, "regexMatch(r.obj, p.obj)", "p, a, (, read, allow").await;
    assert!(catch_unwind(AssertUnwindSafe(|| expressions.enforce(("a", "x", "read")))).is_err());
    for banned in ["keyMatch", "regexMatch", "eval", "globMatch"] {
        assert!(!super::MODEL.contains(banned));
    }
    assert!(refused("p, *, *, *, *, lead, duty, è, read, allow"));
}

#[tokio::test]
async fn text_of_a_policy_would_run_as_code() {
    let lines = "p, \"let s = 0; while s < 3 { s += 1; } s == 3\", d, read, allow";
    let judge = judge(ALLOW, "eval(p.sub) && r.obj == p.obj", lines).await;
    assert!(judge.enforce(("a", "d", "read")).unwrap());
    assert!(refused("p, \"s1\", *, *, *, lead, duty, s1, read, allow"));
}

#[tokio::test]
async fn an_effect_without_its_spaces_would_panic_at_the_first_request() {
    let judge = judge("some(where (p.eft==allow))", NESTED, "p, a, d, read, allow").await;
    assert!(catch_unwind(AssertUnwindSafe(|| judge.enforce(("a", "d", "read")))).is_err());
}

#[tokio::test]
async fn a_caller_named_like_a_role_would_be_that_role() {
    let judge = judge(ALLOW, NESTED, "p, admin, d, read, allow").await;
    assert!(judge.enforce(("admin", "d", "read")).unwrap());
    let law = super::Law::embedded().unwrap();
    let words: Vec<_> = super::rules(&law.policy).concat();
    assert!(!words.iter().any(|word| word == "health" || word == "care_team"));
}
