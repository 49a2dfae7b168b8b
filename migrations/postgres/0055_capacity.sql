-- What a service's own organisation says of the room that it has, beside what its source says: the later of the two counts.
create table service_capacity (
    service_id uuid primary key not null,
    state text not null check (state in ('none', 'available', 'waitlist', 'needs_assessment')),
    free_places bigint check (free_places >= 0),
    said_at timestamptz not null,
    said_by uuid not null references account (id)
);

drop view service;
create view service as
select v.service_id, v.edition, v.superseded, v.source, v.source_id, v.digest, v.organization_id, v.name, v.name_key,
       v.words, v.alternate_name, v.description, v.url, v.mail, v.status, v.application, v.eligibility, v.fees,
       v.wait, v.documents, v.alert, v.age_from, v.age_to, v.household_from, v.household_to, v.languages,
       case when c.said_at is not null and (v.capacity_at is null or c.said_at >= v.capacity_at) then c.free_places else v.free_places end as free_places,
       case when c.said_at is not null and (v.capacity_at is null or c.said_at >= v.capacity_at) then c.said_at else v.capacity_at end as capacity_at,
       v.verified_at,
       case when c.said_at is not null and (v.capacity_at is null or c.said_at >= v.capacity_at) then c.state else v.capacity end as capacity
  from service_edition v
  join directory_source s on s.name = v.source
  left join service_capacity c on c.service_id = v.service_id
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);

-- From when a claim or a referral takes one of its service's places; null as long as it takes none.
alter table claim add column place_at timestamptz;
alter table referral add column place_at timestamptz;
update claim set place_at = active_at where service_id is not null;
update referral
   set place_at = coalesce((select c.active_at from claim c where c.id = referral.claim_id), accepted_at, started_at)
 where service_id is not null and status <> 'waitlisted';
create index claim_by_service on claim (service_id, place_at) where place_at is not null;
create index referral_by_service on referral (service_id, place_at) where place_at is not null;
