-- What belongs to no room: the network's key, and numbers that say when something kept in memory is stale.
create table network_key (
    id bigint primary key not null check (id = 1),
    key bytea not null check (length(key) = 32)
);

create table versions (
    name text primary key not null,
    version bigint not null
);
