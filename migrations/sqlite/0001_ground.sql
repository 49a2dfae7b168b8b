-- What belongs to no room: the network's key, and numbers that say when something kept in memory is stale.
create table network_key (
    id integer primary key not null check (id = 1),
    key blob not null check (length(key) = 32)
) strict;

create table versions (
    name text primary key not null,
    version integer not null
) strict, without rowid;
