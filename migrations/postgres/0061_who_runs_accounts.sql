-- The districts that a coordinator was given, by their codes, stand in the record too.
alter table account_event add column districts text;
-- Whose invitation is open is asked with every user.
create index invitation_by_account on invitation (account_id);
