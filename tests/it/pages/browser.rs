//! The same in a real browser: `tests/web/screens.js` drives Debian's Chromium over Mario's world.
use super::mario;
use crate::support::{Base, figure, on_sqlite, settings};
use amis::{demo, live::Live};
use std::process::Command;

on_sqlite!(a_browser_finds_nothing_wrong_on_the_screens);

async fn a_browser_finds_nothing_wrong_on_the_screens(base: Base) {
    let (world, served, _) = mario(&base).await;
    let _live = Live::start(&world.house);
    let url = format!("http://{}", served.address());
    let run = tokio::task::spawn_blocking(move || {
        let mut node = Command::new("node");
        node.current_dir(settings::root().join("tests/web")).args(["screens.js", &url, demo::PASSWORD]);
        node.output().expect("node runs: ./test installs it")
    });
    let run = run.await.unwrap();
    let told = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{told}\n{}", String::from_utf8_lossy(&run.stderr));
    let tasks = told.lines().filter(|line| line.starts_with("ok ")).count();
    assert!(tasks >= 15, "{told}");
    figure(
        "P19",
        &format!(
            "{tasks} tasks in a browser, no violation of axe, no policy broken, nothing wider than its window"
        ),
    );
}
