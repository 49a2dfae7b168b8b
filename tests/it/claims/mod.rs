//! Cards and claims, through the API.
mod cards;
mod moves;
mod races;
mod world;
