-- A referral goes on to its end: waitlisted until a day on which somebody looks again, cancelled because the person
-- withdraws, and once it is completed confirmed or disputed by its sender, with the person's own answer beside it.
drop view standing;
create table referral_next (
    id blob primary key not null,
    need_id blob not null references need (id),
    person_id blob not null references person (id),
    from_id blob not null references organization (id),
    to_id blob not null references organization (id),
    service_id blob,
    claim_id blob references claim (id),
    status text not null
        check (status in ('draft', 'sent', 'accepted', 'declined', 'waitlisted', 'in_progress', 'failed', 'cancelled', 'completed',
                          'confirmed', 'disputed', 'recalled')),
    parts integer not null,
    note text,
    created_by blob not null references account (id),
    created_at text not null,
    sent_at text,
    accepted_at text,
    started_at text,
    ended_at text,
    grace_until text,
    outcome text,
    reason text,
    version integer not null default 1,
    review_on text,
    checked_by blob references account (id),
    checked_at text,
    dispute text,
    person_answer text check (person_answer in ('helped', 'helped_in_part', 'not_helped')),
    person_answered_on text
) strict;
insert into referral_next
      (id, need_id, person_id, from_id, to_id, service_id, claim_id, status, parts, note, created_by, created_at, sent_at,
       accepted_at, started_at, ended_at, grace_until, outcome, reason, version)
select id, need_id, person_id, from_id, to_id, service_id, claim_id, status, parts, note, created_by, created_at, sent_at,
       accepted_at, started_at, ended_at, grace_until, outcome, reason, version
  from referral;
drop table referral;
alter table referral_next rename to referral;
create unique index referral_once_open on referral (need_id, to_id)
    where status in ('sent', 'accepted', 'waitlisted', 'in_progress');
create index referral_by_recipient on referral (to_id, status, person_id);
create index referral_by_sender on referral (from_id, status, person_id);
create index referral_by_person on referral (person_id, status);

-- As before, with the new states of a referral.
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
 where r.status in ('accepted', 'waitlisted', 'in_progress', 'completed', 'confirmed', 'disputed') and not p.sealed
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
