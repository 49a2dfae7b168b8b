//! A small network: places of Milan and Rho, three organisations with one user each.
use crate::support::{Base, job, on};
use amis::{
    areas::{self, Area, AreaKind, Point, graphql::AreasQuery},
    call::{Call, Caller, House, Settled, Terms, TokenScopes},
    directory::{
        self, Entries,
        graphql::DirectoryQuery,
        model::{Address, Help, Location, LocationKind, Phone, Service},
    },
    kernel::{AreaId, Clock, LocationId, OrganizationId, Secrets, ServiceId, Time, UserId},
    locale::Language,
    policy::{Actor, Domain, Kind, KindSet, Law, Purpose, Role, RoleSet},
};
use async_graphql::{EmptyMutation, EmptySubscription, MergedObject, Schema};
use chrono::{TimeZone, Utc};
use serde_json::Value;
use std::sync::Arc;

#[derive(Default, MergedObject)]
struct Query(AreasQuery, DirectoryQuery);

/// One organisation with one user.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub organization: OrganizationId,
    user: UserId,
    kind: Kind,
    agreement: bool,
}

pub struct World {
    pub base: Base,
    pub house: Arc<House>,
    /// A municipio with an agreement.
    pub municipio: Seat,
    /// A housing association with an agreement.
    pub housing: Seat,
    /// An association without one.
    pub outsider: Seat,
}

/// When the tests begin.
pub fn start() -> Time {
    Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
}

/// Kind, code, name, code of what it lies in, centre.
const AREAS: [(AreaKind, &str, &str, &str, f64, f64); 17] = [
    (AreaKind::Region, "03", "Lombardia", "", 45.6, 9.9),
    (AreaKind::Province, "015", "Milano", "03", 45.46, 9.18),
    (AreaKind::Ambito, "RHO", "Ambito di Rho", "015", 45.525, 9.035),
    (AreaKind::Comune, "015146", "Milano", "015", 45.4682, 9.1732),
    (AreaKind::Municipio, "015146-1", "Municipio 1", "015146", 45.466, 9.186),
    (AreaKind::Municipio, "015146-2", "Municipio 2", "015146", 45.5027, 9.2249),
    (AreaKind::Municipio, "015146-3", "Municipio 3", "015146", 45.4843, 9.2404),
    (AreaKind::Municipio, "015146-4", "Municipio 4", "015146", 45.4482, 9.2398),
    (AreaKind::Municipio, "015146-5", "Municipio 5", "015146", 45.4195, 9.1959),
    (AreaKind::Municipio, "015146-6", "Municipio 6", "015146", 45.4408, 9.1439),
    (AreaKind::Municipio, "015146-7", "Municipio 7", "015146", 45.4683, 9.0968),
    (AreaKind::Municipio, "015146-8", "Municipio 8", "015146", 45.4986, 9.1304),
    (AreaKind::Municipio, "015146-9", "Municipio 9", "015146", 45.5113, 9.1819),
    (AreaKind::Comune, "015182", "Rho", "RHO", 45.5312, 9.0499),
    (AreaKind::Comune, "015009", "Arese", "RHO", 45.5508, 9.0735),
    (AreaKind::Comune, "015105", "Garbagnate Milanese", "015", 45.5746, 9.0775),
    (AreaKind::Comune, "098031", "Cantù d'Adda", "03", 45.3, 9.5),
];

impl World {
    pub async fn on(base: Base) -> Self {
        let law = Arc::new(Law::embedded().expect("the law is sound"));
        let house =
            House::new(base.db().clone(), law, Clock::at(start()), Secrets::new([1; 32]), Terms::default());
        let seat = |kind, agreement| Seat {
            organization: OrganizationId::mint(),
            user: UserId::mint(),
            kind,
            agreement,
        };
        let world = Self {
            base,
            house: Arc::new(house),
            municipio: seat(Kind::Municipio, true),
            housing: seat(Kind::Odv, true),
            outsider: seat(Kind::Aps, false),
        };
        world.plant_areas().await;
        world.join(world.municipio, "Comune di Milano – Municipio 9").await;
        world.join(world.housing, "Casa Aperta ODV").await;
        world.join(world.outsider, "Cortile Àncora").await;
        world
    }

    async fn plant_areas(&self) {
        let call = self.operator();
        let planted = call.write(|job| {
            Box::pin(async move {
                let mut known: Vec<(&str, AreaId)> = Vec::new();
                for (kind, code, name, parent, latitude, longitude) in AREAS {
                    let parent = known.iter().find(|(code, _)| *code == parent).map(|(_, id)| *id);
                    let area = Area {
                        id: AreaId::mint(),
                        kind,
                        code: code.to_owned(),
                        name: name.to_owned(),
                        parent,
                        centre: Some(Point { latitude, longitude }),
                        residents: None,
                        source: "test".to_owned(),
                    };
                    known.push((code, areas::plant(job, &[area]).await?[0]));
                }
                Ok(())
            })
        });
        planted.await.unwrap();
    }

    /// The organisation joins the network.
    pub async fn join(&self, seat: Seat, name: &'static str) {
        let now = self.house.clock.now();
        let signed = seat.agreement.then_some(now);
        let bit = KindSet::of(&[seat.kind]).bits();
        let work = job(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::query(
                    "insert into organization (id, kind, kind_bit, name, name_key, member_since,
                                               agreement_signed_at, created_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $6)",
                )
                .bind(seat.organization)
                .bind(seat.kind)
                .bind(bit)
                .bind(name)
                .bind(amis::kernel::text::search_key(name))
                .bind(now)
                .bind(signed)
                .execute(c)
                .await
                .map(drop))?;
                Ok(())
            })
        });
        self.base.db().write(work).await.unwrap();
    }

    /// A call of nobody, as a command makes it.
    pub fn operator(&self) -> Call {
        Call::new(Arc::clone(&self.house), None, Language::En, "test".to_owned())
    }

    /// A new call of somebody in this seat.
    pub fn call(&self, seat: Seat) -> Call {
        let actor = Actor {
            user: seat.user,
            organization: seat.organization,
            kind: seat.kind,
            roles: RoleSet::of(&[Role::AssociationOperator]),
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

    /// What somebody in this seat is answered, and how many statements it took.
    pub async fn answer(&self, seat: Seat, document: &str) -> (async_graphql::Response, usize) {
        let call = self.call(seat);
        let schema = Schema::new(Query::default(), EmptyMutation, EmptySubscription);
        let answer = schema.execute(async_graphql::Request::new(document).data(call.clone())).await;
        assert_eq!(call.settle().await.unwrap(), Settled::Kept);
        (answer, call.statements())
    }

    /// The data that the municipio is answered.
    pub async fn ask(&self, document: &str) -> Value {
        self.ask_as(self.municipio, document).await
    }

    pub async fn ask_as(&self, seat: Seat, document: &str) -> Value {
        let (answer, _) = self.answer(seat, document).await;
        assert!(answer.errors.is_empty(), "{document}\n{:?}", answer.errors);
        answer.data.into_json().unwrap()
    }

    /// The id of an area by its code.
    pub async fn area(&self, code: &str) -> AreaId {
        let call = self.operator();
        let tree = areas::tree(&call).await.unwrap();
        call.release().await;
        tree.by_code(code).expect("an area of this code").id
    }

    /// What a code of a domain or of a kind of help means.
    pub async fn help(&self, code: &str) -> Help {
        let call = self.operator();
        let kinds = directory::kinds(&call).await.unwrap();
        call.release().await;
        if let Some(domain) = Domain::parse(code) {
            return Help { domain, kind: None };
        }
        let kind = kinds.by_code(code).expect("a kind of help of this code");
        Help { domain: kind.domain, kind: Some(kind.id) }
    }

    pub async fn plant(&self, entries: Entries) {
        let call = self.operator();
        let planted = call.write(move |job| Box::pin(async move { directory::plant(job, &entries).await }));
        planted.await.unwrap();
    }

    /// A place of the housing association in this area.
    pub fn place(&self, name: &str, area: AreaId, point: (f64, f64)) -> Location {
        let mut place = Location::new(LocationId::mint(), self.housing.organization, name);
        place.area = Some(area);
        place.point = Some(Point { latitude: point.0, longitude: point.1 });
        place.phones = vec![Phone { number: "02 1234".to_owned(), ..Phone::default() }];
        place.addresses = vec![Address {
            kind: LocationKind::Physical,
            attention: None,
            line_1: "via Imbonati 1".to_owned(),
            line_2: None,
            city: "Milano".to_owned(),
            region: Some("MI".to_owned()),
            postal_code: Some("20159".to_owned()),
            country: "IT".to_owned(),
        }];
        place
    }

    /// A service of the housing association.
    pub fn service(&self, name: &str, help: Help, areas: &[AreaId]) -> Service {
        let mut service = Service::new(ServiceId::mint(), self.housing.organization, name);
        service.helps = vec![help];
        service.areas = areas.to_vec();
        service
    }
}
