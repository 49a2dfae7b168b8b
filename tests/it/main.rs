//! The tests of the whole program: a module per room.
mod policy;
