//! Files that a law can't be read from: refused whole, with line and reason.
use super::{BASIS, POLICY};
use amis::policy::{Law, commands};

const SOUND: &str = "p, listener, *, *, *, lead, duty, s1, read, allow\n";

fn refused(policy: &str, line: usize, why: &str) {
    let problems = Law::open(policy, BASIS).expect_err(why);
    let named = problems.iter().any(|problem| problem.line == line && problem.what.contains(why));
    assert!(named, "{why:?} at {line}: {problems:#?}");
}

#[test]
fn a_file_that_is_not_plain_lines_is_refused() {
    refused("", 0, "empty");
    refused("# only words\n\n", 0, "no line");
    refused(&format!("\u{feff}{SOUND}"), 0, "byte order mark");
    refused(&format!("{SOUND}# a\r\n"), 0, "carriage return");
    refused(&format!("# a\n{SOUND}\0\n"), 0, "NUL byte in line 3");
    refused(&POLICY[..POLICY.len() - 20], 0, "breaks off");
    refused(&format!("{SOUND}{}", "# much too long\n".repeat(700_000)), 0, "longer than");
    assert!(Law::open(SOUND, BASIS).is_ok());
}

#[test]
fn a_line_is_refused_with_its_number_and_its_reason() {
    let after = |line: &str| format!("# A comment.\n{SOUND}\n{line}\n");
    let at_4 = |line: &str, why: &str| refused(&after(line), 4, why);
    at_4("p, listener, *, *, *, lead, duty, s1, read", "9 cells, this has 8");
    at_4("p, listener, *, *, *, lead, duty, s1, read, allow, allow", "9 cells, this has 10");
    at_4("p, listener, *, *, *, lead, duty, s1, write, Allow", "allow or deny");
    at_4("p, listner, *, *, *, lead, duty, s1, write, allow", "unknown role \"listner\"");
    at_4("p, listener, odvs, *, *, lead, duty, s1, write, allow", "unknown kind");
    at_4("p, listener, *, amalo, *, lead, duty, s1, write, allow", "unknown organisation");
    at_4("p, listener, *, *, d!, lead, duty, s1, write, allow", "unknown district");
    at_4("p, listener, *, *, *, leads, duty, s1, write, allow", "unknown relation");
    at_4("p, listener, *, *, *, lead, consent, s1, write, allow", "duty or grant");
    at_4("p, listener, *, *, *, lead, duty, needs.HOUSE, write, allow", "unknown part");
    at_4("p, listener, *, *, *, lead, duty, *, write, allow", "unknown part");
    at_4("p, listener, *, *, *, lead, duty, s1, writes, allow", "unknown action");
    at_4("p, listener, *, *, *, lead, duty, s1, write, allow # note", "comment");
    at_4("p, \"listener\", *, *, *, lead, duty, s1, write, allow", "quotes");
    at_4("p, listener, *, *, , lead, duty, s1, write, allow", "empty cell");
    at_4("p, listener,\t*, *, *, lead, duty, s1, write, allow", "letter");
    at_4("p, *, *, *, *, *, grant, s1, read, deny", "deny line says duty");
    at_4("p, listener, *, *, *, outsider, duty, s1, read, allow", "outsider");
    at_4("p,listener,*,*,*,lead,duty,s1,read,allow", "same as line 2");
    at_4("g, role.listener", "2 cells, this has 1");
    at_4("g, listener, trainee", "two roles");
    at_4("g, role.listener, rel.lead", "two roles");
    at_4("g, role.listener, role.listener", "comes back");
    at_4("x, listener", "starts with p or g");
}

#[test]
fn all_problems_are_told_at_once_up_to_a_limit() {
    let problems = Law::open("x, y\np, z\n", "b, *, consent, s9, 1d\n").unwrap_err();
    assert_eq!(problems.len(), 3);
    assert_eq!(problems[1].to_string(), "policy.csv:2: a p line has 9 cells, this has 1");
    assert_eq!(problems[2].to_string(), "basis.csv:1: unknown class \"s9\"");
    let many: String = (0..500).map(|i| ["x, ", &i.to_string(), "\n"].concat()).collect();
    assert_eq!(Law::open(&many, BASIS).unwrap_err().len(), 50);
}

#[test]
fn cycles_and_bad_bases_are_refused() {
    refused(&format!("{SOUND}g, rel.lead, rel.care_team\ng, rel.care_team, rel.lead\n"), 2, "comes back");
    let denies = "p, *, *, *, *, *, duty, s1, read, deny\n";
    refused(denies, 0, "allows anything");
    for wrong in ["0d", "72", "h", "-1d", "1.5d", "9999999h", "4000d", "72H", "+1d"] {
        let problems = Law::open(SOUND, &format!("b, *, consent, s1, {wrong}\n")).unwrap_err();
        assert!(problems[0].what.contains("hours or days"), "{wrong}: {problems:?}");
    }
    for wrong in
        ["b, *, consents, s1, 1d", "b, odvs, consent, s1, 1d", "p, *, consent, s1, 1d", "b, *, consent, s1"]
    {
        assert_eq!(Law::open(SOUND, &format!("{wrong}\n")).unwrap_err()[0].line, 1, "{wrong}");
    }
}

#[test]
fn too_many_exceptions_are_refused() {
    let line = |i: usize| format!("p, listener, *, *, d{i}, lead, duty, s2, read, allow\n");
    let many = |count: usize| format!("{SOUND}{}", (0..count).map(line).collect::<Vec<_>>().concat());
    assert!(Law::open(&many(63), BASIS).is_ok());
    refused(&many(64), 0, "exceptions");
}

#[tokio::test]
async fn a_folder_replaces_the_law_or_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let missing = commands::check(Some(folder.path()), false).await.unwrap_err();
    assert!(
        missing.contains("policy.csv: can't be read") && missing.contains("basis.csv: can't be read"),
        "{missing}"
    );
    std::fs::write(folder.path().join("policy.csv"), SOUND).unwrap();
    std::fs::write(folder.path().join("basis.csv"), BASIS).unwrap();
    let report = commands::check(Some(folder.path()), false).await.unwrap();
    assert!(report.starts_with("1 lines; the judge agrees"), "{report}");
    assert!(commands::table(Some(folder.path())).unwrap().contains("== lead, read\nlistener\n"));
    std::fs::write(folder.path().join("policy.csv"), b"# one\np, \xff\n").unwrap();
    let broken = commands::table(Some(folder.path())).unwrap_err();
    assert_eq!(broken, "policy.csv:2: is not UTF-8 text");
}
