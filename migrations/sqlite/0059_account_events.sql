-- What was done with organisations' membership and with accounts, by whom: added to, never changed, so that whoever runs the
-- network can be asked for it.
create table account_event (
    id blob primary key not null,
    at text not null,
    -- Who did it; null for the operator at the machine.
    by_id blob references account (id),
    act text not null,
    organization_id blob not null references organization (id),
    account_id blob references account (id),
    -- The roles that were given, by their words.
    roles text
) strict;
create index account_event_by_organization on account_event (organization_id, at, id);
create index account_event_by_account on account_event (account_id, at, id);

-- Accounts are found and sorted by it. Names from before are folded as the database can; the next change of theirs does better.
alter table account add column name_key text not null default '';
update account set name_key = lower(name);
create index account_by_name on account (name_key, id);
