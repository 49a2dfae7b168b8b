-- Needs whose person waits, of persons who aren't sealed, in domains below S4: by the day on which they were
-- opened, so that waiting times are derived when they are read.
create table tally (
    district_id blob not null references area (id),
    domain text not null,
    urgency text not null,
    opened_on text not null,
    waiting integer not null check (waiting >= 0),
    primary key (district_id, domain, urgency, opened_on)
) strict;

-- How many of them a person has, in a district (no domain: '') and in a domain of it.
create table tally_person (
    district_id blob not null references area (id),
    domain text not null,
    person_id blob not null references person (id),
    household blob not null,
    needs integer not null check (needs >= 0),
    primary key (district_id, domain, person_id)
) strict;

-- How many such persons a household has; a person in none is one by themselves.
create table tally_household (
    district_id blob not null references area (id),
    domain text not null,
    household blob not null,
    persons integer not null check (persons >= 0),
    primary key (district_id, domain, household)
) strict;

-- Distinct persons and households: moved when one of theirs goes from none to one, or back.
create table tally_cell (
    district_id blob not null references area (id),
    domain text not null,
    persons integer not null check (persons >= 0),
    households integer not null check (households >= 0),
    primary key (district_id, domain)
) strict;

-- Needs closed as unmet, by the first day of the month in which they were.
create table tally_closed (
    district_id blob not null references area (id),
    domain text not null,
    month text not null,
    needs integer not null check (needs >= 0),
    primary key (district_id, domain, month)
) strict;

-- Where each of them is counted, for when it is opened again.
create table tally_closed_need (
    need_id blob primary key not null references need (id),
    district_id blob not null references area (id),
    domain text not null,
    month text not null
) strict;
