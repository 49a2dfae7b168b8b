-- A referral goes on to its end: waitlisted until a day on which somebody looks again, cancelled because the person
-- withdraws, and once it is completed confirmed or disputed by its sender, with the person's own answer beside it.
drop view standing;
alter table referral drop constraint referral_status_check;
alter table referral add constraint referral_status_check
    check (status in ('draft', 'sent', 'accepted', 'declined', 'waitlisted', 'in_progress', 'failed', 'cancelled', 'completed',
                          'confirmed', 'disputed', 'recalled'));
alter table referral
    add column review_on date,
    add column checked_by uuid references account (id),
    add column checked_at timestamptz,
    add column dispute text,
    add column person_answer text check (person_answer in ('helped', 'helped_in_part', 'not_helped')),
    add column person_answered_on date;
drop index referral_once_open;
create unique index referral_once_open on referral (need_id, to_id)
    where status in ('sent', 'accepted', 'waitlisted', 'in_progress');

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
