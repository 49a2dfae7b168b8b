//! For whom another system asks, and in which run.
use crate::{
    kernel::{Halt, Problem},
    policy::{Actor, Role},
};

/// The longest name of a human or of a run, in characters.
pub const BEHALF_MAX: usize = 100;

/// What another system says of its calls: the human it acts for, as it knows them, and the run that they belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behalf {
    human: Option<String>,
    run: Option<String>,
}

impl Behalf {
    /// The header that names the human.
    pub const HUMAN: &str = "Amis-On-Behalf-Of";
    /// The header that names the run.
    pub const RUN: &str = "Amis-Run";

    /// What the headers hold. The error is the header that is not to be read.
    pub fn of(human: Option<&[u8]>, run: Option<&[u8]>) -> Result<Self, &'static str> {
        let named = |said: Option<&[u8]>, header| said.map(|bytes| name(bytes).ok_or(header)).transpose();
        Ok(Self { human: named(human, Self::HUMAN)?, run: named(run, Self::RUN)? })
    }

    /// The human.
    pub fn human(&self) -> Option<&str> {
        self.human.as_deref()
    }

    /// The run: its looks at one person are one record, as long as they show nothing more.
    pub fn run(&self) -> Option<&str> {
        self.run.as_deref()
    }

    /// Refuses it of anybody who is no system: they act for themselves.
    pub fn of_system(self, actor: &Actor) -> Result<Self, Problem> {
        let header = match (&self.human, &self.run) {
            (None, None) => return Ok(self),
            (Some(_), _) => Self::HUMAN,
            (None, Some(_)) => Self::RUN,
        };
        if is_system(actor) { Ok(self) } else { Err(Problem::new("behalf.no_system").at(header)) }
    }

    /// Refuses a system that is about to read or to change something of a person and names nobody.
    pub(super) fn named(&self, actor: &Actor) -> Result<(), Halt> {
        if self.human.is_none() && is_system(actor) {
            return Err(Problem::new("behalf.required").at(Self::HUMAN).into());
        }
        Ok(())
    }
}

fn is_system(actor: &Actor) -> bool {
    actor.roles.contains(Role::ServiceAccount)
}

/// One line of text, in UTF-8.
fn name(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let fits = !text.is_empty() && text.chars().count() <= BEHALF_MAX && !text.chars().any(is_unseen);
    fits.then(|| text.to_owned())
}

/// What would end a line, or put the letters of a log into another order, without being seen.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_in_any_letters() {
        let named =
            |bytes: &[u8]| Behalf::of(Some(bytes), None).map(|behalf| behalf.human().map(str::to_owned));
        assert_eq!(named(" Niccolò Bò ".as_bytes()), Ok(Some("Niccolò Bò".to_owned())));
        let long = "ò".repeat(BEHALF_MAX + 1);
        for wrong in
            ["".as_bytes(), b"  ", b"a\tb", b"a\x7fb", b"\xff\xfe", long.as_bytes(), "a\u{202e}b".as_bytes()]
        {
            assert_eq!(named(wrong), Err(Behalf::HUMAN), "{wrong:?}");
        }
        assert_eq!(Behalf::of(None, Some(b"\n")), Err(Behalf::RUN));
        assert_eq!(Behalf::of(None, None), Ok(Behalf::default()));
    }
}
