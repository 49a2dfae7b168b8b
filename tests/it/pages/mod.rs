//! The screens, through the real router with a session's cookie, as a browser without scripts uses them.
mod administration;
mod browser;
mod diary;
mod directory;
mod duties;
mod edits;
mod everybody;
mod forms;
mod frame;
mod groups;
mod hostile;
mod maps;
mod restored;
mod services;
mod sheet;
mod shown;
mod visitor;
mod wishes;

pub use visitor::{Visitor, mario};
