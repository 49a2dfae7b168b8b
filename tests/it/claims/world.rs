//! A small network: Mario and his lead in Municipio 9, housing associations that could answer, and others.
use crate::support::{Base, job, on, plant_texts};
use amis::{
    areas::{self, Area, AreaKind},
    call::{Call, Caller, Finisher, House, Settled, Terms, TokenScopes},
    directory::{
        self, Entries,
        model::{Help, Service},
    },
    kernel::{AreaId, CardId, Clock, Id, NeedId, OrganizationId, PersonId, Secrets, ServiceId, Time, UserId},
    locale::Language,
    policy::{Actor, Domain, Kind, KindSet, Law, Purpose, Role, RoleSet},
    web::schema::{self, Schema},
};
use chrono::{TimeDelta, TimeZone, Utc};
use serde_json::Value;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// One organisation with one user and one role.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub organization: OrganizationId,
    pub user: UserId,
    pub kind: Kind,
    pub role: Role,
    pub agreement: bool,
    pub service: ServiceId,
}

impl Seat {
    pub fn of(kind: Kind, role: Role) -> Self {
        Self {
            organization: OrganizationId::mint(),
            user: UserId::mint(),
            kind,
            role,
            agreement: true,
            service: ServiceId::mint(),
        }
    }
}

pub struct World {
    pub base: Base,
    pub house: Arc<House>,
    pub schema: Schema,
    pub municipio: Seat,
    pub casa: Seat,
    pub sofia: Seat,
    pub company: Seat,
    pub outsider: Seat,
    pub municipio_9: AreaId,
    calls: AtomicUsize,
}

/// When the tests begin: a Wednesday.
pub fn start() -> Time {
    Utc.with_ymd_and_hms(2026, 11, 4, 9, 0, 0).unwrap()
}

impl World {
    pub async fn on(base: Base) -> Self {
        Self::with(base, None).await
    }

    /// A world in which something more happens at the end of each job.
    pub async fn with(base: Base, finisher: Option<Finisher>) -> Self {
        Self::made(base, finisher, Terms::default()).await
    }

    /// A world that works so.
    pub async fn under(base: Base, terms: Terms) -> Self {
        Self::made(base, None, terms).await
    }

    async fn made(base: Base, finisher: Option<Finisher>, terms: Terms) -> Self {
        drop(tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init());
        let law = Arc::new(Law::embedded().expect("the law is sound"));
        let (db, clock) = (base.db().clone(), Clock::at(start()));
        let house = amis::house(db, law, clock, Secrets::new([1; 32]), terms);
        let house = finisher.into_iter().fold(house, House::finishing);
        let world = Self {
            base,
            house: Arc::new(house),
            schema: schema::build(true).finish(),
            municipio: Seat::of(Kind::Municipio, Role::SocialWorker),
            casa: Seat::of(Kind::Odv, Role::AssociationOperator),
            sofia: Seat::of(Kind::Odv, Role::AssociationOperator),
            company: Seat::of(Kind::Company, Role::AssociationOperator),
            outsider: Seat { agreement: false, ..Seat::of(Kind::Odv, Role::AssociationOperator) },
            municipio_9: AreaId::mint(),
            calls: AtomicUsize::new(0),
        };
        plant_texts(&world.house).await;
        for seat in [world.municipio, world.casa, world.sofia, world.company, world.outsider] {
            world.join(seat).await;
        }
        world.plant().await;
        world
    }

    pub async fn join(&self, seat: Seat) {
        let now = self.house.clock.now();
        let bit = KindSet::of(&[seat.kind]).bits();
        let work = job(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into organization (id, kind, kind_bit, name, name_key, member_since, created_at)
                     values ($1, $2, $3, 'Ente', 'ente', $4, $4)",
                )
                .bind(seat.organization)
                .bind(seat.kind)
                .bind(bit)
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                on!(conn, |c| sqlx::query(
                    "insert into account (id, organization_id, name, mail, mail_key, created_at)
                     values ($1, $2, 'Qualcuno', $3, $3, $4)",
                )
                .bind(seat.user)
                .bind(seat.organization)
                .bind(seat.user.to_string())
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                Ok(())
            })
        });
        self.base.db().write(work).await.unwrap();
    }

    /// Lombardy ⊃ Milan ⊃ Municipio 9; a service of each association answers housing and food there.
    async fn plant(&self) {
        let (region, comune) = (AreaId::mint(), AreaId::mint());
        let area = |id, kind, code: &str, parent, residents| Area {
            id,
            kind,
            code: code.to_owned(),
            name: code.to_owned(),
            parent,
            centre: None,
            residents: Some(residents),
            source: "test".to_owned(),
        };
        let areas = [
            area(region, AreaKind::Region, "03", None, 10_000_000),
            area(comune, AreaKind::Comune, "015146", Some(region), 1_400_000),
            area(self.municipio_9, AreaKind::Municipio, "015146-9", Some(comune), 180_000),
        ];
        let served = self.municipio_9;
        let service = |seat: Seat| {
            let help = |domain| Help { domain, kind: None };
            let service = Service {
                helps: vec![help(Domain::Hous), help(Domain::Food), help(Domain::Ment)],
                areas: vec![served],
                ..Service::new(seat.service, seat.organization, "Casa")
            };
            (service, "Ente".to_owned())
        };
        let services = [self.casa, self.sofia, self.company, self.outsider].map(service).to_vec();
        let call = self.call(self.municipio);
        call.write(move |job| {
            Box::pin(async move {
                areas::plant(job, &areas).await?;
                directory::plant(job, &Entries { services, ..Entries::default() }).await
            })
        })
        .await
        .unwrap();
    }

    /// A new call of somebody in this seat.
    pub fn call(&self, seat: Seat) -> Call {
        self.call_within(seat, TokenScopes::ALL)
    }

    /// The same with a token that may be used for these things alone.
    pub fn call_within(&self, seat: Seat, scopes: TokenScopes) -> Call {
        let number = self.calls.fetch_add(1, Ordering::SeqCst);
        let actor = Actor {
            user: seat.user,
            organization: seat.organization,
            kind: seat.kind,
            roles: RoleSet::of(&[seat.role]),
            district: None,
            agreement: seat.agreement,
            purpose: Purpose::Coordinate,
        };
        let caller = Caller {
            actor,
            user_version: 1,
            organization_version: 1,
            scopes,
            until: None,
            behalf: amis::call::Behalf::default(),
        };
        Call::new(Arc::clone(&self.house), Some(caller), Language::En, format!("call-{number}"))
    }

    /// Runs a document as a new call of this seat; the answer leaves once it is settled.
    pub async fn ask(&self, seat: Seat, document: &str) -> Value {
        self.ask_as(&self.call(seat), document).await
    }

    pub async fn ask_as(&self, call: &Call, document: &str) -> Value {
        let request = async_graphql::Request::new(document).data(call.clone());
        let answer = self.schema.execute(request).await;
        assert!(answer.errors.is_empty(), "{document}\n{:?}", answer.errors);
        assert_eq!(call.settle().await.unwrap(), Settled::Kept);
        answer.data.into_json().unwrap()
    }

    /// Registers somebody of 52 with a daughter, in Municipio 9.
    pub async fn register(&self, name: &str) -> PersonId {
        let document = format!(
            "mutation {{ registerPerson(input: {{
                 identity: {{ givenName: \"{name}\", birthYear: 1974 }}, contact: {{ phone: \"02 1234567\" }},
                 address: {{ residenceArea: \"{}\" }}, languages: [\"it\"], nobodyKnown: true,
                 household: {{ kind: REGISTERED, members: [{{ tie: CHILD, birthYear: 2011 }}] }} }}) {{
                 person {{ id }} problems {{ code field }} }} }}",
            self.municipio_9
        );
        let answer = self.ask(self.municipio, &document).await;
        Id::parse(answer["registerPerson"]["person"]["id"].as_str().unwrap_or_else(|| panic!("{answer}")))
            .unwrap()
    }

    /// Five like Mario, so that his card may say how old he is, with how many he lives and what he speaks.
    pub async fn crowd(&self) {
        for name in ["Ugo", "Ivo", "Leo", "Pio", "Nino"] {
            self.register(name).await;
        }
    }

    /// Opens a need; what is not said is urgent housing.
    pub async fn open(&self, person: PersonId, said: &str) -> String {
        let with = |name: &str, value: &str| {
            if said.contains(&format!("{name}:")) { String::new() } else { format!("{name}: {value}") }
        };
        let document = format!(
            "mutation {{ openNeed(input: {{ person: \"{person}\" {} {} {} {said} }}) {{
                 need {{ id }} problems {{ code field }} }} }}",
            with("domain", "HOUS"),
            with("urgency", "URGENT"),
            with("claimPolicy", "FIRST_ELIGIBLE"),
        );
        let answer = self.ask(self.municipio, &document).await;
        answer["openNeed"]["need"]["id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// Shares parts of somebody with associations by kind.
    pub async fn share(&self, person: PersonId, parts: &str) -> String {
        let document = format!(
            "mutation {{ grant(input: {{ person: \"{person}\", kinds: [ODV], parts: [{parts}], basis: CONSENT,
                 purpose: COORDINATE, givenBy: PERSON, channel: PAPER, textVersion: \"2026-1\", language: \"it\" }}) {{
                 grant {{ id }} problems {{ code field message }} }} }}"
        );
        let answer = self.ask(self.municipio, &document).await;
        answer["grant"]["grant"]["id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// Mario with an open, shared housing need: the person and the need.
    pub async fn mario(&self) -> (PersonId, String) {
        let mario = self.register("Mario").await;
        let need = self.open(mario, "").await;
        self.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
        (mario, need)
    }

    /// One more service of a seat, for housing in Municipio 9 where it says no other.
    pub async fn serve(&self, seat: Seat, said: impl FnOnce(Service) -> Service) -> ServiceId {
        let id = ServiceId::mint();
        let service = said(Service {
            helps: vec![Help { domain: Domain::Hous, kind: None }],
            areas: vec![self.municipio_9],
            ..Service::new(id, seat.organization, "Sportello")
        });
        let services = vec![(service, "Ente".to_owned())];
        let entries = Entries { services, ..Entries::default() };
        let call = self.call(self.municipio);
        call.write(move |job| Box::pin(async move { directory::plant(job, &entries).await })).await.unwrap();
        id
    }

    /// The cards that a seat is shown.
    pub async fn cards(&self, seat: Seat) -> Vec<Value> {
        let document = "{ needCards { edges { cursor node { id domain severityBand urgency openedWeek ageBand
            householdBand languages area { id code } answers { code value } myClaim { id status }
            myServices { id } viewerCan { claim } } } pageInfo { hasNextPage } } }";
        let answer = self.ask(seat, document).await;
        answer["needCards"]["edges"].as_array().unwrap().clone()
    }

    /// The id of the only card that a seat is shown.
    pub async fn card(&self, seat: Seat) -> String {
        let cards = self.cards(seat).await;
        assert_eq!(cards.len(), 1, "{cards:?}");
        cards[0]["node"]["id"].as_str().unwrap().to_owned()
    }

    /// The id under which a seat would be shown the card of a need.
    pub fn card_of(&self, seat: Seat, need: &str) -> String {
        let need: NeedId = Id::parse(need).unwrap();
        CardId::of(self.house.secrets.card(need.uuid(), seat.organization)).to_string()
    }

    pub async fn claim(&self, seat: Seat, card: &str) -> Value {
        self.ask(seat, &claim_document(card)).await["claimNeed"].take()
    }

    /// Claims a need, through its card, with one of a seat's services.
    pub async fn claim_with(&self, seat: Seat, service: ServiceId, need: &str) -> Value {
        let card = self.card_of(seat, need);
        let document = format!(
            "mutation {{ claimNeed(input: {{ needCard: \"{card}\", service: \"{service}\" }}) {{
                 claim {{ id status }} problems {{ code field message state }} }} }}"
        );
        self.ask(seat, &document).await["claimNeed"].take()
    }

    /// A mutation of a claim by its name; `more` is what the input holds besides the claim.
    pub async fn move_claim(&self, seat: Seat, verb: &str, claim: &str, more: &str) -> Value {
        let document = format!(
            "mutation {{ {verb}(input: {{ claim: \"{claim}\" {more} }}) {{ claim {{ id status reason }}
                 problems {{ code field message state moves version }} }} }}"
        );
        self.ask(seat, &document).await[verb].take()
    }

    /// Makes an active claim a referral.
    pub async fn convert(&self, seat: Seat, claim: &str) -> Value {
        let document = format!(
            "mutation {{ convertClaim(input: {{ claim: \"{claim}\" }}) {{
                 referral {{ id status direction from {{ id }} to {{ id }} parts need {{ status }} history {{ event to }} }}
                 problems {{ code field message state moves version }} }} }}"
        );
        let mut payload = self.ask(seat, &document).await["convertClaim"].take();
        // The same shape as the other verbs' payloads, for `problem`.
        payload["claim"] = Value::Null;
        payload
    }

    /// What a seat sees of a claim.
    pub async fn sees_claim(&self, seat: Seat, claim: &str) -> Value {
        let document = format!(
            "{{ claim(id: \"{claim}\") {{ id status question answer answeredAt basisLost need {{ id }}
                 history {{ event from to reason subject organization {{ id }} }}
                 viewerCan {{ answer choose convert }} }} }}"
        );
        self.ask(seat, &document).await["claim"].take()
    }

    /// What a seat sees of a need and of how its person is reached.
    pub async fn sees(&self, seat: Seat, need: &str) -> Value {
        let document = format!(
            "{{ need(id: \"{need}\") {{ id status person {{ code contact {{ phone }} identity {{ givenName }} }}
                 claims {{ id status organization {{ id }} service {{ id }} viewerCan {{ choose }} }} }} }}"
        );
        self.ask(seat, &document).await["need"].take()
    }

    /// The phone, where how the person is reached is open.
    pub async fn phone(&self, seat: Seat, need: &str) -> Option<String> {
        let need = self.sees(seat, need).await;
        need["person"]["contact"]["phone"].as_str().map(str::to_owned)
    }

    /// Where the need stands, for its lead.
    pub async fn status(&self, need: &str) -> String {
        self.sees(self.municipio, need).await["status"].as_str().unwrap().to_owned()
    }

    pub fn wait(&self, by: TimeDelta) {
        self.house.clock.advance(by);
    }
}

pub fn claim_document(card: &str) -> String {
    format!(
        "mutation {{ claimNeed(input: {{ needCard: \"{card}\" }}) {{
             claim {{ id status contactFrom undoUntil heldUntil viewerCan {{ withdraw convert release choose }} }}
             problems {{ code field message state moves }} }} }}"
    )
}

/// The id of a payload's claim.
pub fn id(payload: &Value) -> String {
    assert_eq!(payload["problems"], Value::Array(vec![]), "{payload}");
    payload["claim"]["id"].as_str().unwrap().to_owned()
}

/// The code of a payload's one problem and the state that it names.
pub fn problem(payload: &Value) -> (&str, Option<&str>) {
    assert_eq!(payload["claim"], Value::Null, "{payload}");
    let problem = &payload["problems"][0];
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {message}");
    (problem["code"].as_str().unwrap(), problem["state"].as_str())
}
