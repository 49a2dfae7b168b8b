//! What somebody meets who has just built the program.
use super::said;
use crate::support::{
    Base, folder, on_both, on_postgres,
    program::{amis, give},
    settings, timed,
};
use std::{
    fs,
    io::Read as _,
    path::Path,
    process::{Command, Output, Stdio},
};

on_both!(districts_begin_with_a_table_of_areas, the_lines_of_the_readme_can_be_pasted);
on_postgres!(a_command_says_nothing_of_tables_that_are_there);

fn refused(output: &Output) -> String {
    assert!(!output.status.success(), "it was done");
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_database_that_is_not_there_is_named_and_not_made() {
    timed(|| {
        let home = folder();
        let lines: [&[&str]; 11] = [
            &["audit", "verify"],
            &["backup", "copy"],
            &["user", "list"],
            &["user", "add", "--name", "Dario", "--mail", "d@rete.example", "--organization", "Rete"],
            &["user", "disable", "d@rete.example"],
            &["user", "invite", "d@rete.example"],
            &["token", "list"],
            &["token", "issue", "--user", "d@rete.example", "--name", "x", "--scope", "read"],
            &["token", "revoke", "token_00000000000000000000000000000000"],
            &["agreement", "sign", "Rete"],
            &["agreement", "end", "Rete"],
        ];
        for line in lines {
            let told = refused(&amis(home.path()).args(line).output().unwrap());
            let file = home.path().join("data/amis.db");
            assert!(told.contains(&format!("the file {} doesn't exist", file.display())), "{line:?}: {told}");
            assert!(told.contains("--database") && told.contains("amis user add --first"), "{told}");
            assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "{line:?} made something");
        }
    });
}

/// The codes and names of the demo network's places, as README brings them into a new network.
async fn districts_begin_with_a_table_of_areas(base: Base) {
    let home = folder();
    let give = async |line: &[&str]| give(&base, home.path(), line).await;
    let first = [
        "user",
        "add",
        "--first",
        "--name",
        "Dario",
        "--mail",
        "dario@rete.example",
        "--organization",
        "Rete",
    ];
    said(&give(&first).await);
    let paolo = [
        &["user", "add", "--name", "Paolo", "--mail", "paolo@rete.example", "--organization", "Rete"][..],
        &["--role", "coordinator", "--district", "015146-9"],
    ]
    .concat();
    let told = refused(&give(&paolo).await);
    assert!(told.contains("no area has the code 015146-9; `amis import areas FILE`"), "{told}");

    let example = settings::root().join("docs/examples/areas.csv");
    let example = example.to_str().unwrap();
    let told = said(&give(&["import", "areas", example]).await);
    assert!(told.ends_with(": 53 areas are new, 0 changed, 0 unchanged.\n"), "{told}");
    said(&give(&paolo).await);
    let version = "select cast(coalesce(sum(version), 0) as bigint) from versions";
    let before = base.number(version).await;
    let told = said(&give(&["import", "areas", example]).await);
    assert!(told.ends_with(": 0 areas are new, 0 changed, 53 unchanged.\n"), "{told}");
    assert_eq!(base.number(version).await, before, "nobody has to read the tree again");

    let text = fs::read_to_string(example).unwrap();
    let table = home.path().join("areas.csv");
    let table = table.to_str().unwrap();
    let spoilt = text.replace("ambito,RHO,", "comune,RHO,").replace(",Milano,03,", ",Milan,04,");
    fs::write(table, spoilt.replace(",Rho,RHO,", ",Rho,GAR,")).unwrap();
    let told = refused(&give(&["import", "areas", table]).await);
    assert!(told.contains("line 6, parent: \"04\" is the code of no area"), "{told}");
    assert!(told.contains("line 15, kind: \"RHO\" is of kind ambito in the database"), "{told}");
    assert!(told.contains("parent: \"015182\" lies in \"RHO\" in the database"), "{told}");
    let names = "select count(*) from area where name in ('Milan', 'Zona 9')";
    assert_eq!(base.number(names).await, 0, "nothing was taken");
    fs::write(table, text.replace(",Municipio 9,", ",Zona 9,")).unwrap();
    let told = said(&give(&["import", "areas", table]).await);
    assert!(told.ends_with(": 0 areas are new, 1 changed, 52 unchanged.\n"), "{told}");
    assert_eq!(base.number(names).await, 1);
    let kept =
        "select count(*) from account_district d join area a on a.id = d.area_id where a.code = '015146-9'";
    assert_eq!(base.number(kept).await, 1, "the place keeps its id");
    let told = refused(&give(&["import", "areas", "nowhere.csv"]).await);
    assert!(told.contains("nowhere.csv: No such file"), "{told}");
    let map = home.path().join("map.geojson");
    let map = map.to_str().unwrap();
    let ring = "[[[9.1, 45.5], [9.2, 45.5], [9.2, 45.6], [9.1, 45.5]]]";
    let place = format!(
        "{{\"properties\": {{\"Z\": 9}}, \"geometry\": {{\"type\": \"Polygon\", \"coordinates\": {ring}}}}}"
    );
    fs::write(map, format!("{{\"type\": \"FeatureCollection\", \"features\": [{place}]}}")).unwrap();
    let with = ["--code", "015146-{Z}", "--name", "Zona {Z}", "--licence", "Prova, CC BY 4.0"];
    let told = said(&give(&[&["import", "areas", map, "--kind", "municipio"][..], &with].concat()).await);
    assert!(told.ends_with(": 1 outlines; 0 areas are new, 0 changed, 1 unchanged.\n"), "{told}");
    let told = refused(&give(&[&["import", "areas", map, "--kind", "zona"][..], &with].concat()).await);
    assert!(told.contains("--kind zona: none of region, province, ambito, comune, municipio"), "{told}");
    let told = refused(&give(&["import", "areas", map, "--kind", "municipio"]).await);
    assert!(told.contains("--code") && told.contains("--licence"), "{told}");
    let told = refused(&give(&["import", "hsds", "nowhere", "--source", "x", "--map", "map.toml"]).await);
    assert!(told.contains("nowhere is no folder"), "{told}");
}

/// All but the last, which serves.
async fn the_lines_of_the_readme_can_be_pasted(base: Base) {
    let readme = fs::read_to_string(settings::root().join("README.md")).unwrap();
    let earnest = readme.split_once("## Use it in earnest").unwrap().1;
    let mut blocks = earnest.split("```").skip(1).step_by(2);
    let lines: Vec<_> = blocks.next().unwrap().lines().filter(|line| line.starts_with("amis ")).collect();
    let (serve, lines) = lines.split_last().unwrap();
    assert_eq!((*serve, lines.len()), ("amis serve", 6));
    let mut shell = Command::new("sh");
    let program = Path::new(env!("CARGO_BIN_EXE_amis")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", program.display());
    shell.current_dir(settings::root()).env_clear().env("PATH", path).env("AMIS_LOG", "error");
    shell.env("DATABASE_URL", base.url()).args(["-ec", &lines.join("\n")]);
    let told = said(&tokio::task::spawn_blocking(move || shell.output()).await.unwrap().unwrap());
    let shown: Vec<_> = blocks.next().unwrap().trim().lines().collect();
    let [first, secret, rest @ ..] = &shown[..] else { panic!("{shown:?}") };
    let (before, _) = first.split_once("before ").unwrap();
    assert!(told.contains(before) && secret.ends_with('…'), "{told}");
    assert!(rest.len() == 3 && told.contains(&rest.join("\n")), "{told}");
    assert!(told.contains("53 areas are new") && told.contains("The audit is whole"), "{told}");
    let seated = "select count(*) from account_district";
    assert_eq!(base.number(seated).await, 1, "Paolo has his district");
}

async fn a_command_says_nothing_of_tables_that_are_there(base: Base) {
    let home = folder();
    let mut command = amis(home.path());
    command.args(["user", "list"]).env("DATABASE_URL", base.url());
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    assert_eq!(said(&output), "Nobody yet. Begin with `amis user add --first`.\n");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_reader_who_stops_early_breaks_nothing() {
    timed(|| {
        let home = folder();
        let mut command = amis(home.path());
        let mut child = command.arg("schema").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 100]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    });
}

#[test]
fn help_shows_what_concerns_a_command() {
    timed(|| {
        let home = folder();
        let help = |line: &[&str]| said(&amis(home.path()).args(line).arg("--help").output().unwrap());
        let lines: [&[&str]; 20] = [
            &[],
            &["serve"],
            &["demo"],
            &["migrate"],
            &["backup"],
            &["restore"],
            &["audit", "verify"],
            &["schema"],
            &["policy", "check"],
            &["policy", "table"],
            &["import", "hsds"],
            &["import", "areas"],
            &["user", "add"],
            &["user", "list"],
            &["user", "disable"],
            &["user", "invite"],
            &["token", "issue"],
            &["token", "revoke"],
            &["agreement", "sign"],
            &["agreement", "end"],
        ];
        for line in lines {
            let told = help(line);
            for flag in ["--config <FILE>", "--database <DATABASE>", "--log <LOG>"] {
                assert!(told.contains(flag), "{line:?}: {told}");
            }
            let all = told.contains("--listen <LISTEN>") && told.contains("--hold-hours <HOLD_HOURS>");
            assert_eq!(all, matches!(line, ["serve" | "demo"]), "{line:?}: {told}");
            let low =
                told.match_indices('<').filter(|(at, _)| told[at + 1..].starts_with(char::is_lowercase));
            assert_eq!(low.count(), 0, "{line:?}: {told}");
        }
        said(
            &amis(home.path())
                .args(["schema", "--hold-hours=5", "--listen", "127.0.0.1:1"])
                .output()
                .unwrap(),
        );
        let told = refused(&amis(home.path()).args(["schema", "--hold-hours=never"]).output().unwrap());
        assert!(told.contains("--hold-hours: `never`"), "{told}");
    });
}
