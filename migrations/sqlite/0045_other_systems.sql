-- What other systems keep up with: one row for each thing that changed, of a person one for each part. It is noted by the
-- change, and numbered once that is committed, so that whoever has seen a number has seen all before it.
create table change (
    kind text not null,
    subject_id blob not null,
    part text not null,
    organization_id blob not null,
    person_id blob not null references person (id) on delete cascade,
    at text not null,
    number integer,
    primary key (kind, subject_id, part, organization_id)
) strict;
create unique index change_by_number on change (number) where number is not null;
create index change_without_number on change (at) where number is null;

-- Which log the numbers are of, and the last that was given. A number is never given twice.
create table change_number (
    log text primary key not null,
    last integer not null
) strict;
insert into change_number (log, last) values (lower(hex(randomblob(8))), 0);

-- What an organisation's own systems call persons, needs and referrals.
create table external_id (
    organization_id blob not null references organization (id),
    kind text not null,
    subject_id blob not null,
    system text not null,
    value text not null,
    set_by blob not null references account (id),
    set_at text not null,
    primary key (organization_id, kind, subject_id, system)
) strict;
create index external_id_by_value on external_id (organization_id, system, value);
