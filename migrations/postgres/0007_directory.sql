-- What organisations offer, in HSDS's words. Entries are made here (source 'network') or come from
-- elsewhere, by imports.
--
-- An import writes a new edition of its source beside the one that is shown, and is seen whole or not at
-- all: the views at the end show what belongs to the edition that was finished last. A row is in force from
-- `edition` until `superseded`. What hangs on a row names its edition too.
create table directory_source (
    name text primary key not null,
    edition bigint not null default 0,
    layout text,
    finished_at timestamptz
);
insert into directory_source (name) values ('network');

-- The public face of an organisation. For one that came by an import also what the organisation itself is
-- made of when the import is finished; before that nobody can find it.
create table face_edition (
    organization_id uuid not null,
    edition bigint not null,
    superseded bigint,
    source text not null references directory_source (name),
    source_id text,
    digest bytea,
    kind text not null,
    name text not null,
    name_key text not null,
    alternate_name text,
    description text,
    url text,
    mail text,
    tax_code text,
    verified_at timestamptz,
    primary key (organization_id, edition)
);
create unique index face_once_a_source on face_edition (source, source_id, edition) where source_id is not null;

create table location_edition (
    location_id uuid not null,
    edition bigint not null,
    superseded bigint,
    source text not null references directory_source (name),
    source_id text,
    digest bytea,
    organization_id uuid not null,
    kind text not null check (kind in ('physical', 'postal', 'virtual')),
    name text not null,
    description text,
    url text,
    accessibility text,
    transportation text,
    area_id uuid references area (id),
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    confidential boolean not null default false,
    primary key (location_id, edition)
);
create unique index location_once_a_source on location_edition (source, source_id, edition) where source_id is not null;
create index location_by_organization on location_edition (organization_id);

create table service_edition (
    service_id uuid not null,
    edition bigint not null,
    superseded bigint,
    source text not null references directory_source (name),
    source_id text,
    digest bytea,
    organization_id uuid not null,
    name text not null,
    name_key text not null,
    words text not null,
    alternate_name text,
    description text,
    url text,
    mail text,
    status text not null check (status in ('active', 'inactive', 'closed')),
    application text,
    eligibility text,
    fees text,
    wait text,
    documents text,
    alert text,
    age_from bigint,
    age_to bigint,
    household_from bigint,
    household_to bigint,
    languages text not null,
    capacity text check (capacity in ('none', 'available', 'waitlist')),
    free_places bigint check (free_places >= 0),
    capacity_at timestamptz,
    verified_at timestamptz,
    primary key (service_id, edition)
);
create unique index service_once_a_source on service_edition (source, source_id, edition) where source_id is not null;
create index service_by_name on service_edition (name_key, service_id);
create index service_by_organization on service_edition (organization_id);

-- What a service answers: a whole domain, or kinds of help in it.
create table service_help (
    service_id uuid not null,
    edition bigint not null,
    position bigint not null,
    domain text not null,
    kind_of_help_id uuid references kind_of_help (id),
    primary key (service_id, edition, position),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
);
create index service_help_by_domain on service_help (domain, service_id, edition);

create table service_area (
    service_id uuid not null,
    edition bigint not null,
    area_id uuid not null references area (id),
    primary key (service_id, edition, area_id),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
);
create index service_area_by_area on service_area (area_id, service_id, edition);

create table service_at_location (
    service_id uuid not null,
    edition bigint not null,
    location_id uuid not null,
    primary key (service_id, edition, location_id),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
);
create index service_at_location_by_location on service_at_location (location_id, service_id, edition);

-- The terms of other taxonomies that a source gave a service, as it wrote them.
create table service_term (
    service_id uuid not null,
    edition bigint not null,
    term text not null,
    name text,
    primary key (service_id, edition, term),
    foreign key (service_id, edition) references service_edition (service_id, edition) on delete cascade
);

create table address (
    location_id uuid not null,
    edition bigint not null,
    position bigint not null,
    kind text not null check (kind in ('physical', 'postal', 'virtual')),
    attention text,
    line_1 text not null,
    line_2 text,
    city text not null,
    region text,
    postal_code text,
    country text not null,
    primary key (location_id, edition, position),
    foreign key (location_id, edition) references location_edition (location_id, edition) on delete cascade
);

-- Phones and hours hang on an organisation, a place or a service: owner_id and edition are those of its row.
create table phone (
    owner_id uuid not null,
    edition bigint not null,
    position bigint not null,
    number text not null,
    extension text,
    kind text,
    description text,
    primary key (owner_id, edition, position)
);

-- A regular row opens on a weekday (1 Monday … 7 Sunday); a holiday row holds between two dates, each year
-- where every_year (then the year of the dates says nothing), and either closes or has hours of its own.
create table schedule (
    owner_id uuid not null,
    edition bigint not null,
    position bigint not null,
    weekday bigint check (weekday between 1 and 7),
    from_on date,
    until_on date,
    every_year boolean not null default false,
    closed boolean not null default false,
    opens text,
    closes text,
    note text,
    primary key (owner_id, edition, position)
);

-- "Five parcels each Saturday", "twelve beds from 1 December".
create table standing_offer (
    id uuid primary key not null,
    organization_id uuid not null references organization (id),
    service_id uuid,
    domain text not null,
    kind_of_help_id uuid references kind_of_help (id),
    area_id uuid references area (id),
    what text not null,
    quantity bigint check (quantity > 0),
    weekday bigint check (weekday between 1 and 7),
    from_on date not null,
    until_on date
);
create index standing_offer_by_organization on standing_offer (organization_id, domain);

create view face as
select v.* from face_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);

create view location as
select v.* from location_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);

create view service as
select v.* from service_edition v
  join directory_source s on s.name = v.source
 where v.edition <= s.edition and (v.superseded is null or v.superseded > s.edition);
