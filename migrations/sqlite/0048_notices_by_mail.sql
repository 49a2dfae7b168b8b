-- What a user wants to hear of by mail, and how; whoever has no row wants nothing. tabs: the parts of the inbox, a bit each.
create table notice_preference (
    account_id blob primary key not null references account (id),
    manner text not null check (manner in ('off', 'at_once', 'digest')),
    tabs integer not null,
    counts_only integer not null
) strict;

-- The districts that it is narrowed to; none is all.
create table notice_district (
    account_id blob not null references account (id),
    area_id blob not null references area (id),
    primary key (account_id, area_id)
) strict;

-- When the inbox of whom is looked at next; nothing of what it holds. Whoever looks has it until claimed_until, and only
-- then somebody else. message_id and begun_at are those of the message under way, the same each time that it is tried.
-- told: keyed hashes of the lines of which the user was told last.
create table mail (
    account_id blob primary key not null references account (id),
    due_at text,
    quiet_until text,
    claimed_until text,
    message_id blob,
    begun_at text,
    tries integer not null default 0,
    told blob not null
) strict;
create index mail_due on mail (due_at, account_id);
