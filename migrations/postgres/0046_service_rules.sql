-- Who may have a service and what to bring, as rules that a match judges; what the service says in words stays beside
-- them. Each rule has the one value that its kind asks for.
create table service_rule (
    service_id uuid not null,
    edition bigint not null,
    position bigint not null,
    rule text not null check (rule in ('sex', 'resident', 'no_abode', 'stay', 'isee', 'access', 'bring')),
    word text,
    cents bigint check (cents >= 0),
    area_id uuid references area (id),
    primary key (service_id, edition, position),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
);

-- Whether there is room may be what an assessment finds out. The column is made anew, as SQLite has to.
drop view service;
alter table service_edition add column room text
    check (room in ('none', 'available', 'waitlist', 'needs_assessment'));
update service_edition set room = capacity;
alter table service_edition drop column capacity;
alter table service_edition rename column room to capacity;
create view service as
select v.* from service_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);
