//! Mario, his lead, and the organisations round him, without the rooms that would make them.
use crate::support::{Base, job, on, plant_texts};
use amis::{
    call::{Call, Caller, House, Terms, TokenScopes},
    consent::{self, graphql::ConsentMutation},
    kernel::{Clock, GrantId, Id, NeedId, OrganizationId, PersonId, Secrets, Time, UserId},
    locale::Language,
    persons::graphql::PersonsQuery,
    policy::{Actor, Decision, Domain, Kind, KindSet, Law, Part, PartSet, Purpose, ReadCard, Role, RoleSet},
};
use async_graphql::{EmptySubscription, Schema};
use chrono::{TimeDelta, TimeZone, Utc};
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

/// One organisation with one user, whose roles each test chooses.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub organization: OrganizationId,
    pub user: UserId,
    kind: Kind,
}

pub struct World {
    pub base: Base,
    pub house: Arc<House>,
    pub mario: PersonId,
    pub housing_need: NeedId,
    pub municipio: Seat,
    pub other_municipio: Seat,
    pub housing: Seat,
    pub cps: Seat,
}

/// When the tests begin.
pub fn start() -> Time {
    Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
}

impl World {
    pub async fn on(base: Base) -> Self {
        let law = Law::embedded().expect("the law is sound");
        let house = House::new(
            base.db().clone(),
            Arc::new(law),
            Clock::at(start()),
            Secrets::new([1; 32]),
            Terms::default(),
        );
        let [municipio, other_municipio] = [(); 2].map(|()| Seat::of(Kind::Municipio));
        let (housing, cps) = (Seat::of(Kind::Odv), Seat::of(Kind::Cps));
        let mario = PersonId::mint();
        let world = Self {
            base,
            house: Arc::new(house),
            mario,
            housing_need: NeedId::mint(),
            municipio,
            other_municipio,
            housing,
            cps,
        };
        plant_texts(&world.house).await;
        for seat in [municipio, other_municipio, housing, cps] {
            world.join(seat).await;
        }
        world.register(mario, false).await;
        world.open_housing().await;
        world
    }

    /// The organisation joins the network now.
    pub async fn join(&self, seat: Seat) {
        let now = self.house.clock.now();
        let Seat { organization, user, kind } = seat;
        let bit = KindSet::of(&[kind]).bits();
        self.write(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into organization (id, kind, kind_bit, name, name_key, member_since, created_at)
                     values ($1, $2, $3, 'Ente', 'ente', $4, $4)",
                )
                .bind(organization)
                .bind(kind)
                .bind(bit)
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                on!(conn, |c| sqlx::query(
                    "insert into account (id, organization_id, name, mail, mail_key, created_at)
                     values ($1, $2, 'Qualcuno', $3, $3, $4)",
                )
                .bind(user)
                .bind(organization)
                .bind(user.to_string())
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                Ok(())
            })
        })
        .await;
    }

    /// A person whom Municipio 9 leads.
    pub async fn register(&self, person: PersonId, sealed: bool) {
        let (now, lead) = (self.house.clock.now(), self.municipio.organization);
        self.write(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into person (id, code, sealed, lead_organization_id, basis, languages, registered_at)
                     values ($1, $2, $3, $4, 'public_task', 'it', $5)",
                )
                .bind(person)
                .bind(person.to_string())
                .bind(sealed)
                .bind(lead)
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                on!(conn, |c| sqlx::query("insert into person_access (person_id) values ($1)")
                    .bind(person)
                    .execute(c)
                    .await
                    .map(drop))?;
                Ok(())
            })
        })
        .await;
    }

    async fn open_housing(&self) {
        let (need, person, now) = (self.housing_need, self.mario, self.house.clock.now());
        let (area, lead) = (Uuid::from_u128(9), self.municipio.organization);
        let hous = PartSet::of(&[Part::Needs(Domain::Hous)]).bits();
        self.write(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into area (id, kind, code, name, name_key, source)
                     values ($1, 'municipio', '9', 'Municipio 9', 'municipio 9', 'test')",
                )
                .bind(area)
                .execute(c)
                .await
                .map(drop))?;
                on!(conn, |c| sqlx::query(
                    "insert into need (id, person_id, domain, domain_bit, status, urgency, reported_by, area_id, district_id,
                                       whole_household, opened_by, opened_at)
                     values ($1, $2, 'HOUS', $7, 'open', 'urgent', 'self', $3, $3, $4, $5, $6)",
                )
                .bind(need)
                .bind(person)
                .bind(area)
                .bind(true)
                .bind(lead)
                .bind(now)
                .bind(hous)
                .execute(c)
                .await
                .map(drop))?;
                Ok(())
            })
        })
        .await;
    }

    /// A referral of Mario's housing need that was sent to an organisation, with this packet.
    pub async fn refer(&self, to: Seat, packet: PartSet) -> amis::kernel::ReferralId {
        let id = amis::kernel::ReferralId::mint();
        let (need, person, now) = (self.housing_need, self.mario, self.house.clock.now());
        let (from, user, to, parts) =
            (self.municipio.organization, self.municipio.user, to.organization, packet.bits());
        self.write(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into referral (id, need_id, person_id, from_id, to_id, status, parts, created_by,
                                           created_at, sent_at)
                     values ($1, $2, $3, $4, $5, 'sent', $6, $7, $8, $8)",
                )
                .bind(id)
                .bind(need)
                .bind(person)
                .bind(from)
                .bind(to)
                .bind(parts)
                .bind(user)
                .bind(now)
                .execute(c)
                .await
                .map(drop))?;
                Ok(())
            })
        })
        .await;
        id
    }

    async fn write<F>(&self, work: F)
    where
        F: for<'c> FnOnce(
                &'c mut amis::db::Conn,
            ) -> futures_util::future::BoxFuture<'c, Result<(), amis::kernel::Halt>>
            + Send
            + 'static,
    {
        self.base.db().write(job(work)).await.unwrap();
    }

    /// A new call of somebody in this seat.
    pub fn call(&self, seat: Seat, role: Role) -> Call {
        let actor = Actor {
            user: seat.user,
            organization: seat.organization,
            kind: seat.kind,
            roles: RoleSet::of(&[role]),
            district: None,
            agreement: true,
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

    /// What an educator in this seat may read of a person now.
    pub async fn reads(&self, seat: Seat, person: PersonId) -> Decision {
        let call = self.call(seat, Role::Educator);
        let standing = call.standing(person).await.unwrap();
        call.release().await;
        self.house.law.decide(call.actor().unwrap(), &standing, amis::policy::Action::Read)
    }

    /// The parts of Mario that a packet for this seat's organisation may hold.
    pub async fn covered(&self, seat: Seat) -> PartSet {
        let mut conn = self.base.db().reader().await.unwrap();
        let now = self.house.clock.now();
        let parts = consent::covered(&mut conn, self.mario, seat.organization, now).await.unwrap();
        conn.give_back().await;
        parts
    }

    /// Whether the card of Mario's housing need is shown to an educator in this seat.
    pub async fn shows_card(&self, seat: Seat) -> bool {
        let call = self.call(seat, Role::Educator);
        let standing = call.standing(self.mario).await.unwrap();
        call.release().await;
        let actor = call.actor().unwrap();
        self.house.law.permit_need::<ReadCard>(actor, &standing, self.housing_need, Domain::Hous).is_ok()
    }

    /// Runs a document as a call; the answer leaves once it is settled.
    pub async fn ask(&self, call: &Call, document: &str) -> Value {
        let schema = Schema::new(PersonsQuery, ConsentMutation, EmptySubscription);
        let request = async_graphql::Request::new(document).data(call.clone());
        let answer = schema.execute(request).await;
        assert!(answer.errors.is_empty(), "{document}\n{:?}", answer.errors);
        assert_eq!(call.settle().await.unwrap(), amis::call::Settled::Kept);
        answer.data.into_json().unwrap()
    }

    /// Records a grant of Mario's as his social worker; what is not said is a consent of his.
    pub async fn grant(&self, said: &str) -> Value {
        self.grant_as(&self.call(self.municipio, Role::SocialWorker), self.mario, said).await
    }

    pub async fn grant_as(&self, call: &Call, person: PersonId, said: &str) -> Value {
        let with = |name: &str, value: &str| {
            if said.contains(&format!("{name}:")) { String::new() } else { format!("{name}: {value}") }
        };
        let consent = [
            with("basis", "CONSENT"),
            with("purpose", "COORDINATE"),
            with("givenBy", "PERSON"),
            with("channel", "PAPER"),
            with("textVersion", "\"2026-1\""),
            with("language", "\"it\""),
        ];
        let document = format!(
            "mutation {{ grant(input: {{ person: \"{person}\", {}, {said} }}) {{
                 grant {{ id status basis purpose parts actions organization {{ id }} recordedBy {{ id }} kinds signedAt from until givenBy
                          proof channel textVersion language evidence recordedAt supersedesId version }}
                 claimsWithoutBasis referralsWithoutBasis problems {{ code field message state version }} }} }}",
            consent.join(" ")
        );
        self.ask(call, &document).await["grant"].take()
    }

    pub async fn revoke(&self, said: &str) -> Value {
        self.change("revokeGrant", said).await
    }

    /// A verb of Mario's grants, as his social worker.
    pub async fn change(&self, verb: &str, said: &str) -> Value {
        self.change_as(&self.call(self.municipio, Role::SocialWorker), verb, said).await
    }

    pub async fn change_as(&self, call: &Call, verb: &str, said: &str) -> Value {
        let document = format!(
            "mutation {{ {verb}(input: {{ {said} }}) {{
                 grant {{ id status signedAt from until givenBy textVersion language revokedAt revokeReason
                          supersedesId moves version }}
                 claimsWithoutBasis referralsWithoutBasis
                 problems {{ code field message state moves version }} }} }}"
        );
        self.ask(call, &document).await[verb].take()
    }

    /// A draft of Mario's; what is not said is a consent of his.
    pub async fn draft(&self, said: &str) -> GrantId {
        id(&self.change("draftGrant", &self.drafted(said)).await)
    }

    /// What a draft says, where nothing else is said of it.
    pub fn drafted(&self, said: &str) -> String {
        format!("person: \"{}\", basis: CONSENT, purpose: COORDINATE, {said}", self.mario)
    }

    /// What became of one of Mario's grants: events, states and reasons.
    pub async fn history(&self, call: &Call, grant: GrantId) -> Value {
        let asked = "history { at event from to reason organizationId }";
        let document = format!("{{ person(id: \"{}\") {{ grants {{ id {asked} }} }} }}", self.mario);
        let found = self.ask(call, &document).await;
        let grants = found["person"]["grants"].as_array().unwrap();
        grants.iter().find(|one| one["id"] == grant.to_string()).unwrap()["history"].clone()
    }

    /// The grants that a call may see of a person; null where they are withheld, or nobody is there.
    pub async fn grants(&self, call: &Call, person: PersonId) -> Value {
        let document = format!(
            "{{ person(id: \"{person}\") {{ grants {{ id status organization {{ id }} kinds }} }} }}"
        );
        self.ask(call, &document).await["person"]["grants"].take()
    }

    /// How many grants each of the first people has.
    pub async fn grants_of_people(&self, call: &Call, first: usize) -> Vec<usize> {
        let asked = "id status parts organization { name } recordedBy { name }";
        let document = format!("{{ people(first: {first}) {{ nodes {{ grants {{ {asked} }} }} }} }}");
        let found = self.ask(call, &document).await;
        let count = |person: &Value| person["grants"].as_array().unwrap().len();
        found["people"]["nodes"].as_array().unwrap().iter().map(count).collect()
    }

    pub fn wait(&self, by: TimeDelta) {
        self.house.clock.advance(by);
    }
}

impl Seat {
    pub fn of(kind: Kind) -> Self {
        Self { organization: OrganizationId::mint(), user: UserId::mint(), kind }
    }
}

/// How a consent was collected.
pub const SIGNED: &str = "givenBy: PERSON, channel: PAPER, textVersion: \"2026-1\", language: \"it\"";

/// The id in a payload's grant.
pub fn id(payload: &Value) -> GrantId {
    assert_eq!(payload["problems"], Value::Array(vec![]), "{payload}");
    GrantId::parse(payload["grant"]["id"].as_str().unwrap()).unwrap()
}

/// The code and field of a payload's one problem.
pub fn problem(payload: &Value) -> (&str, &str) {
    assert_eq!(payload["grant"], Value::Null, "{payload}");
    let problem = &payload["problems"][0];
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {message}");
    (problem["code"].as_str().unwrap(), problem["field"].as_str().unwrap())
}
