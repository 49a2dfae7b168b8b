//! A small network: one lead, and associations that could all answer the needs of the people that it keeps.
use crate::support::{
    Base, plant_texts,
    program::{Program, ask},
};
use amis::{
    accounts::{self, NewAccount, NewOrganization, NewToken, NewUser},
    areas::{self, Area, AreaKind},
    call::{Call, House, Terms, TokenScopes},
    directory::{
        self, Entries,
        model::{Help, Service},
    },
    kernel::{AreaId, CardId, Clock, Id, NeedId, OrganizationId, Secrets, ServiceId, UserId},
    locale::Language,
    policy::{Domain, Kind, Law, Purpose, Role, RoleSet},
};
use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::sync::Arc;

/// One organisation, by its one user's token.
#[derive(Clone, Debug)]
pub struct Member {
    pub organization: OrganizationId,
    pub token: String,
    pub token_id: String,
}

pub struct Network {
    house: Arc<House>,
    pub lead: Member,
    pub associations: Vec<Member>,
    pub area: AreaId,
}

impl Network {
    /// With this many associations.
    pub async fn plant(base: &Base, associations: usize) -> Self {
        let law = Arc::new(Law::embedded().expect("the law is sound"));
        let secrets = Secrets::new(base.db().network_key().await.unwrap());
        let house = Arc::new(amis::house(base.db().clone(), law, Clock::System, secrets, Terms::default()));
        plant_texts(&house).await;
        let area = plant_areas(&house).await;
        let lead = join(&house, area, Kind::Municipio, Role::SocialWorker, 0).await;
        let mut joined = Vec::new();
        for number in 1..=associations {
            joined.push(join(&house, area, Kind::Odv, Role::AssociationOperator, number).await);
        }
        Self { house, lead, associations: joined, area }
    }

    /// Opens this many needs of a home for one new person, and shares them with associations; the needs.
    pub async fn open(&self, server: &Program, needs: usize, policy: &str) -> Vec<String> {
        let register = "mutation ($area: ID!) { registerPerson(input: { identity: { alias: \"Qualcuno\" },
            contact: { phone: \"02 5550 0100\" }, address: { residenceArea: $area }, nobodyKnown: true }) {
            person { id } problems { code field } } }";
        let registered =
            server.ask(&self.lead.token, register, json!({ "area": self.area.to_string() })).await;
        let person = registered["data"]["registerPerson"]["person"]["id"].as_str();
        let person = person.unwrap_or_else(|| panic!("{registered}"));
        let open = "mutation ($person: ID!, $policy: ClaimPolicy!) { openNeed(input: { person: $person,
            domain: HOUS, urgency: URGENT, claimPolicy: $policy }) { need { id } problems { code } } }";
        let opened = (0..needs)
            .map(|_| server.ask(&self.lead.token, open, json!({ "person": person, "policy": policy })));
        let opened = join_all(opened).await;
        let share = "mutation ($person: ID!) { grant(input: { person: $person, kinds: [ODV],
            parts: [CARD, CONTACT, NEEDS_HOUS], basis: CONSENT, purpose: COORDINATE, givenBy: PERSON,
            channel: PAPER, textVersion: \"2026-1\", language: \"it\" }) { grant { id } problems { code } } }";
        let shared = server.ask(&self.lead.token, share, json!({ "person": person })).await;
        assert!(shared["data"]["grant"]["grant"]["id"].is_string(), "{shared}");
        let need = |answer: &Value| {
            let id = answer["data"]["openNeed"]["need"]["id"].as_str();
            id.unwrap_or_else(|| panic!("{answer}")).to_owned()
        };
        opened.iter().map(need).collect()
    }

    /// The id under which a member is shown the card of a need.
    pub fn card(&self, of: &Member, need: &str) -> String {
        let need: NeedId = Id::parse(need).unwrap();
        CardId::of(self.house.secrets.card(need.uuid(), of.organization)).to_string()
    }
}

async fn plant_areas(house: &Arc<House>) -> AreaId {
    let (region, comune, municipio) = (AreaId::mint(), AreaId::mint(), AreaId::mint());
    let area = |id, kind, code: &str, parent| Area {
        id,
        kind,
        code: code.to_owned(),
        name: code.to_owned(),
        parent,
        centre: None,
        residents: Some(180_000),
        source: "test".to_owned(),
    };
    let areas = [
        area(region, AreaKind::Region, "03", None),
        area(comune, AreaKind::Comune, "015146", Some(region)),
        area(municipio, AreaKind::Municipio, "015146-9", Some(comune)),
    ];
    operator(house).write(move |job| Box::pin(async move { areas::plant(job, &areas).await })).await.unwrap();
    municipio
}

fn operator(house: &Arc<House>) -> Call {
    Call::new(Arc::clone(house), None, Language::En, "test".to_owned())
}

/// An organisation with an agreement, one user, a token, and a service that answers housing.
async fn join(house: &Arc<House>, area: AreaId, kind: Kind, role: Role, number: usize) -> Member {
    let (organization, user) = (OrganizationId::mint(), UserId::mint());
    let now = house.clock.now();
    let name = format!("Ente {number}");
    let new = NewOrganization {
        id: organization,
        kind,
        name: name.clone(),
        district: Some(area),
        tax_code: None,
        member_since: now,
        agreement_signed_at: Some(now),
        demo: false,
    };
    let somebody = NewUser {
        organization,
        name: format!("Qualcuno {number}"),
        mail: format!("qualcuno@ente-{number}.example"),
        roles: RoleSet::of(&[role]),
        districts: vec![],
        language: Language::It,
    };
    let account = NewAccount { id: user, user: somebody, password_hash: None, demo: false };
    let service = Service {
        helps: vec![Help { domain: Domain::Hous, kind: None }],
        areas: vec![area],
        ..Service::new(ServiceId::mint(), organization, "Casa")
    };
    let services = if kind == Kind::Odv { vec![(service, name)] } else { vec![] };
    let token = NewToken {
        user,
        name: "test".to_owned(),
        scopes: TokenScopes::ALL,
        purpose: Purpose::Coordinate,
        expires_at: now + TimeDelta::days(1),
    };
    let operator = operator(house);
    let issued = operator.write(move |job| {
        Box::pin(async move {
            accounts::plant(job, &[new], vec![account]).await?;
            directory::plant(job, &Entries { services, ..Entries::default() }).await?;
            accounts::issue_token(job, token).await
        })
    });
    let issued = issued.await.unwrap();
    Member { organization, token: issued.secret.reveal().to_owned(), token_id: issued.id.to_string() }
}

/// "We can answer", as a member; the payload, if an answer came.
pub async fn claim(
    client: &reqwest::Client,
    url: &str,
    token: &str,
    card: &str,
) -> Result<Value, reqwest::Error> {
    let answer = ask(client, url, token, CLAIM, json!({ "card": card })).await?;
    Ok(answer["data"]["claimNeed"].clone())
}

/// The document of a claim.
pub const CLAIM: &str = "mutation ($card: ID!) { claimNeed(input: { needCard: $card }) {
    claim { id status } problems { code state } } }";

/// Takes a claim back or gives the need back; the payload, if an answer came.
pub async fn end(
    client: &reqwest::Client,
    url: &str,
    token: &str,
    claim: &str,
    release: bool,
) -> Result<Value, reqwest::Error> {
    let (verb, reason) =
        if release { ("releaseClaim", ", reason: NO_CAPACITY") } else { ("withdrawClaim", "") };
    let document = format!(
        "mutation ($claim: ID!) {{ done: {verb}(input: {{ claim: $claim {reason} }}) {{
             claim {{ id status }} problems {{ code state }} }} }}"
    );
    let answer = ask(client, url, token, &document, json!({ "claim": claim })).await?;
    Ok(answer["data"]["done"].clone())
}
