-- Somebody is told of a service, or of a self-help group. The column that was never empty can't be changed where it stands: it
-- is made anew, as SQLite needs it, so that both databases keep the same columns in the same places.
alter table orientation add column told_of uuid;
update orientation set told_of = service_id;
alter table orientation drop column service_id;
alter table orientation rename column told_of to service_id;
alter table orientation add column group_id uuid references self_help_group (id)
    check ((group_id is null) <> (service_id is null));
