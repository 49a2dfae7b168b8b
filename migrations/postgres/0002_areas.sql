-- The tree of areas. A district is a municipio in Milan, an ambito outside; a comune of no known ambito is
-- its own district.
create table area (
    id uuid primary key not null,
    kind text not null check (kind in ('region', 'province', 'ambito', 'comune', 'municipio')),
    code text not null unique,
    name text not null,
    name_key text not null,
    parent_id uuid references area (id),
    latitude double precision,
    longitude double precision,
    residents bigint check (residents >= 0),
    source text not null
);
create index area_by_kind on area (kind, name_key, id);
create index area_by_parent on area (parent_id);
