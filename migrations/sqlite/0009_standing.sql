-- What stands between an organisation and a person: the one place that the guard's facts come from. A row
-- counts while from_at <= now < until_at (null: no bound). `parts` is what the route carries (bits of
-- policy::PartSet): everything for the lead, the grant's own parts where it names the organisation, the
-- need's part and contact for an active claim, the packet for an accepted referral, the card for one that
-- was sent. For a sealed person nothing counts but the lead and grants by name.
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
