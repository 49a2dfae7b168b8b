//! A small network round Mario and Grazia: their leads, listening centres, a cooperative, and others.
use crate::support::{Base, job, on, plant_texts};
use amis::{
    areas::{self, Area, AreaKind},
    call::{Call, Caller, House, Runner, Settled, Terms, TokenScopes},
    db::Db,
    directory::{
        self, Entries,
        model::{Help, Schedule, Service},
    },
    kernel::{AreaId, Clock, OrganizationId, Secrets, ServiceId, UserId},
    locale::Language,
    policy::{Actor, Domain, Kind, KindSet, Law, Purpose, Role, RoleSet},
    web::schema::{self, Schema},
};
use chrono::{TimeDelta, TimeZone, Utc};
use serde_json::Value;
use std::sync::Arc;

/// One organisation with one user and one role.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub organization: OrganizationId,
    user: UserId,
    kind: Kind,
    role: Role,
    agreement: bool,
}

impl Seat {
    /// What the user signs in with.
    pub fn mail(self) -> String {
        format!("{}@ente.example", self.user)
    }

    /// The same user in another role.
    pub fn acting_as(self, role: Role) -> Self {
        Self { role, ..self }
    }

    fn of(kind: Kind, role: Role) -> Self {
        let (organization, user) = (OrganizationId::mint(), UserId::mint());
        Self { organization, user, kind, role, agreement: true }
    }
}

pub struct World {
    pub house: Arc<House>,
    base: Base,
    schema: Schema,
    pub giulia: Seat,
    pub nadia: Seat,
    pub amina: Seat,
    pub other_caritas: Seat,
    pub ponte: Seat,
    pub company: Seat,
    pub outsider: Seat,
    municipio_9: AreaId,
}

impl World {
    pub async fn on(base: Base) -> Self {
        Self::under(base, Terms::default()).await
    }

    /// In a network that works so.
    pub async fn under(base: Base, terms: Terms) -> Self {
        let law = Arc::new(Law::embedded().expect("the law is sound"));
        let clock = Clock::at(Utc.with_ymd_and_hms(2026, 11, 4, 9, 0, 0).unwrap());
        let house = amis::house(base.db().clone(), law, clock, Secrets::new([1; 32]), terms);
        let world = Self {
            house: Arc::new(house),
            base,
            schema: schema::build(true).finish(),
            giulia: Seat::of(Kind::Municipio, Role::SocialWorker),
            nadia: Seat::of(Kind::Municipio, Role::SocialWorker),
            amina: Seat::of(Kind::Caritas, Role::Listener),
            other_caritas: Seat::of(Kind::Caritas, Role::Listener),
            ponte: Seat::of(Kind::Cooperative, Role::AssociationOperator),
            company: Seat::of(Kind::Company, Role::AssociationOperator),
            outsider: Seat { agreement: false, ..Seat::of(Kind::Caritas, Role::Listener) },
            municipio_9: AreaId::mint(),
        };
        plant_texts(&world.house).await;
        let World { giulia, nadia, amina, other_caritas, ponte, company, outsider, .. } = world;
        for seat in [giulia, nadia, amina, other_caritas, ponte, company, outsider] {
            world.join(seat).await;
        }
        world.plant().await;
        world
    }

    async fn join(&self, seat: Seat) {
        let now = self.house.clock.now();
        let bit = KindSet::of(&[seat.kind]).bits();
        let work = job(move |conn| {
            Box::pin(async move {
                on!(conn, |c| {
                    sqlx::query(
                    "insert into organization (id, kind, kind_bit, name, name_key, member_since, agreement_signed_at,
                                               created_at)
                     values ($1, $2, $3, 'Ente', 'ente', $4, $5, $4)",
                )
                .bind(seat.organization)
                .bind(seat.kind)
                .bind(bit)
                .bind(now)
                .bind(seat.agreement.then_some(now))
                .execute(c)
                .await
                .map(drop)
                })?;
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

    /// Somebody else of a seat's organisation.
    pub async fn colleague(&self, of: Seat, role: Role) -> Seat {
        let seat = Seat { user: UserId::mint(), role, ..of };
        let now = self.house.clock.now();
        let work = job(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into account (id, organization_id, name, mail, mail_key, created_at)
                     values ($1, $2, 'Qualcuno', $3, $3, $4)",
                )
                .bind(seat.user)
                .bind(seat.organization)
                .bind(seat.mail())
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                Ok(())
            })
        });
        self.base.db().write(work).await.unwrap();
        seat
    }

    /// Where everybody is.
    pub fn municipio_9(&self) -> AreaId {
        self.municipio_9
    }

    async fn plant(&self) {
        let (region, comune) = (AreaId::mint(), AreaId::mint());
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
            area(self.municipio_9, AreaKind::Municipio, "015146-9", Some(comune)),
        ];
        self.call(self.giulia)
            .write(move |job| Box::pin(async move { areas::plant(job, &areas).await }))
            .await
            .unwrap();
    }

    /// A new call of somebody in this seat.
    pub fn call(&self, seat: Seat) -> Call {
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
            scopes: TokenScopes::ALL,
            until: None,
            behalf: amis::call::Behalf::default(),
        };
        Call::new(Arc::clone(&self.house), Some(caller), Language::En, "test".to_owned())
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

    /// Registers somebody whom this seat leads.
    pub async fn register(&self, lead: Seat, name: &str) -> String {
        let document = format!(
            "mutation {{ registerPerson(input: {{
                 identity: {{ givenName: \"{name}\", birthYear: 1974 }}, contact: {{ phone: \"02 1234567\" }},
                 address: {{ residence: \"Via Ornato 12\", residenceArea: \"{}\" }}, languages: [\"it\"],
                 notice: {{ textVersion: \"2026-1\", language: \"it\", givenOn: \"2026-11-01\" }},
                 nobodyKnown: true }}) {{ person {{ id }} problems {{ code field }} }} }}",
            self.municipio_9
        );
        text(&self.ask(lead, &document).await["registerPerson"]["person"]["id"])
    }

    /// Opens a need of somebody.
    pub async fn open(&self, lead: Seat, person: &str, domain: &str, more: &str) -> String {
        self.open_as(lead, person, &format!("domain: {domain}, urgency: URGENT {more}")).await
    }

    async fn open_as(&self, lead: Seat, person: &str, said: &str) -> String {
        let document = format!(
            "mutation {{ openNeed(input: {{ person: \"{person}\", {said} }}) {{
                 need {{ id }} problems {{ code field }} }} }}"
        );
        text(&self.ask(lead, &document).await["openNeed"]["need"]["id"])
    }

    /// Shares parts of somebody; `to` is an organisation or kinds.
    pub async fn share(&self, lead: Seat, person: &str, to: &str, parts: &str) {
        let document = format!(
            "mutation {{ grant(input: {{ person: \"{person}\", {to}, parts: [{parts}], basis: CONSENT,
                 purpose: REFER, givenBy: PERSON, channel: PAPER, textVersion: \"2026-1\", language: \"it\" }}) {{
                 grant {{ id }} problems {{ code field message }} }} }}"
        );
        text(&self.ask(lead, &document).await["grant"]["grant"]["id"]);
    }

    /// Mario, with his food shared with listening centres and his work with nobody.
    pub async fn mario(&self) -> Mario {
        self.mario_needing("URGENT").await
    }

    /// The same, who needs food so soon.
    pub async fn mario_needing(&self, urgency: &str) -> Mario {
        let person = self.register(self.giulia, "Mario").await;
        let food = self.open_as(self.giulia, &person, &format!("domain: FOOD, urgency: {urgency}")).await;
        let work = self.open(self.giulia, &person, "WORK", "").await;
        self.share(self.giulia, &person, "kinds: [CARITAS]", "CARD, IDENTITY, CONTACT, NEEDS_FOOD").await;
        Mario { person, food, work }
    }

    /// Sends a need; `more` is what the input holds besides.
    pub async fn send(&self, from: Seat, need: &str, to: Seat, more: &str) -> Value {
        let input = format!("need: \"{need}\", to: \"{}\" {more}", to.organization);
        self.act(from, "sendReferral", &input).await
    }

    /// Mario's food as it is sent to a listening centre.
    pub async fn send_food(&self, mario: &Mario, to: Seat) -> String {
        let more = "parts: [IDENTITY, CONTACT], note: \"Serve un pacco ogni settimana\"";
        id(&self.send(self.giulia, &mario.food, to, more).await)
    }

    pub async fn answer(&self, seat: Seat, referral: &str, more: &str) -> Value {
        self.act(seat, "answerReferral", &format!("referral: \"{referral}\", answer: {more}")).await
    }

    pub async fn recall(&self, seat: Seat, referral: &str, more: &str) -> Value {
        self.act(seat, "recallReferral", &format!("referral: \"{referral}\" {more}")).await
    }

    /// A mutation of a referral by its name.
    pub async fn act(&self, seat: Seat, verb: &str, input: &str) -> Value {
        let document = format!(
            "mutation {{ {verb}(input: {{ {input} }}) {{ referral {{ {REFERRAL} }}
                 problems {{ code field message state moves version }} }} }}"
        );
        self.ask(seat, &document).await[verb].take()
    }

    /// What a seat sees of a referral.
    pub async fn sees(&self, seat: Seat, referral: &str) -> Value {
        let document = format!("{{ referral(id: \"{referral}\") {{ {REFERRAL} }} }}");
        self.ask(seat, &document).await["referral"].take()
    }

    /// What a seat sees of a person.
    pub async fn person(&self, seat: Seat, person: &str) -> Value {
        let document = format!(
            "{{ person(id: \"{person}\") {{ code identity {{ givenName }} contact {{ phone }}
                 address {{ residence }} needs {{ edges {{ node {{ id domain }} }} }} }} }}"
        );
        self.ask(seat, &document).await["person"].take()
    }

    /// Where the need stands, for its lead.
    pub async fn status(&self, need: &str) -> String {
        let document = format!("{{ need(id: \"{need}\") {{ status }} }}");
        text(&self.ask(self.giulia, &document).await["need"]["status"])
    }

    /// Takes back every grant of somebody.
    pub async fn revoke_all(&self, person: &str) {
        let document = format!("{{ person(id: \"{person}\") {{ grants {{ id status }} }} }}");
        let grants = self.ask(self.giulia, &document).await["person"]["grants"].take();
        let active = grants.as_array().unwrap().iter().filter(|grant| grant["status"] == "ACTIVE");
        for grant in active {
            let document = format!(
                "mutation {{ revokeGrant(input: {{ grant: {} }}) {{ problems {{ code }} }} }}",
                grant["id"]
            );
            let revoked = self.ask(self.giulia, &document).await;
            assert_eq!(revoked["revokeGrant"]["problems"], Value::Array(vec![]));
        }
    }

    /// Hides everybody.
    pub async fn seal(&self) {
        self.base.execute("update person set sealed = (1 = 1)").await;
    }

    /// A service of somebody that answers food in Municipio 9.
    pub async fn serve_food(&self, seat: Seat) {
        self.serve_food_at(seat, vec![]).await;
    }

    /// The same at these hours.
    pub async fn serve_food_at(&self, seat: Seat, schedules: Vec<Schedule>) {
        let service = Service {
            helps: vec![Help { domain: Domain::Food, kind: None }],
            areas: vec![self.municipio_9],
            schedules,
            ..Service::new(ServiceId::mint(), seat.organization, "Pacchi")
        };
        let entries = Entries { services: vec![(service, "Ente".to_owned())], ..Entries::default() };
        let call = self.call(self.giulia);
        call.write(move |job| Box::pin(async move { directory::plant(job, &entries).await })).await.unwrap();
    }

    /// A second process over the same data, at the same time.
    pub fn house_over(&self, db: Db) -> Arc<House> {
        let law = Arc::clone(&self.house.law);
        Arc::new(amis::house(db, law, self.house.clock.clone(), Secrets::new([1; 32]), Terms::default()))
    }

    /// The same process, which does these errands so.
    pub fn house_that(&self, kind: &'static str, runner: Runner) -> Arc<House> {
        let (db, law) = (self.base.db().clone(), Arc::clone(&self.house.law));
        let house = amis::house(db, law, self.house.clock.clone(), Secrets::new([1; 32]), Terms::default());
        Arc::new(house.running(kind, runner))
    }

    pub fn wait(&self, by: TimeDelta) {
        self.house.clock.advance(by);
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        self.base.number(sql).await
    }
}

const REFERRAL: &str = "id direction status domain note parts outcome graceUntil version basisLost createdAt sentAt
    card { id domain severityBand urgency openedWeek area { code } ageBand householdBand languages viewerCan { claim }
           myClaim { id } questions { question } }
    history { event from to reason organization { id } }
    person { code identity { givenName } contact { phone } } need { id status domain } from { id } to { id }
    reason { code whose next } viewerCan { send recall answer }";

/// The evicted father's ids.
pub struct Mario {
    pub person: String,
    pub food: String,
    pub work: String,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text where something was done").to_owned()
}

/// The id of a payload's referral.
pub fn id(payload: &Value) -> String {
    assert_eq!(payload["problems"], Value::Array(vec![]), "{payload}");
    text(&payload["referral"]["id"])
}

/// The code of a payload's one problem, and its field or state.
pub fn problem(payload: &Value) -> (&str, &str) {
    assert_eq!(payload["referral"], Value::Null, "{payload}");
    let problem = &payload["problems"][0];
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {message}");
    let about = problem["state"].as_str().or(problem["field"].as_str());
    (problem["code"].as_str().unwrap(), about.unwrap_or_default())
}
