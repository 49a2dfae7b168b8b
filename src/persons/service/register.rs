use super::super::{
    batch::Batch,
    model::{Identity, Notice, draw_code},
    store::{self, NewPerson, PutAddress},
};
use super::change::{Parts, put};
use crate::{
    call::{Call, Change, Job, Memo, TokenScope},
    kernel::{Halt, PersonId, Problem, text},
    policy::{Act, Basis, Kind, ListPeople, Part, Permit, RegisterPerson},
    texts::{self, TextKind},
};

/// Somebody to be brought into the network.
#[derive(Clone, Debug)]
pub(in crate::persons) struct Registration {
    pub(in crate::persons) parts: Parts,
    pub(in crate::persons) languages: Vec<String>,
    pub(in crate::persons) notice: Option<Notice>,
    /// Said by the caller after looking at the candidates.
    pub(in crate::persons) nobody_known: bool,
}

/// What became of a registration.
pub(in crate::persons) enum Registered {
    /// A new person.
    Person(PersonId),
    /// Nothing yet: these persons, whom the caller may see, are alike; beside each, in what.
    Alike(Box<Batch>, Vec<Vec<&'static str>>),
}

/// Looks for the person first; registers where nobody is alike, or the caller has looked and says so.
pub(in crate::persons) async fn register(
    call: &Call,
    memo: Memo,
    mut new: Registration,
) -> Result<Registered, Halt> {
    call.within(TokenScope::Write)?;
    let now = call.now();
    let identity = new.parts.identity.take().unwrap_or_default().checked(now)?;
    new.parts = Parts { identity: Some(identity.clone()), ..new.parts }.checked(now)?;
    new.notice = new.notice.map(|notice| notice.checked(now, "notice")).transpose()?;
    let languages = languages(&new.languages)?;
    if !new.nobody_known {
        let (batch, candidates) = alike(call, &identity).await?;
        if !candidates.is_empty() {
            return Ok(Registered::Alike(Box::new(batch), candidates));
        }
    }
    let address = new.parts.located(call).await?;
    let person = call.mutate(memo, move |job| Box::pin(write(job, new, address, languages))).await?;
    Ok(Registered::Person(person))
}

async fn write(
    job: &mut Job,
    new: Registration,
    address: Option<PutAddress>,
    languages: String,
) -> Result<PersonId, Halt> {
    let actor = job.actor()?;
    let (basis, sealed) = (Basis::of_registration(actor.kind), is_sealed(actor.kind));
    if basis == Basis::Consent && new.notice.is_none() {
        return Err(Problem::new("person.notice_required").at("notice").into());
    }
    let person = PersonId::mint();
    let permit = job
        .law()
        .permit_new::<RegisterPerson>(&actor, person, new.parts.touched())
        .map_err(|_| Problem::new("person.register_refused").at("identity"))?;
    let row = NewPerson {
        code: draw_code(),
        sealed,
        lead: actor.organization,
        worker: actor.user,
        basis,
        languages,
        at: job.now(),
    };
    store::insert(&mut job.conn, &permit, &row).await?;
    if let Some(notice) = &new.notice {
        give_notice(job, &permit, notice).await?;
    }
    let touched: Vec<Part> = new.parts.touched().iter().collect();
    put(job, &permit, new.parts, address).await?;
    job.note(super::Changed(person));
    for part in &touched {
        job.note(Change::Part(person, *part));
    }
    let standing = job.standing(person).await?;
    job.audit("person.register", &standing, &touched).await?;
    Ok(person)
}

/// Writes down, beside another change of a person, that they were told how their data is used. The notice
/// has been checked, but for whether there is such a text.
pub async fn give_notice<A: Act<On = PersonId>>(
    job: &mut Job,
    permit: &Permit<A>,
    notice: &Notice,
) -> Result<(), Halt> {
    let now = job.now();
    let named = (notice.text_version.as_str(), notice.language.as_str());
    texts::check(&mut job.conn, TextKind::Notice, named, notice.given_on, "notice.textVersion").await?;
    store::give_notice(&mut job.conn, permit, notice, now).await
}

/// Persons whose identity the caller may see, with what makes them alike. Nothing is said of others.
async fn alike(call: &Call, identity: &Identity) -> Result<(Batch, Vec<Vec<&'static str>>), Halt> {
    let Ok(scope) = call.house().law.scope::<ListPeople>(call.actor()?) else {
        return Ok((super::read_many(call, &[]).await?, vec![]));
    };
    let found = {
        let mut conn = call.reader().await?;
        store::alike(&mut conn, &scope, identity, call.now()).await?
    };
    let batch = super::read_many(call, &found).await?;
    let mut candidates = Vec::new();
    for at in 0..batch.permits().len() {
        let theirs = batch.identity(call, at).await?.unwrap_or_default();
        candidates.push(evidence(identity, &theirs));
    }
    Ok((batch, candidates))
}

fn evidence(ours: &Identity, theirs: &Identity) -> Vec<&'static str> {
    let same = [
        ("fiscal_code", ours.fiscal_code.is_some() && ours.fiscal_code == theirs.fiscal_code),
        ("name", ours.keys().iter().any(|key| theirs.keys().contains(key))),
        ("birth_date", ours.birth_date.is_some() && ours.birth_date == theirs.birth_date),
        ("birth_year", ours.birth_year.is_some() && ours.birth_year == theirs.birth_year),
    ];
    same.into_iter().filter_map(|(what, holds)| holds.then_some(what)).collect()
}

/// Persons of anti-violence and addiction services are sealed from the start.
fn is_sealed(kind: Kind) -> bool {
    matches!(kind, Kind::Cav | Kind::Serd)
}

fn languages(given: &[String]) -> Result<String, Problem> {
    const MOST: usize = 10;
    let fits = |tag: &String| {
        (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if given.len() > MOST || !given.iter().all(fits) {
        return Err(Problem::new("person.language").at("languages").with("max", MOST));
    }
    text::limited(&given.join(" ").to_lowercase(), text::LINE_MAX, "languages").map(Option::unwrap_or_default)
}
