//! Notices by mail: what a user wants to hear of, how, and the messages themselves, which say how much waits and nothing
//! else. Owns `notice_preference`, `notice_district` and `mail`.
pub mod graphql;
mod model;
mod post;
mod round;
mod service;
mod store;
mod text;

pub use model::{Mailbox, NoticeManner, PublicAddress, Server, Tabs, Tls};
pub use post::{Given, Patience, Post};
pub use round::Mailer;
pub use service::wake;
