-- One organisation offers another to lead a person in its place; the row is the whole history of that offer. At most one
-- waits for an answer.
create table lead_transfer (
    id blob primary key not null,
    person_id blob not null references person (id),
    from_id blob not null references organization (id),
    to_id blob not null references organization (id),
    reason text not null,
    note text,
    status text not null check (status in ('proposed', 'accepted', 'declined', 'withdrawn')),
    proposed_by blob not null references account (id),
    proposed_at text not null,
    ended_by blob references account (id),
    ended_at text,
    refusal text,
    person_told_on text,
    version integer not null default 1
) strict;
create unique index lead_transfer_once_open on lead_transfer (person_id) where status = 'proposed';
create index lead_transfer_by_person on lead_transfer (person_id, proposed_at);
create index lead_transfer_by_recipient on lead_transfer (to_id, proposed_at, id);
create index lead_transfer_by_sender on lead_transfer (from_id, proposed_at, id);

-- Who stands in for the lead's worker, and the last day on which they do.
alter table person add column cover_worker_id blob references account (id);
alter table person add column cover_until text;

-- What a former lead recorded is looked at by the lead that came after it: for which lead it was kept, by whom, when.
alter table sharing_grant add column reviewed_for blob references organization (id);
alter table sharing_grant add column reviewed_by blob references account (id);
alter table sharing_grant add column reviewed_at text;
