//! Every group of one moment, kept in memory whole: a region has some nine hundred.
use super::{Group, Place, Standing, Status, Topic};
use crate::{
    areas::{AreaKind, Tree},
    kernel::{AreaId, GroupId, GroupPlaceId, Id, Place as Position, Time, text},
};
use chrono::Weekday;
use std::collections::HashMap;
use uuid::Uuid;

/// Further than any group of the region; those over the net stand there.
const FAR_KM: f64 = 99_999.0;

/// Every group, with where they meet and what they are about.
#[derive(Debug, Default)]
pub struct Atlas {
    groups: Vec<(String, Group)>,
    by_id: HashMap<GroupId, usize>,
    places: HashMap<GroupPlaceId, Place>,
    topics: Vec<Topic>,
}

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Words that its name, its topics or its comune begin with.
    pub search: Option<String>,
    /// A topic.
    pub topic: Option<String>,
    /// What it lies in.
    pub within: Option<AreaId>,
    /// From where the nearest are shown first.
    pub near: Option<AreaId>,
    /// The same, by its name.
    pub place: Option<String>,
    /// On which weekday it meets.
    pub weekday: Option<Weekday>,
    /// Whether one takes part over the net, or goes there.
    pub online: Option<bool>,
    /// Where it stands; everywhere where none is named.
    pub status: Vec<Status>,
    /// Whether those that nobody made sure of for longest stand first.
    pub oldest_first: bool,
}

/// A group that was found, and where it stands in the list.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Which, for [`Atlas::at`].
    pub at: usize,
    /// Where it stands.
    pub standing: Standing,
    /// Kilometres from where the nearest are looked for, from centre to centre.
    pub km: Option<f64>,
}

impl Atlas {
    /// The atlas of these.
    pub fn of(groups: Vec<Group>, places: Vec<Place>, topics: Vec<Topic>) -> Self {
        let mut groups: Vec<_> =
            groups.into_iter().map(|group| (text::search_key(&group.face.name), group)).collect();
        groups.sort_by(|(a, one), (b, other)| (a, one.id).cmp(&(b, other.id)));
        let by_id = groups.iter().enumerate().map(|(at, (_, group))| (group.id, at)).collect();
        let places = places.into_iter().map(|place| (place.id, place)).collect();
        Self { groups, by_id, places, topics }
    }

    /// Every topic, in the order of the data.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic of a code.
    pub fn topic(&self, code: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.code == code)
    }

    /// Where groups meet.
    pub fn place(&self, id: GroupPlaceId) -> Option<&Place> {
        self.places.get(&id)
    }

    /// Everywhere that groups meet, by name.
    pub fn places(&self) -> Vec<&Place> {
        let mut places: Vec<_> = self.places.values().collect();
        places.sort_by_cached_key(|place| (text::search_key(&place.name), place.id));
        places
    }

    /// Every group, by name.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().map(|(_, group)| group)
    }

    /// The group of an id.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.by_id.get(&id).map(|at| &self.groups[*at].1)
    }

    /// Where a group stands in [`Self::at`].
    pub fn position(&self, id: GroupId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// The group at a place of the atlas.
    pub fn at(&self, at: usize) -> &Group {
        &self.groups[at].1
    }

    /// Where a group is as anybody is told, and as it is searched: the comune of a confidential place, nothing finer.
    pub fn told_area(&self, group: &Group, tree: &Tree) -> AreaId {
        let area = group.face.area;
        let confidential =
            group.face.place.and_then(|id| self.place(id)).is_some_and(|place| place.confidential);
        let comune = || tree.upward(area).find(|area| area.kind == AreaKind::Comune).map(|comune| comune.id);
        if confidential { comune().unwrap_or(area) } else { area }
    }

    /// Where a group stands at a moment, its place's suspension with it.
    pub fn standing(&self, group: &Group, now: Time) -> Standing {
        group.standing(group.face.place.and_then(|place| self.place(place)), now)
    }

    /// What is looked for, each with its place in the list: what can be trusted first, then the nearest, then by name; or the
    /// longest unverified first.
    pub fn search(&self, wanted: &Wanted, tree: &Tree, now: Time) -> Vec<(Position, Found)> {
        let within = wanted.within;
        let words = text::search_key(wanted.search.as_deref().unwrap_or_default());
        let words: Vec<_> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut found: Vec<_> = self
            .groups
            .iter()
            .enumerate()
            .filter(|(_, (_, group))| {
                wanted.topic.as_ref().is_none_or(|topic| group.face.topics.contains(topic))
            })
            .filter(|(_, (_, group))| {
                within.is_none_or(|area| tree.contains(area, self.told_area(group, tree)))
            })
            .filter(|(_, (_, group))| wanted.takes_place(group))
            .filter(|(_, (key, group))| words.is_empty() || self.speaks_of(&words, key, group, tree))
            .map(|(at, (key, group))| (at, key, group, self.standing(group, now)))
            .filter(|(.., standing)| wanted.status.is_empty() || wanted.status.contains(&standing.status))
            .map(|(at, key, group, standing)| {
                let km = wanted.near.and_then(|near| tree.distance_km(near, self.told_area(group, tree)));
                (
                    Position { key: wanted.key(key, group, standing, km), id: group.id.uuid() },
                    Found { at, standing, km },
                )
            })
            .collect();
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        found
    }

    /// Whether each word begins a word of its name, its topics in either language, its comune or its place.
    fn speaks_of(&self, words: &[&str], key: &str, group: &Group, tree: &Tree) -> bool {
        let topics = group.face.topics.iter().filter_map(|code| self.topic(code));
        let topics = topics.flat_map(|topic| [&topic.name_it, &topic.name_en]);
        let areas = tree.upward(self.told_area(group, tree)).take(2).map(|area| &area.name);
        let told: Vec<_> = topics.chain(areas).map(|name| text::search_key(name)).collect();
        let said = |word: &str| {
            std::iter::once(key)
                .chain(told.iter().map(String::as_str))
                .flat_map(|told| told.split(' '))
                .any(|told| told.starts_with(word))
        };
        words.iter().all(|word| said(word))
    }
}

impl Wanted {
    /// The same with the place found that is named, where there is one.
    pub fn located(self, tree: &Tree) -> Self {
        let named = self.place.as_deref().map(text::search_key).and_then(|key| by_name(tree, &key));
        Self { near: self.near.or(named), ..self }
    }

    fn takes_place(&self, group: &Group) -> bool {
        use super::Attendance::{InPerson, Online};
        let attends =
            self.online.is_none_or(|online| group.face.attendance != if online { InPerson } else { Online });
        let on = |day: Weekday| group.face.meetings.iter().any(|meeting| meeting.rule.weekday() == Some(day));
        attends && self.weekday.is_none_or(on)
    }

    fn key(&self, name: &str, group: &Group, standing: Standing, km: Option<f64>) -> String {
        if self.oldest_first {
            let seen = group.verified_at.map_or(0, |at| at.timestamp().max(0));
            return format!("{seen:012} {name}");
        }
        let sinks = match standing.status {
            Status::Active | Status::Due => 0,
            Status::Suspended => 1,
            Status::Verifying | Status::Unverified => 2,
            Status::Forming => 3,
            Status::Reported => 4,
            Status::Closed => 5,
        };
        let near = if self.near.is_some() { km.unwrap_or(FAR_KM) } else { 0.0 };
        format!("{sinks} {near:08.1} {name}")
    }
}

/// The comune or province of a name, or of one that begins so; the one with most residents where there are several.
fn by_name(tree: &Tree, name: &str) -> Option<AreaId> {
    let places = || {
        let of = |kind| tree.list(Some(kind), None);
        of(AreaKind::Comune).chain(of(AreaKind::Province))
    };
    let whole = places().find(|(key, _)| *key == name).map(|(_, area)| area.id);
    let begun = || places().filter(|(key, _)| key.starts_with(name)).max_by_key(|(_, area)| area.residents);
    whole.or_else(|| begun().map(|(_, area)| area.id))
}

/// The part of a list after a place, so many and one more, which says whether there is more.
pub fn cut(found: Vec<(Position, Found)>, after: Option<&Position>, limit: usize) -> Vec<(Position, Found)> {
    let nil = Position { key: String::new(), id: Uuid::nil() };
    let after = after.unwrap_or(&nil);
    found.into_iter().filter(|(place, _)| place > after).take(limit).collect()
}
