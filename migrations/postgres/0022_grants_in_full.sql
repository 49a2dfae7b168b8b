-- A grant's whole life: drafted before the person signs, active, suspended for a while, ended by its clock (its
-- until_at alone), by somebody, or by the grant that replaces it. Only what is active opens anything. What was
-- never signed has no signature, and no beginning or end but those that were asked for.
alter table sharing_grant drop constraint sharing_grant_status_check;
alter table sharing_grant alter column signed_at drop not null;
alter table sharing_grant alter column from_at drop not null;
alter table sharing_grant alter column until_at drop not null;
alter table sharing_grant add column supersedes_id uuid references sharing_grant (id);
alter table sharing_grant add check
    (status in ('draft', 'active', 'suspended', 'revoked', 'superseded', 'refused'));
alter table sharing_grant add check
    (status in ('draft', 'refused')
     or (signed_at is not null and from_at is not null and until_at is not null));

-- What became of each grant: who moved it, when, from where to where, why.
create table grant_event (
    id uuid primary key not null,
    grant_id uuid not null references sharing_grant (id),
    person_id uuid not null,
    at timestamptz not null,
    organization_id uuid not null,
    account_id uuid not null,
    event text not null,
    from_status text,
    to_status text not null,
    reason text
);
create index grant_event_by_grant on grant_event (grant_id, at);
