-- What is closed to somebody whatever else would open it: parts (bits of policy::PartSet) of one person, to one
-- organisation, to whoever signs in with one mail address, or (neither) to everybody but the lead. One that is not
-- lifted for each of these.
create table access_block (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    parts bigint not null,
    organization_id uuid references organization (id),
    mail_key text,
    reason text not null,
    recorded_by uuid not null references account (id),
    recorded_at timestamptz not null,
    lifted_by uuid references account (id),
    lifted_at timestamptz,
    check (organization_id is null or mail_key is null)
);
create unique index access_block_of_organization on access_block (person_id, organization_id)
    where lifted_at is null and organization_id is not null;
create unique index access_block_of_user on access_block (person_id, mail_key)
    where lifted_at is null and mail_key is not null;
create unique index access_block_of_everybody on access_block (person_id)
    where lifted_at is null and organization_id is null and mail_key is null;
create index access_block_by_person on access_block (person_id);

-- To whom what is closed now: one organisation, one user, or everybody but one organisation; of each subject one row
-- at most, so that the three can be joined bit by bit.
create view closing (person_id, parts, subject, organization_id, account_id, but_id) as
select b.person_id, b.parts,
       case when b.organization_id is not null then 'organization' when b.mail_key is not null then 'user' else 'others' end,
       b.organization_id, u.id,
       case when b.organization_id is null and b.mail_key is null then p.lead_organization_id end
  from access_block b
  join person p on p.id = b.person_id
  left join account u on u.mail_key = b.mail_key
 where b.lifted_at is null;

-- A member who stands in no household view but the lead's.
alter table household_member add column hidden boolean not null default false;

-- One user's look at a profile in danger to life or limb. It ends by hand or by its until_at, and waits for its review.
create table emergency_access (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    organization_id uuid not null references organization (id),
    account_id uuid not null references account (id),
    category text not null,
    reason text not null,
    opened_at timestamptz not null,
    until_at timestamptz not null,
    closed_at timestamptz,
    verdict text check (verdict in ('justified', 'abuse')),
    verdict_note text,
    reviewed_by uuid references account (id),
    reviewed_at timestamptz
);
create index emergency_access_by_person on emergency_access (person_id, opened_at);
create index emergency_access_by_user on emergency_access (account_id, opened_at);

-- Who looked for somebody in an emergency and found nobody, when: it is no way of finding out who is known.
create table emergency_miss (
    account_id uuid not null references account (id),
    at timestamptz not null
);
create index emergency_miss_by_user on emergency_miss (account_id, at);

-- Somebody who knows of a person asks the lead for parts that are closed to them.
create table part_request (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    organization_id uuid not null references organization (id),
    account_id uuid not null references account (id),
    parts bigint not null,
    note text not null,
    status text not null check (status in ('asked', 'granted', 'refused', 'withdrawn')),
    asked_at timestamptz not null,
    answered_by uuid references account (id),
    answered_at timestamptz,
    grant_id uuid references sharing_grant (id),
    reason text,
    version bigint not null default 1
);
create index part_request_by_person on part_request (person_id, asked_at);
create index part_request_by_organization on part_request (organization_id, asked_at);

-- The standing as before, and who alone may rest on a row (null: everybody in the organisation): an emergency is
-- opened by one user, for that user.
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
 where not p.sealed;
