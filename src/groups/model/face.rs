//! What is said of a group, and how it is put differently: by a keeper, by a proposal, by an import. All three are told in the
//! same fields, so that a difference is the same list everywhere.
use super::{ACCESS, Atlas, Attendance, Meeting, MeetingFields, Openness};
use crate::{
    areas::Tree,
    kernel::{AreaId, Fault, GroupPlaceId, Id, Problem, text},
};
use async_graphql::{ID, InputObject, InputType, SimpleObject, Value};

/// Topics of one group, at most.
pub const TOPICS_MAX: usize = 5;
/// Meetings of one group, at most.
pub const MEETINGS_MAX: usize = 10;
/// Languages of one group, at most.
const LANGUAGES_MAX: usize = 10;
/// Characters of what a group says of itself.
const ABOUT_MAX: usize = 1_000;
/// Characters of an address on the net.
const URL_MAX: usize = 500;
/// More than come to a group.
const HEADCOUNT_MAX: i32 = 200;
/// To what a headcount is rounded: nobody is counted who could be told by it.
const ROUNDED_TO: i64 = 5;

/// What is said of a group.
#[derive(Clone, Debug)]
pub struct Face {
    /// What it is called.
    pub name: String,
    /// What it says of itself.
    pub about: Option<String>,
    /// Codes of topics, the first one first.
    pub topics: Vec<String>,
    /// How somebody takes part.
    pub attendance: Attendance,
    /// Who may come.
    pub openness: Openness,
    /// Whether it works together with whoever keeps the map.
    pub in_network: bool,
    /// Languages spoken, as tags.
    pub languages: Vec<String>,
    /// Where it meets.
    pub place: Option<GroupPlaceId>,
    /// The comune or municipio; of a group over the net, where it is at home.
    pub area: AreaId,
    /// Which room there.
    pub room: Option<String>,
    /// Where it meets on the net.
    pub online_url: Option<String>,
    /// Whom one speaks to first: a role, or a name that somebody agreed to.
    pub contact_name: Option<String>,
    /// The number of the first contact.
    pub phone: Option<String>,
    /// The address of the first contact.
    pub mail: Option<String>,
    /// Its page.
    pub web: Option<String>,
    /// When one calls, what one says.
    pub contact_note: Option<String>,
    /// How many come, rounded to five.
    pub headcount: Option<i64>,
    /// Of one that is forming: how many asked for it.
    pub asked: Option<i64>,
    /// When it meets.
    pub meetings: Vec<Meeting>,
}

/// One field of a group, before and after.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, serde::Serialize, serde::Deserialize)]
#[graphql(name = "GroupFieldChange")]
pub struct FieldChange {
    /// The field, as `GroupInput` names it.
    pub field: String,
    /// What stood there; empty for nothing.
    pub before: String,
    /// What stands there now, or would; empty for nothing.
    pub after: String,
}

impl Face {
    /// Every field in words of its own, in the order of `GroupInput`.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        vec![
            ("name", self.name.clone()),
            ("about", text(&self.about)),
            ("topics", self.topics.join(", ")),
            ("attendance", self.attendance.name().to_owned()),
            ("openness", self.openness.name().to_owned()),
            ("inNetwork", self.in_network.to_string()),
            ("languages", self.languages.join(", ")),
            ("place", self.place.map(|place| place.to_string()).unwrap_or_default()),
            ("area", self.area.to_string()),
            ("room", text(&self.room)),
            ("onlineUrl", text(&self.online_url)),
            ("contactName", text(&self.contact_name)),
            ("phone", text(&self.phone)),
            ("mail", text(&self.mail)),
            ("web", text(&self.web)),
            ("contactNote", text(&self.contact_note)),
            ("headcount", number(self.headcount)),
            ("asked", number(self.asked)),
            ("meetings", self.meetings.iter().map(Meeting::line).collect::<Vec<_>>().join("\n")),
        ]
    }

    /// What another face says differently.
    pub fn differences(&self, other: &Self) -> Vec<FieldChange> {
        let both = self.lines().into_iter().zip(other.lines());
        let changed = both.filter(|((_, before), (_, after))| before != after);
        changed
            .map(|((field, before), (_, after))| FieldChange { field: field.to_owned(), before, after })
            .collect()
    }

    /// All that is said of a group, as of one of which nothing was known.
    pub fn told(&self) -> Vec<FieldChange> {
        let said = self.lines().into_iter().filter(|(_, after)| !after.is_empty());
        said.map(|(field, after)| FieldChange { field: field.to_owned(), before: String::new(), after })
            .collect()
    }

    /// Places and areas in a difference, by name.
    pub fn named(mut changes: Vec<FieldChange>, atlas: &Atlas, tree: &Tree) -> Vec<FieldChange> {
        for change in &mut changes {
            let name = |id: &str| match change.field.as_str() {
                "place" => {
                    GroupPlaceId::parse(id).and_then(|id| atlas.place(id)).map(|place| place.name.clone())
                }
                "area" => AreaId::parse(id).and_then(|id| tree.get(id)).map(|area| area.name.clone()),
                _ => None,
            };
            let (before, after) = (name(&change.before), name(&change.after));
            change.before = before.unwrap_or_else(|| std::mem::take(&mut change.before));
            change.after = after.unwrap_or_else(|| std::mem::take(&mut change.after));
        }
        changes
    }
}

/// What is said of a group, as it is typed. What isn't named stays as it is; an empty text, or 0, takes away what stands there.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "GroupInput")]
pub struct GroupFields {
    /// What it is called. At most 200 characters.
    pub name: Option<String>,
    /// What it says of itself. At most 1,000 characters.
    pub about: Option<String>,
    /// Codes of topics, the first one first. 1 to 5.
    pub topics: Option<Vec<String>>,
    /// How somebody takes part.
    pub attendance: Option<Attendance>,
    /// Who may come.
    pub openness: Option<Openness>,
    /// Whether it works together with whoever keeps the map.
    pub in_network: Option<bool>,
    /// Languages spoken, BCP 47. At most 10.
    pub languages: Option<Vec<String>>,
    /// Where it meets, as an id of `groupPlaces`.
    pub place: Option<String>,
    /// The comune or municipio. That of the place where one is named.
    pub area: Option<ID>,
    /// Which room there. At most 200 characters.
    pub room: Option<String>,
    /// Where it meets on the net: `https://…`. At most 500 characters.
    pub online_url: Option<String>,
    /// Whom one speaks to first: a role, or a name that somebody agreed to in writing. At most 200 characters.
    pub contact_name: Option<String>,
    /// The number of the first contact.
    pub phone: Option<String>,
    /// The address of mail of the first contact.
    pub mail: Option<String>,
    /// Its page: `https://…`. At most 500 characters.
    pub web: Option<String>,
    /// When one calls, what one says. At most 200 characters.
    pub contact_note: Option<String>,
    /// How many come, 0 to 200; kept rounded to five.
    pub headcount: Option<i32>,
    /// Of one that is forming: how many asked for it, 0 to 200.
    pub asked: Option<i32>,
    /// When it meets; all of its meetings. At most 10.
    pub meetings: Option<Vec<MeetingFields>>,
}

impl GroupFields {
    /// Puts a face together, of a new group or of one that stands there; refuses what can't be, at its field.
    pub fn put(self, on: Option<&Face>, atlas: &Atlas, tree: &Tree) -> Result<Face, Problem> {
        let place = self.place(on, atlas)?;
        let face = Face {
            area: self.area(on, place, atlas, tree)?,
            topics: self.topics(on, atlas)?,
            languages: self.languages(on)?,
            meetings: meetings(self.meetings, on)?,
            headcount: count(self.headcount, on.and_then(|face| face.headcount), "headcount")?
                .map(rounded)
                .filter(|n| *n > 0),
            asked: count(self.asked, on.and_then(|face| face.asked), "asked")?,
            name: line(self.name, on.map(|face| face.name.clone()), text::LINE_MAX, "name")?
                .ok_or_else(|| Problem::new("text.required").at("name"))?,
            about: line(self.about, on.and_then(|face| face.about.clone()), ABOUT_MAX, "about")?,
            attendance: self.attendance.or(on.map(|face| face.attendance)).unwrap_or(Attendance::InPerson),
            openness: self.openness.or(on.map(|face| face.openness)).unwrap_or(Openness::Open),
            in_network: self.in_network.or(on.map(|face| face.in_network)).unwrap_or(false),
            place,
            room: line(self.room, on.and_then(|face| face.room.clone()), text::LINE_MAX, "room")?,
            online_url: url(
                line(self.online_url, on.and_then(|face| face.online_url.clone()), URL_MAX, "onlineUrl")?,
                "onlineUrl",
            )?,
            contact_name: line(
                self.contact_name,
                on.and_then(|face| face.contact_name.clone()),
                text::LINE_MAX,
                "contactName",
            )?,
            phone: line(self.phone, on.and_then(|face| face.phone.clone()), 60, "phone")?,
            mail: mail(line(self.mail, on.and_then(|face| face.mail.clone()), text::LINE_MAX, "mail")?)?,
            web: url(line(self.web, on.and_then(|face| face.web.clone()), URL_MAX, "web")?, "web")?,
            contact_note: line(
                self.contact_note,
                on.and_then(|face| face.contact_note.clone()),
                text::LINE_MAX,
                "contactNote",
            )?,
        };
        let needs_place = face.attendance != Attendance::Online;
        if face.attendance != Attendance::InPerson
            && face.online_url.is_none()
            && face.phone.is_none()
            && face.mail.is_none()
        {
            return Err(Problem::new("group.online_where").at("onlineUrl"));
        }
        if !needs_place && face.place.is_some() {
            return Err(Problem::new("group.online_place").at("place"));
        }
        Ok(face)
    }

    /// As it is kept until somebody decides.
    pub fn written(&self) -> String {
        serde_json::to_string(&self.to_value()).unwrap_or_default()
    }

    /// As it was kept, with other fields put over it.
    pub fn read(stored: &str, over: Option<&Self>) -> Result<Self, Fault> {
        let stored = serde_json::from_str(stored).map_err(|e| Fault::new(&e))?;
        let mut value = Value::from_json(stored).map_err(|e| Fault::new(&e))?;
        if let (Value::Object(under), Some(Value::Object(over))) = (&mut value, over.map(InputType::to_value))
        {
            let said = over.into_iter().filter(|(_, value)| !matches!(value, Value::Null));
            for (name, value) in said {
                under.insert(name, value);
            }
        }
        Self::parse(Some(value)).map_err(|_| Fault::said("a proposal can't be read again"))
    }

    fn place(&self, on: Option<&Face>, atlas: &Atlas) -> Result<Option<GroupPlaceId>, Problem> {
        match self.place.as_deref().map(str::trim) {
            None => Ok(on.and_then(|face| face.place)),
            Some("") => Ok(None),
            Some(id) => {
                let known = GroupPlaceId::parse(id).filter(|id| atlas.place(*id).is_some());
                known.map(Some).ok_or_else(|| Problem::not_found("place"))
            }
        }
    }

    /// That of the place, where one is named.
    fn area(
        &self,
        on: Option<&Face>,
        place: Option<GroupPlaceId>,
        atlas: &Atlas,
        tree: &Tree,
    ) -> Result<AreaId, Problem> {
        if let Some(place) = place.and_then(|id| atlas.place(id)) {
            return Ok(place.area);
        }
        match &self.area {
            Some(id) => {
                let known = AreaId::parse(id).filter(|id| tree.get(*id).is_some());
                known.ok_or_else(|| Problem::new("area.unknown").at("area"))
            }
            None => on.map(|face| face.area).ok_or_else(|| Problem::new("text.required").at("area")),
        }
    }

    fn topics(&self, on: Option<&Face>, atlas: &Atlas) -> Result<Vec<String>, Problem> {
        let Some(topics) = &self.topics else {
            return on
                .map(|face| face.topics.clone())
                .ok_or_else(|| Problem::new("text.required").at("topics"));
        };
        let mut kept: Vec<String> = Vec::new();
        for topic in topics {
            if atlas.topic(topic).is_none() {
                return Err(Problem::new("group.topic").at("topics"));
            }
            if !kept.contains(topic) {
                kept.push(topic.clone());
            }
        }
        match kept.len() {
            0 => Err(Problem::new("text.required").at("topics")),
            1..=TOPICS_MAX => Ok(kept),
            _ => Err(Problem::new("group.too_many").at("topics").with("max", TOPICS_MAX)),
        }
    }

    fn languages(&self, on: Option<&Face>) -> Result<Vec<String>, Problem> {
        let Some(languages) = &self.languages else {
            return Ok(on.map_or_else(|| vec!["it".to_owned()], |face| face.languages.clone()));
        };
        if languages.len() > LANGUAGES_MAX {
            return Err(Problem::new("group.too_many").at("languages").with("max", LANGUAGES_MAX));
        }
        let read = languages.iter().map(|tag| text::language(tag, "languages"));
        Ok(read.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}

/// The meetings that are typed; one that is like one that stood there keeps its id and its source.
fn meetings(typed: Option<Vec<MeetingFields>>, on: Option<&Face>) -> Result<Vec<Meeting>, Problem> {
    let stood = on.map(|face| face.meetings.as_slice()).unwrap_or_default();
    let Some(typed) = typed else { return Ok(stood.to_vec()) };
    if typed.len() > MEETINGS_MAX {
        return Err(Problem::new("group.too_many").at("meetings").with("max", MEETINGS_MAX));
    }
    let mut stood: Vec<_> = stood.iter().collect();
    let mut kept = Vec::with_capacity(typed.len());
    for (at, meeting) in typed.into_iter().enumerate() {
        let mut meeting = meeting.checked(&format!("meetings.{at}"))?;
        if let Some(like) = stood.iter().position(|old| old.is_like(&meeting)) {
            let old = stood.remove(like);
            (meeting.id, meeting.source) = (old.id, old.source.clone());
        }
        kept.push(meeting);
    }
    Ok(kept)
}

fn line(
    typed: Option<String>,
    stood: Option<String>,
    max: usize,
    field: &str,
) -> Result<Option<String>, Problem> {
    typed.map_or(Ok(stood), |typed| text::limited(&typed, max, field))
}

fn url(url: Option<String>, field: &str) -> Result<Option<String>, Problem> {
    match &url {
        Some(address)
            if !(address.starts_with("https://") || address.starts_with("http://"))
                || address.contains(char::is_whitespace) =>
        {
            Err(Problem::new("group.url").at(field))
        }
        _ => Ok(url),
    }
}

fn mail(mail: Option<String>) -> Result<Option<String>, Problem> {
    if mail.as_deref().is_some_and(|mail| !text::is_mail(mail)) {
        return Err(Problem::new("contact.mail").at("mail"));
    }
    Ok(mail)
}

fn count(typed: Option<i32>, stood: Option<i64>, field: &str) -> Result<Option<i64>, Problem> {
    match typed {
        None => Ok(stood),
        Some(0) => Ok(None),
        Some(number) if (1..=HEADCOUNT_MAX).contains(&number) => Ok(Some(number.into())),
        Some(_) => Err(Problem::new("group.headcount").at(field).with("max", HEADCOUNT_MAX)),
    }
}

/// To the nearest five, so that a face in a room can't be counted out of it; few are five.
fn rounded(headcount: i64) -> i64 {
    ((headcount + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO).max(ROUNDED_TO)
}

/// Refuses words for getting in that nobody knows.
pub fn accessibility(words: &[String]) -> Result<Vec<String>, Problem> {
    let known = |word: &&String| ACCESS.contains(&word.as_str());
    if words.iter().all(|word| known(&word)) {
        let mut words = words.to_vec();
        words.dedup();
        return Ok(words);
    }
    Err(Problem::new("group.accessibility").at("accessibility").with("known", ACCESS.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headcount_is_rounded_so_that_nobody_is_counted_out() {
        assert_eq!([1, 4, 7, 8, 12, 13].map(rounded), [5, 5, 5, 10, 10, 15]);
    }

    #[test]
    fn an_address_on_the_net_is_one() {
        assert!(url(Some("https://example.org/a".into()), "web").is_ok());
        for bad in ["javascript:alert(1)", "example.org", "https://a b"] {
            assert_eq!(url(Some(bad.into()), "web").unwrap_err().field.as_deref(), Some("web"));
        }
    }
}
