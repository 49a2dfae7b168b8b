//! Where a request comes from: the address, the browser's cookies, and those that it is answered with.
use crate::accounts::secret::{DEVICE_COOKIE, SESSION_COOKIE, Secret};
use std::net::{IpAddr, Ipv6Addr};

/// How long a browser is remembered in which somebody has signed in, in seconds: a year.
const DEVICE_AGE: u32 = 365 * 24 * 60 * 60;
const ATTRIBUTES: &str = "; Path=/; Secure; HttpOnly; SameSite=Strict";

/// Who sends a request, before anybody is recognised. Given to each request beside its `Call`.
#[derive(Clone, Debug)]
pub struct Client {
    address: IpAddr,
    pub(super) session: Option<Secret>,
    pub(super) device: Option<Secret>,
}

impl Client {
    /// `session` and `device` are the values of [`SESSION_COOKIE`] and [`DEVICE_COOKIE`].
    pub fn new(address: IpAddr, session: Option<&str>, device: Option<&str>) -> Self {
        let shown = |cookie: Option<&str>| cookie.and_then(Secret::shown);
        Self { address, session: shown(session), device: shown(device) }
    }

    /// Where it stands in the network, as far as one customer of a provider goes: an IPv4 address, or the 64
    /// leading bits of another.
    pub fn place(&self) -> IpAddr {
        match self.address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            v4 @ IpAddr::V4(_) => v4,
        }
    }
}

/// The value of a `Set-Cookie` header.
#[derive(Clone, PartialEq, Eq)]
pub struct Cookie(String);

impl std::fmt::Debug for Cookie {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cookie")
    }
}

impl Cookie {
    /// The session, which the browser keeps until it is closed.
    pub(super) fn session(secret: &Secret) -> Self {
        Self(format!("{SESSION_COOKIE}={}{ATTRIBUTES}", secret.reveal()))
    }

    /// What the browser is known again by.
    pub(super) fn device(secret: &Secret) -> Self {
        Self(format!("{DEVICE_COOKIE}={}{ATTRIBUTES}; Max-Age={DEVICE_AGE}", secret.reveal()))
    }

    /// The browser drops its session.
    pub(super) fn no_session() -> Self {
        Self(format!("{SESSION_COOKIE}={ATTRIBUTES}; Max-Age=0"))
    }

    /// The header's value, for the browser alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(address: &str) -> String {
        Client::new(address.parse().unwrap(), None, None).place().to_string()
    }

    #[test]
    fn neighbours_behind_one_line_are_one_place() {
        assert_eq!(place("192.0.2.7"), "192.0.2.7");
        assert_eq!(place("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(place("2001:db8:1:2:aaaa::1"), place("2001:db8:1:2:bbbb::9"));
        assert_ne!(place("2001:db8:1:2::1"), place("2001:db8:1:3::1"));
    }

    #[test]
    fn cookies_stay_with_this_host_and_out_of_scripts() {
        let secret = Secret::fresh();
        let cookies = [Cookie::session(&secret), Cookie::device(&secret), Cookie::no_session()];
        for cookie in &cookies {
            assert!(cookie.reveal().starts_with("__Host-amis"));
            assert!(cookie.reveal().contains("; Path=/; Secure; HttpOnly; SameSite=Strict"));
            assert!(!cookie.reveal().contains("Domain"));
            assert!(!format!("{cookie:?}").contains(secret.reveal()));
        }
        assert!(cookies[0].reveal().starts_with(&format!("__Host-amis={};", secret.reveal())));
        assert!(cookies[2].reveal().starts_with("__Host-amis=;"));
        assert!(cookies[2].reveal().ends_with("Max-Age=0"));
    }
}
