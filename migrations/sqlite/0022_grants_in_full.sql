-- A grant's whole life: drafted before the person signs, active, suspended for a while, ended by its clock (its
-- until_at alone), by somebody, or by the grant that replaces it. Only what is active opens anything. What was
-- never signed has no signature, and no beginning or end but those that were asked for.
drop view standing;
create table sharing_grant_next (
    id blob primary key not null,
    person_id blob not null references person (id),
    status text not null
        check (status in ('draft', 'active', 'suspended', 'revoked', 'superseded', 'refused')),
    basis text not null,
    purpose text not null,
    parts integer not null,
    reads integer not null,
    writes integer not null,
    recipient_id blob references organization (id),
    kinds integer not null default 0,
    signed_at text,
    from_at text,
    until_at text,
    given_by text,
    proof text,
    channel text,
    text_version text,
    language text,
    evidence text,
    collected_by blob not null references account (id),
    recorded_by blob not null references organization (id),
    recorded_at text not null,
    ended_at text,
    end_reason text,
    version integer not null default 1,
    supersedes_id blob references sharing_grant (id),
    check (recipient_id is null or kinds = 0),
    check (status in ('draft', 'refused')
           or (signed_at is not null and from_at is not null and until_at is not null))
) strict;
insert into sharing_grant_next
      (id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, signed_at, from_at, until_at,
       given_by, proof, channel, text_version, language, evidence, collected_by, recorded_by, recorded_at, ended_at,
       end_reason, version)
select id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, signed_at, from_at, until_at,
       given_by, proof, channel, text_version, language, evidence, collected_by, recorded_by, recorded_at, ended_at,
       end_reason, version
  from sharing_grant;
drop table sharing_grant;
alter table sharing_grant_next rename to sharing_grant;
create index sharing_grant_by_person on sharing_grant (person_id, status);
create index sharing_grant_by_recipient on sharing_grant (recipient_id, person_id) where recipient_id is not null;

-- What became of each grant: who moved it, when, from where to where, why.
create table grant_event (
    id blob primary key not null,
    grant_id blob not null references sharing_grant (id),
    person_id blob not null,
    at text not null,
    organization_id blob not null,
    account_id blob not null,
    event text not null,
    from_status text,
    to_status text not null,
    reason text
) strict;
create index grant_event_by_grant on grant_event (grant_id, at);

-- As it was: it names the table that was made anew.
create view standing (organization_id, person_id, relation, need_id, domain, parts, from_at, until_at) as
select p.lead_organization_id, p.id, 'lead', cast(null as uuid), cast(null as text), 9223372036854775807, cast(null as timestamptz), p.basis_ends_at
  from person p
union all
select g.recipient_id, g.person_id, 'shared_with', cast(null as uuid), cast(null as text), g.parts, g.from_at, g.until_at
  from sharing_grant g
 where g.status = 'active' and g.recipient_id is not null
union all
select c.organization_id, c.person_id, 'care_team', c.need_id, n.domain, c.parts, c.active_at, c.held_until
  from claim c
  join need n on n.id = c.need_id
  join person p on p.id = c.person_id
 where c.status = 'active' and not p.sealed
union all
select c.organization_id, c.person_id, 'care_team', c.need_id, n.domain, c.contact_parts, c.contact_from, c.held_until
  from claim c
  join need n on n.id = c.need_id
  join person p on p.id = c.person_id
 where c.status = 'active' and not p.sealed
union all
select r.to_id, r.person_id, 'care_team', r.need_id, n.domain, r.parts, r.accepted_at, r.grace_until
  from referral r
  join need n on n.id = r.need_id
  join person p on p.id = r.person_id
 where r.status in ('accepted', 'in_progress', 'completed') and not p.sealed
union all
select r.to_id, r.person_id, 'referred', r.need_id, n.domain, 1, r.sent_at, null
  from referral r
  join need n on n.id = r.need_id
  join person p on p.id = r.person_id
 where r.status = 'sent' and not p.sealed;
