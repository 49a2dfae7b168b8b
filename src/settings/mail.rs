//! The way out for mail, whole or not at all.
use super::{Settings, SettingsError};
use crate::mail::{Given, Patience, Post, Tls};
use std::{fs, path::Path};

/// Longer than any password.
const PASSWORD_MAX: usize = 1_000;

impl Settings {
    /// The way out for mail, if there is one. Half of one is refused, with the name of what lacks.
    pub fn post(&self) -> Result<Option<Post>, SettingsError> {
        let Some(server) = self.mail_server.as_ref() else { return self.no_post().map(|()| None) };
        let lacks =
            |name| SettingsError(format!("mail_server is given, and {name} is not: no mail could be sent"));
        let from = self.mail_from.as_ref().ok_or_else(|| lacks("mail_from"))?;
        let address = self.address.as_ref().ok_or_else(|| lacks("address"))?;
        let credentials = match (self.mail_user.as_ref(), self.mail_password_file.as_ref()) {
            (Some(user), Some(file)) => Some((user.clone(), password(file)?)),
            (None, None) => None,
            (Some(_), None) => return Err(lacks("mail_password_file (mail_user is)")),
            (None, Some(_)) => return Err(lacks("mail_user (mail_password_file is)")),
        };
        if self.mail_tls == Tls::None && !server.is_loopback() {
            return Err(SettingsError(
                "mail_tls is `none`, and mail_server is not on this machine: everybody on the way could read the mail; \
                 choose `starttls` or `implicit`"
                    .to_owned(),
            ));
        }
        let given = Given {
            server: server.clone(),
            tls: self.mail_tls,
            credentials,
            from: from.clone(),
            address: address.clone(),
            patience: Patience::default(),
        };
        Post::new(given).map(Some).map_err(SettingsError)
    }

    fn no_post(&self) -> Result<(), SettingsError> {
        let given = [
            ("mail_from", !self.mail_from.is_off()),
            ("mail_user", !self.mail_user.is_off()),
            ("mail_password_file", !self.mail_password_file.is_off()),
        ];
        match given.iter().find(|(_, given)| *given) {
            Some((name, _)) => {
                Err(SettingsError(format!("{name} is given, and mail_server is not: no mail could be sent")))
            }
            None => Ok(()),
        }
    }
}

/// The first line of a file.
fn password(file: &Path) -> Result<String, SettingsError> {
    let refused =
        |why: &str| SettingsError(format!("{}: the password of the mail server {why}", file.display()));
    let text = fs::read_to_string(file).map_err(|e| refused(&format!("can't be read: {e}")))?;
    let line = text.lines().next().unwrap_or_default().to_owned();
    if line.is_empty() || line.len() > PASSWORD_MAX {
        return Err(refused("is its first line, and there is none"));
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: [(&str, &str); 3] = [
        ("mail_server", "smtp.rete.example:587"),
        ("mail_from", "avvisi@rete.example"),
        ("address", "https://amis.rete.example"),
    ];

    fn refused(texts: &[(&'static str, &str)]) -> String {
        Settings::given(texts).unwrap().post().err().map(|e| e.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_way_out_is_whole_or_there_is_none() {
        assert!(Settings::given(&[]).unwrap().post().unwrap().is_none());
        assert!(Settings::given(&WHOLE).unwrap().post().unwrap().is_some());
        assert!(refused(&WHOLE[..2]).contains("address is not"));
        assert!(refused(&[WHOLE[0], WHOLE[2]]).contains("mail_from is not"));
        assert!(refused(&[WHOLE[1]]).contains("mail_server is not"));
        let user = [&WHOLE[..], &[("mail_user", "avvisi")]].concat();
        assert!(refused(&user).contains("mail_password_file"));
        let missing = [&user[..], &[("mail_password_file", "/nowhere/at/all")]].concat();
        assert!(refused(&missing).starts_with("/nowhere/at/all: the password"), "{}", refused(&missing));
    }

    #[test]
    fn in_clear_text_mail_goes_to_this_machine_alone() {
        let clear = [&WHOLE[..], &[("mail_tls", "none")]].concat();
        assert!(refused(&clear).contains("mail_tls is `none`"));
        let here = [&clear[1..], &[("mail_server", "127.0.0.1:25")]].concat();
        assert!(Settings::given(&here).unwrap().post().unwrap().is_some());
    }
}
