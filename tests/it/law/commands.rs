//! `amis policy`, as whoever answers for the data types it.
use super::{mario, organization};
use crate::{
    support::{
        Base, folder, on_both,
        program::{amis, give},
        timed,
    },
    world::World,
};
use std::{fs, path::Path, process::Output};

on_both!(a_new_law_is_compared_on_the_persons_of_the_database, a_token_tells_why_its_user_sees_mario,);

const POLICY: &str = include_str!("../../../policies/policy.csv");
const BASIS: &str = include_str!("../../../policies/basis.csv");

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn policy(home: &Path, line: &[&str]) -> Output {
    amis(home).arg("policy").args(line).output().unwrap()
}

fn written(folder: &Path, policy: &str) {
    fs::write(folder.join("policy.csv"), policy).unwrap();
    fs::write(folder.join("basis.csv"), BASIS).unwrap();
}

async fn a_new_law_is_compared_on_the_persons_of_the_database(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = mario(&world).await;
    let (home, new) = (folder(), folder());
    let less: String = POLICY
        .split_inclusive('\n')
        .filter(|line| !line.contains("shared_with, grant, s3,     read"))
        .collect();
    assert!(less.len() < POLICY.len());
    written(new.path(), &less);
    let told = give(&base, home.path(), &["policy", "diff", new.path().to_str().unwrap()]).await;
    let told = said(&told);
    assert!(told.starts_with("0 cells gain, "), "{told}");
    assert!(told.contains("== shared_with, read\n") && told.contains("- granted s3"), "{told}");
    assert!(told.contains("(cps): more of 0, less of 1\n"), "the health centre loses Mario's health: {told}");
    assert!(!told.contains(&mario) && !told.contains("Colombo"), "it counts, and names nobody");
    written(new.path(), &format!("{less}p, nobody, *, *, *, lead, duty, s1, read, allow\n"));
    let refused = give(&base, home.path(), &["policy", "diff", new.path().to_str().unwrap()]).await;
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && words.contains(&format!("policy.csv:{}", less.lines().count() + 1)),
        "{words}"
    );
}

async fn a_token_tells_why_its_user_sees_mario(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = mario(&world).await;
    let home = folder();
    let token = async |user: &str| {
        let mail = world.seat(user).mail.clone();
        let line = ["token", "issue", "--user", &mail, "--name", "explain", "--scope", "read"];
        let told = said(&give(&base, home.path(), &line).await);
        let token =
            told.split_whitespace().find(|word| word.starts_with("amis_")).expect("a token").to_owned();
        let file = home.path().join(user);
        fs::write(&file, token).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let ask = async |user: &str, person: &str, more: &[&str]| {
        let file = home.path().join(user);
        let line = ["policy", "explain", "--person", person, "--token-file", file.to_str().unwrap()];
        give(&base, home.path(), &[&line[..], more].concat()).await
    };
    let ment = ["--part", "needs.MENT", "--language", "en"];
    token("carla").await;
    let carla = said(&ask("carla", &mario, &ment).await);
    assert!(carla.contains("open") && carla.contains("\npolicy.csv:"), "{carla}");
    let looks = "select count(*) from audit_event where request = 'explain'";
    assert_eq!(base.number(looks).await, 1, "written down as hers");
    let whole = said(&ask("carla", &mario, &["--language", "en"]).await);
    let all = whole.lines().filter(|line| !line.starts_with("policy.csv:")).count();
    assert_eq!(all, amis::policy::PartSet::ALL.iter().count(), "without a part each has its line: {whole}");
    assert!(whole.contains(carla.lines().next().unwrap()), "{whole}");
    token("franco").await;
    let casa_aperta = organization(&world, "luca");
    let before = base.number(looks).await;
    let of_luca =
        said(&ask("franco", &mario, &[&ment[..], &["--organization", &casa_aperta]].concat()).await);
    assert!(of_luca.contains("closed"), "{of_luca}");
    assert_eq!(base.number(looks).await, before + 1, "asked as Franco, and written down as his");
    // Luca hears of Mario what he hears of nobody, and may not ask for others.
    token("luca").await;
    let nobody = amis::kernel::PersonId::mint().to_string();
    assert_eq!(ask("luca", &mario, &ment).await.stdout, ask("luca", &nobody, &ment).await.stdout);
    let for_others = ask("luca", &mario, &[&ment[..], &["--organization", &casa_aperta]].concat()).await;
    assert!(!for_others.status.success());
    fs::write(home.path().join("luca"), "amis_nothing").unwrap();
    let forged = ask("luca", &mario, &ment).await;
    assert!(String::from_utf8_lossy(&forged.stderr).contains("this token holds no more"));
}

#[test]
fn the_register_of_processing_is_printed_from_the_law() {
    timed(|| {
        let home = folder();
        let italian = said(&policy(home.path(), &["register"]));
        assert!(italian.starts_with("# Registro dei trattamenti"), "{italian}");
        assert!(italian.contains("### ente titolare") && italian.contains("- **consenso**"), "{italian}");
        let english = said(&policy(home.path(), &["register", "--language", "en"]));
        let registered = english.split("## On which basis an organisation registers").nth(1).unwrap();
        let registered = registered.split("##").next().unwrap();
        assert_eq!(registered.lines().filter(|line| line.starts_with("- **")).count(), 2, "{registered}");
        assert!(english.contains("for 36 months at least"), "{english}");
        let kept = policy(home.path(), &["register", "--language", "en", "--audit-months", "60"]);
        assert!(said(&kept).contains("for 60 months at least"), "as it is set");
        for told in
            ["### care team", "where an authorisation covers it: ", "anti-violence centre", "72 hours"]
        {
            assert!(english.contains(told), "{told} in {english}");
        }
        let new = folder();
        written(new.path(), &POLICY.replace("p, listener, *, *, *, lead, duty, s2,     read, allow\n", ""));
        let line = ["register", "--language", "en", "--policy", new.path().to_str().unwrap()];
        assert_ne!(said(&policy(home.path(), &line)), english, "another law, another register");
    });
}

#[test]
fn the_law_is_explained_in_one_sentence() {
    timed(|| {
        let home = folder();
        let seat = ["explain", "--kind", "odv", "--role", "association_operator", "--relation", "care_team"];
        let ask = |more: &[&str]| policy(home.path(), &[&seat[..], more].concat());
        let closed = said(&ask(&["--part", "contact", "--language", "en"]));
        assert!(closed.starts_with("how to reach them (see): closed. Nearest is line "), "{closed}");
        let open = said(&ask(&["--part", "contact", "--granted"]));
        assert!(open.starts_with("contatti (vedere): aperto come rete attorno alla persona"), "{open}");
        assert!(
            open.contains("\npolicy.csv:")
                && open.contains("p, trainee, *, *, *, care_team, grant, s1, read, allow")
        );
        let unknown = ask(&["--part", "needs.CASA"]);
        let words = String::from_utf8_lossy(&unknown.stderr).into_owned();
        assert!(!unknown.status.success() && words.contains("needs.HOUS"), "{words}");
    });
}
