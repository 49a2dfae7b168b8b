//! Where somebody goes once it is done.
use super::fields::Fields;
use serde_json::Value;

/// In place of an address: the page itself, shown with what was answered.
pub(super) const HERE: &str = ".";
/// The longest address that a form may name.
const ADDRESS_MAX: usize = 500;

/// The address with what stands in braces filled in: from the form's own address, else by a path into the answer.
/// `None` where something it names isn't there.
pub(super) fn address(pattern: &str, said: &Fields, answer: &Value) -> Option<String> {
    let mut address = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        address.push_str(before);
        address.push_str(&plain(said.one(name).or_else(|| found(answer, name))?)?);
        rest = after;
    }
    Some(address + rest)
}

fn found<'a>(answer: &'a Value, path: &str) -> Option<&'a str> {
    path.split('.').try_fold(answer, |value, name| value.get(name))?.as_str()
}

/// Ids hold nothing that would have to be written otherwise in an address.
fn plain(id: &str) -> Option<String> {
    id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)).then(|| id.to_owned())
}

/// An address of ours that a form names; the start for any other.
pub(super) fn back(named: Option<&str>) -> String {
    named.filter(|address| is_ours(address)).unwrap_or("/").to_owned()
}

fn is_ours(address: &str) -> bool {
    let mut bytes = address.bytes();
    let local = bytes.next() == Some(b'/') && !matches!(bytes.next(), Some(b'/' | b'\\'));
    local
        && address.len() <= ADDRESS_MAX
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// The address with a word that says what was done, for the page to tell.
pub(super) fn telling(address: &str, done: &str) -> String {
    let (page, place) = address.split_once('#').map_or((address, None), |(page, place)| (page, Some(place)));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let told: Vec<_> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("done=")).collect();
    let query = [told.as_slice(), &[&format!("done={done}")]].concat().join("&");
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{path}?{query}{place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_address_is_filled_in() {
        let said = Fields::read(b"id=need_1").unwrap();
        let answer = json!({ "done": { "person": { "id": "person_2" }, "claim": null } });
        let of = |pattern| address(pattern, &said, &answer);
        assert_eq!(of("/people/{done.person.id}#{id}").as_deref(), Some("/people/person_2#need_1"));
        assert_eq!(of("/claims/{done.claim.id}"), None);
        assert_eq!(of("/{missing}"), None);
    }

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(back(Some("/needs/need_1?tab=mine")), "/needs/need_1?tab=mine");
        for elsewhere in
            ["https://evil.test", "//evil.test", "/\\evil.test", "evil", "", "/a\nb", "javascript:alert(1)"]
        {
            assert_eq!(back(Some(elsewhere)), "/", "{elsewhere}");
        }
        assert_eq!(back(None), "/");
    }

    #[test]
    fn what_was_done_is_told_once() {
        assert_eq!(telling("/a?x=1&done=b#c", "d"), "/a?x=1&done=d#c");
        assert_eq!(telling("/", "claim"), "/?done=claim");
    }
}
