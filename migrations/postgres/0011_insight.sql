-- Needs whose person waits, of persons who aren't sealed, in domains below S4: by the day on which they were
-- opened, so that waiting times are derived when they are read.
create table tally (
    district_id uuid not null references area (id),
    domain text not null,
    urgency text not null,
    opened_on date not null,
    waiting bigint not null check (waiting >= 0),
    primary key (district_id, domain, urgency, opened_on)
);

-- How many of them a person has, in a district (no domain: '') and in a domain of it.
create table tally_person (
    district_id uuid not null references area (id),
    domain text not null,
    person_id uuid not null references person (id),
    household uuid not null,
    needs bigint not null check (needs >= 0),
    primary key (district_id, domain, person_id)
);

-- How many such persons a household has; a person in none is one by themselves.
create table tally_household (
    district_id uuid not null references area (id),
    domain text not null,
    household uuid not null,
    persons bigint not null check (persons >= 0),
    primary key (district_id, domain, household)
);

-- Distinct persons and households: moved when one of theirs goes from none to one, or back.
create table tally_cell (
    district_id uuid not null references area (id),
    domain text not null,
    persons bigint not null check (persons >= 0),
    households bigint not null check (households >= 0),
    primary key (district_id, domain)
);

-- Needs closed as unmet, by the first day of the month in which they were.
create table tally_closed (
    district_id uuid not null references area (id),
    domain text not null,
    month date not null,
    needs bigint not null check (needs >= 0),
    primary key (district_id, domain, month)
);

-- Where each of them is counted, for when it is opened again.
create table tally_closed_need (
    need_id uuid primary key not null references need (id),
    district_id uuid not null references area (id),
    domain text not null,
    month date not null
);
