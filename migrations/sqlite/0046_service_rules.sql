-- Who may have a service and what to bring, as rules that a match judges; what the service says in words stays beside
-- them. Each rule has the one value that its kind asks for.
create table service_rule (
    service_id blob not null,
    edition integer not null,
    position integer not null,
    rule text not null check (rule in ('sex', 'resident', 'no_abode', 'stay', 'isee', 'access', 'bring')),
    word text,
    cents integer check (cents >= 0),
    area_id blob references area (id),
    primary key (service_id, edition, position),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
) strict;

-- Whether there is room may be what an assessment finds out.
alter table service_edition add column room text
    check (room in ('none', 'available', 'waitlist', 'needs_assessment'));
update service_edition set room = capacity;
alter table service_edition drop column capacity;
alter table service_edition rename column room to capacity;
