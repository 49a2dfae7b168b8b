//! A new file among the migrations is a reason to build again: the macro that takes them in watches only those that
//! were there.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=migrations");
}
