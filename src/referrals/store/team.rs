//! Who works with a person, read from what the guard itself goes by.
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, NeedId, OrganizationId, PersonId, Time},
    policy::{Domain, Kind, Part, Permit, ReadPerson, Row},
};

/// An organisation of a care team, and the need that it holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::referrals) struct Place {
    pub(in crate::referrals) person_id: PersonId,
    organization_id: OrganizationId,
    kind: Kind,
    need_id: Option<NeedId>,
    domain: Option<Domain>,
    pub(in crate::referrals) since: Option<Time>,
    pub(in crate::referrals) until: Option<Time>,
}

impl Place {
    /// What the row reveals.
    pub(in crate::referrals) fn row(&self) -> Row {
        let need = self.need_id.zip(self.domain);
        Row { organization: self.organization_id, kind: self.kind, need }
    }
}

/// The lead first, then those who have been there longest.
const TEAMS: Sql = in_list!(
    "select s.person_id, s.organization_id, o.kind, s.need_id, s.domain, min(s.from_at) as since,
            case when count(*) = count(s.until_at) then max(s.until_at) end as until
       from standing s join organization o on o.id = s.organization_id
      where s.relation in ('lead', 'care_team')
        and (s.from_at is null or s.from_at <= $2) and (s.until_at is null or s.until_at > $2)
        and s.person_id" ids 1,
    " group by s.person_id, s.organization_id, o.kind, s.relation, s.need_id, s.domain
      order by s.person_id, case s.relation when 'lead' then 0 else 1 end, since, s.organization_id, s.need_id
      limit 5000"
);

/// The care teams of these persons, as far as their permits show them at all; what each row reveals is for the
/// law to weigh.
pub(in crate::referrals) async fn of_persons(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
    now: Time,
) -> Result<Vec<Place>, Halt> {
    let shown = |permit: &&Permit<ReadPerson>| permit.shows(Part::CareTeam);
    let ids: IdList = permits.iter().filter(shown).map(Permit::on).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(TEAMS)).bind(ids).bind(now).fetch_all(c).await)?)
}
