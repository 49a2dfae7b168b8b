//! One page of a list that can grow: how many, and after which place. A place is the key that the list is
//! sorted by and the id that breaks ties; it leaves the process sealed, as a cursor.
use super::{Id, OrganizationId, Problem, Secrets, Time};
use chrono::TimeDelta;
use uuid::Uuid;

/// The most entries that one page may have.
pub const FIRST_MAX: u16 = 100;

/// Where a list goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What the list is sorted by.
    pub key: String,
    /// The id of the entry.
    pub id: Uuid,
}

impl Place {
    /// The place of one entry.
    pub fn of(key: impl Into<String>, id: impl Id) -> Self {
        Self { key: key.into(), id: id.uuid() }
    }

    /// Its cursor, for one list and one reader.
    pub fn seal(&self, secrets: &Secrets, list: &str, reader: OrganizationId) -> String {
        let mut bytes = self.key.clone().into_bytes();
        bytes.extend_from_slice(self.id.as_bytes());
        secrets.seal_cursor(list, reader, &bytes)
    }

    fn open(secrets: &Secrets, list: &str, reader: OrganizationId, cursor: &str) -> Option<Self> {
        let bytes = secrets.open_cursor(list, reader, cursor)?;
        let (key, id) = bytes.split_last_chunk::<16>()?;
        Some(Self { key: String::from_utf8(key.to_vec()).ok()?, id: Uuid::from_bytes(*id) })
    }
}

/// What was asked of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many entries, 0 to [`FIRST_MAX`].
    pub first: usize,
    /// After this place; from the beginning where there is none.
    pub after: Option<Place>,
}

impl Page {
    /// Refuses a length outside 0–100 and a cursor of another list or reader.
    pub fn of(
        secrets: &Secrets,
        list: &str,
        reader: OrganizationId,
        first: i32,
        after: Option<&str>,
    ) -> Result<Self, Problem> {
        let first = u16::try_from(first)
            .ok()
            .filter(|first| *first <= FIRST_MAX)
            .ok_or_else(|| Problem::new("page.first").at("first").with("max", FIRST_MAX))?;
        let open = |cursor| {
            Place::open(secrets, list, reader, cursor).ok_or_else(|| Problem::new("page.cursor").at("after"))
        };
        Ok(Self { first: first.into(), after: after.map(open).transpose()? })
    }

    /// Where a list begins that goes from the newest on and whose places are microseconds: before this moment and id.
    pub fn newest_before(&self, now: Time) -> (Time, Uuid) {
        let place = self.after.as_ref();
        let at = place.and_then(|place| Time::from_timestamp_micros(place.key.parse().ok()?));
        // Nothing is of tomorrow.
        (at.unwrap_or(now + TimeDelta::days(1)), place.map_or(Uuid::max(), |place| place.id))
    }

    /// Where a list begins that goes from the oldest on and whose places are microseconds: after this moment and id.
    pub fn oldest_after(&self) -> (Time, Uuid) {
        let place = self.after.as_ref();
        let at = place.and_then(|place| Time::from_timestamp_micros(place.key.parse().ok()?));
        (at.unwrap_or(Time::UNIX_EPOCH), place.map_or(Uuid::nil(), |place| place.id))
    }

    /// How many rows to read: one more than asked for says whether there is a next page.
    pub fn limit(&self) -> i64 {
        i64::try_from(self.first).unwrap_or(i64::MAX).saturating_add(1)
    }

    /// Cuts what was read with [`Self::limit`] to the page, and says whether there is more.
    pub fn cut<T>(&self, mut rows: Vec<T>) -> (Vec<T>, bool) {
        let more = rows.len() > self.first;
        rows.truncate(self.first);
        (rows, more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::AreaId;

    #[test]
    fn a_page_goes_on_where_its_cursor_says() {
        let (secrets, reader) = (Secrets::new([1; 32]), OrganizationId::mint());
        let place = Place::of("colombo", AreaId::mint());
        let cursor = place.seal(&secrets, "areas", reader);
        let page = Page::of(&secrets, "areas", reader, 2, Some(&cursor)).unwrap();
        assert_eq!(page, Page { first: 2, after: Some(place) });
        assert_eq!(page.cut(vec![1, 2, 3]), (vec![1, 2], true));
        assert_eq!(page.cut(vec![1, 2]), (vec![1, 2], false));
    }

    #[test]
    fn too_much_and_a_strange_cursor_are_refused() {
        let (secrets, reader) = (Secrets::new([1; 32]), OrganizationId::mint());
        let page = |first, after| Page::of(&secrets, "areas", reader, first, after).map_err(|p| p.code);
        assert_eq!(page(101, None), Err("page.first"));
        assert_eq!(page(-1, None), Err("page.first"));
        assert_eq!(page(1, Some("nonsense")), Err("page.cursor"));
        assert!(page(0, None).is_ok());
    }
}
