//! Says beforehand how long a release build takes: whoever tries the demo on a fresh checkout waits for one.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a build script in the environment what is built"
    )]
    let profile = std::env::var("PROFILE");
    if profile.as_deref() == Ok("release") {
        println!(
            "cargo::warning=the first release build takes about seven minutes on two cores; after it, starting takes seconds"
        );
    }
}
