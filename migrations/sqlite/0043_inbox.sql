-- What others did meanwhile is read from what happened; of it, each user says until when it was seen.
create table inbox_seen (
    account_id blob primary key not null references account (id),
    seen_at text not null
) strict;
create index need_event_by_time on need_event (at, id);
