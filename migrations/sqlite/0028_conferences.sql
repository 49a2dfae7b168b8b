-- Tables at which organisations talk about one person, for a time. The agenda (bits of policy::PartSet) is the most that
-- a seat at the table can open; what it does open, grants to the conference say.
create table conference (
    id blob primary key not null,
    person_id blob not null references person (id),
    organization_id blob not null references organization (id),
    parts integer not null,
    starts_at text not null,
    place text,
    opened_by blob not null references account (id),
    opened_at text not null,
    until_at text not null,
    closed_by blob references account (id),
    closed_at text,
    minutes text,
    version integer not null default 1
) strict;
create index conference_by_person on conference (person_id, opened_at);

create table conference_guest (
    conference_id blob not null references conference (id),
    organization_id blob not null references organization (id),
    invited_at text not null,
    left_at text,
    primary key (conference_id, organization_id)
) strict;
create index conference_guest_by_organization on conference_guest (organization_id, conference_id);

-- Who sits at which table, from when to when.
create view conference_seat (conference_id, person_id, organization_id, parts, from_at, until_at) as
select c.id, c.person_id, i.organization_id, c.parts, i.invited_at, coalesce(c.closed_at, c.until_at)
  from conference c
  join conference_guest i on i.conference_id = c.id
 where i.left_at is null;

-- A grant may open to those who sat at a table when it was signed, while they sit there.
alter table sharing_grant add column conference_id blob references conference (id)
    check (conference_id is null or (recipient_id is null and kinds = 0));
create index sharing_grant_by_conference on sharing_grant (conference_id) where conference_id is not null;

-- The standing as before, and the seats.
drop view standing;
create view standing (organization_id, person_id, relation, need_id, domain, parts, from_at, until_at, account_id) as
select p.lead_organization_id, p.id, 'lead', cast(null as uuid), cast(null as text), 9223372036854775807, cast(null as timestamptz), p.basis_ends_at, cast(null as uuid)
  from person p
union all
select g.recipient_id, g.person_id, 'shared_with', cast(null as uuid), cast(null as text), g.parts, g.from_at, g.until_at, cast(null as uuid)
  from sharing_grant g
 where g.status = 'active' and g.recipient_id is not null
union all
select c.organization_id, c.person_id, 'care_team', c.need_id, n.domain, c.parts, c.active_at, c.held_until, cast(null as uuid)
  from claim c
  join need n on n.id = c.need_id
  join person p on p.id = c.person_id
 where c.status = 'active' and not p.sealed
union all
select c.organization_id, c.person_id, 'care_team', c.need_id, n.domain, c.contact_parts, c.contact_from, c.held_until, cast(null as uuid)
  from claim c
  join need n on n.id = c.need_id
  join person p on p.id = c.person_id
 where c.status = 'active' and not p.sealed
union all
select r.to_id, r.person_id, 'care_team', r.need_id, n.domain, r.parts, r.accepted_at, r.grace_until, cast(null as uuid)
  from referral r
  join need n on n.id = r.need_id
  join person p on p.id = r.person_id
 where r.status in ('accepted', 'in_progress', 'completed') and not p.sealed
union all
select r.to_id, r.person_id, 'referred', r.need_id, n.domain, 1, r.sent_at, null, cast(null as uuid)
  from referral r
  join need n on n.id = r.need_id
  join person p on p.id = r.person_id
 where r.status = 'sent' and not p.sealed
union all
select e.organization_id, e.person_id, 'emergency', cast(null as uuid), cast(null as text), 9223372036854775807, e.opened_at, coalesce(e.closed_at, e.until_at), e.account_id
  from emergency_access e
  join person p on p.id = e.person_id
 where not p.sealed
union all
select s.organization_id, s.person_id, 'conference', cast(null as uuid), cast(null as text), s.parts, s.from_at, s.until_at, cast(null as uuid)
  from conference_seat s
  join person p on p.id = s.person_id
 where not p.sealed;
