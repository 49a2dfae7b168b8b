//! Files that the program prints.
use super::settings;

/// Fails where the file isn't what is printed. `AMIS_ACCEPT=1` writes what is printed now; the difference is then
/// reviewed like a contract.
pub fn agree(file: &str, printed: &str) {
    let path = settings::root().join(file);
    let read = || std::fs::read_to_string(&path).unwrap_or_default();
    // What is the same isn't written again: another test may be reading it.
    if std::env::var_os("AMIS_ACCEPT").is_some() && read() != printed {
        std::fs::write(&path, printed).unwrap();
    }
    let agreed = read();
    let moved: Vec<_> =
        printed.lines().zip(agreed.lines()).filter(|(now, then)| now != then).take(5).collect();
    assert!(printed == agreed, "{file} is not what the program prints (now, then): {moved:#?}");
}
