//! What somebody typed into a form when their session had run out: kept for them until they have signed in again. In memory
//! alone, for nobody else, and not for long.
use super::fields::Fields;
use crate::kernel::{Time, UserId};
use chrono::TimeDelta;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// How long it is kept.
const KEPT: TimeDelta = TimeDelta::minutes(30);
/// Forms that are kept at once; the oldest makes way.
const FORMS_MAX: usize = 500;

/// Whose it is, and the path of the page that it was typed on.
type Place = (UserId, String);

#[derive(Clone, Debug)]
struct Kept {
    at: Time,
    form: &'static str,
    typed: Fields,
}

/// The forms that wait for their authors.
#[derive(Debug, Default)]
pub(in crate::web) struct Shelf(Mutex<HashMap<Place, Kept>>);

impl Shelf {
    /// Keeps what a user typed into a form of this page, in the place of anything before.
    pub(super) fn keep(&self, place: Place, form: &'static str, typed: Fields, now: Time) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, kept| now - kept.at < KEPT);
        if all.len() >= FORMS_MAX {
            let oldest = all.iter().min_by_key(|(_, kept)| kept.at).map(|(place, _)| place.clone());
            oldest.and_then(|place| all.remove(&place));
        }
        all.insert(place, Kept { at: now, form, typed });
    }

    /// What the user typed on this page, and into which form; it stays until it is sent or forgotten.
    pub(super) fn find(&self, place: &Place, now: Time) -> Option<(&'static str, Fields)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.get(place).filter(|kept| now - kept.at < KEPT)?;
        Some((kept.form, kept.typed.clone()))
    }

    /// Whether anything typed on a page of this path is kept, by whomever.
    pub(super) fn holds(&self, path: &str) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.keys().any(|(_, kept)| kept == path)
    }

    /// It was sent.
    pub(super) fn forget(&self, place: &Place) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Clock;

    fn place(user: UserId, page: usize) -> Place {
        (user, format!("/people/{page}/edit"))
    }

    #[test]
    fn it_is_kept_for_its_author_and_not_for_long() {
        let (shelf, now, [one, other]) =
            (Shelf::default(), Clock::System.now(), [UserId::mint(), UserId::mint()]);
        shelf.keep(place(one, 1), "update", Fields::read(b"story=Ieri").unwrap(), now);
        let found = |user, page, after| shelf.find(&place(user, page), now + TimeDelta::seconds(after));
        assert_eq!(found(one, 1, 1_799).unwrap().1.one("story"), Some("Ieri"));
        assert!(found(other, 1, 0).is_none() && found(one, 2, 0).is_none() && found(one, 1, 1_800).is_none());
        shelf.forget(&place(one, 1));
        assert!(found(one, 1, 0).is_none());
    }

    #[test]
    fn the_oldest_makes_way() {
        let (shelf, now, user) = (Shelf::default(), Clock::System.now(), UserId::mint());
        for page in 0..=FORMS_MAX {
            let at = now + TimeDelta::milliseconds(i64::try_from(page).unwrap());
            shelf.keep(place(user, page), "update", Fields::default(), at);
        }
        let there = |page| shelf.find(&place(user, page), now).is_some();
        assert_eq!((there(0), there(1), there(FORMS_MAX)), (false, true, true));
    }
}
