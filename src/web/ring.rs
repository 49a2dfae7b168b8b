//! Where things stand that are drawn round a middle, which is at 0, 0.
use minijinja::{Value, context};

/// The most things that a picture has room for.
const PLACES_MAX: u32 = 60;

/// `ring(count, wide, high, from)`: as many places round an ellipse, the first at so many degrees, clockwise from the
/// top; each with its `x`, its `y` and its `turn`, the direction in which it lies.
pub fn ring(count: u32, wide: f64, high: f64, from: f64) -> Vec<Value> {
    let place =
        |at: u32| spot((0.0, 0.0), (wide, high), from + 360.0 * f64::from(at) / f64::from(count.max(1)));
    (0..count.min(PLACES_MAX)).map(place).collect()
}

/// `fan(count, place, far, wide)`: as many places beyond a place, seen from the middle, on an arc of `wide` degrees.
pub fn fan(count: u32, place: Value, far: f64, wide: f64) -> Vec<Value> {
    let number =
        |name| place.get_attr(name).ok().and_then(|value| f64::try_from(value).ok()).unwrap_or_default();
    let (middle, turn) = ((number("x"), number("y")), number("turn"));
    let step = if count > 1 { wide / f64::from(count - 1) } else { 0.0 };
    let begin = if count > 1 { turn - wide / 2.0 } else { turn };
    (0..count.min(PLACES_MAX)).map(|at| spot(middle, (far, far), begin + step * f64::from(at))).collect()
}

/// `around(need, most)`: who answers a need, was asked to, or could: those who do before those who could, each once, with
/// its `name`, its `tie` and the `address` where it is looked at. Everything is what the page's document was answered.
pub fn around(need: Value, most: usize) -> Value {
    let mut all: Vec<Value> = Vec::new();
    let ties = [("claims", "claim", CLAIMS), ("referrals", "referral", REFERRALS), ("matches", "match", &[])];
    for (list, tie, live) in ties {
        for one in need.get_attr(list).ok().and_then(|list| list.try_iter().ok()).into_iter().flatten() {
            let Some(name) = name(&one, tie) else { continue };
            let is_live = live.is_empty() || live.iter().any(|status| is(&one, status));
            let is_new = !all.iter().any(|other| other.get_attr("name").is_ok_and(|known| known == name));
            if is_live && is_new && all.len() < most {
                all.push(context! { name, tie, address => address(&need, &one, tie) });
            }
        }
    }
    context! { all }
}

/// The states in which somebody still answers, or may.
const CLAIMS: &[&str] = &["PROPOSED", "ACTIVE"];
const REFERRALS: &[&str] = &["SENT", "ACCEPTED", "IN_PROGRESS", "WAITLISTED", "AWAITING_CONSENT"];

fn is(one: &Value, status: &str) -> bool {
    one.get_attr("status").is_ok_and(|known| known.as_str() == Some(status))
}

fn name(one: &Value, tie: &str) -> Option<Value> {
    let organization = match tie {
        "claim" => one.get_attr("organization").ok()?,
        "referral" => one.get_attr("to").ok()?,
        _ => one.get_attr("service").ok()?.get_attr("organization").ok()?,
    };
    organization.get_attr("name").ok().filter(|name| name.as_str().is_some())
}

fn address(need: &Value, one: &Value, tie: &str) -> Option<String> {
    let id = |of: &Value| of.get_attr("id").ok()?.as_str().map(str::to_owned);
    match tie {
        "claim" => Some(format!("/needs/{}", id(need)?)),
        "referral" => Some(format!("/referrals/{}", id(one)?)),
        _ => {
            let may = need
                .get_attr("viewerCan")
                .and_then(|can| can.get_attr("refer"))
                .is_ok_and(|may| may.is_true());
            let service = one.get_attr("service").ok()?;
            if may { Some(format!("/needs/{}/refer?service={}", id(need)?, id(&service)?)) } else { None }
        }
    }
}

fn spot((x, y): (f64, f64), (wide, high): (f64, f64), turn: f64) -> Value {
    let angle = (turn - 90.0).to_radians();
    let round = |value: f64| (value * 10.0).round() / 10.0;
    context! { x => round(x + wide * angle.cos()), y => round(y + high * angle.sin()), turn }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(all: &[Value]) -> Vec<(f64, f64)> {
        let number = |place: &Value, name| f64::try_from(place.get_attr(name).unwrap()).unwrap();
        all.iter().map(|place| (number(place, "x"), number(place, "y"))).collect()
    }

    #[test]
    fn places_stand_round_the_middle() {
        assert_eq!(places(&ring(4, 50.0, 20.0, 0.0)), [(0.0, -20.0), (50.0, 0.0), (0.0, 20.0), (-50.0, 0.0)]);
        assert!(ring(0, 1.0, 1.0, 0.0).is_empty());
    }

    #[test]
    fn who_answers_stands_before_who_could_and_once() {
        let service = |name| context! { id => "service_1", organization => context! { name } };
        let need = context! {
            id => "need_1", viewerCan => context! { refer => true },
            claims => [context! { status => "WITHDRAWN", organization => context! { name => "Gone" } }],
            referrals => [context! { id => "referral_1", status => "SENT", to => context! { name => "Caritas" } }],
            matches => [context! { service => service("Caritas") }, context! { service => service("Emporio") }],
        };
        let all: Vec<_> = around(need, 3).get_attr("all").unwrap().try_iter().unwrap().collect();
        let told: Vec<_> = all
            .iter()
            .map(|one| ["name", "tie", "address"].map(|key| one.get_attr(key).unwrap().to_string()))
            .collect();
        assert_eq!(
            told,
            [
                ["Caritas", "referral", "/referrals/referral_1"],
                ["Emporio", "match", "/needs/need_1/refer?service=service_1"],
            ]
        );
    }

    #[test]
    fn a_fan_opens_away_from_the_middle() {
        let place = context! { x => 10.0, y => 0.0, turn => 90.0 };
        assert_eq!(places(&fan(1, place.clone(), 10.0, 40.0)), [(20.0, 0.0)]);
        assert_eq!(places(&fan(2, place, 10.0, 180.0)), [(10.0, -10.0), (10.0, 10.0)]);
    }
}
