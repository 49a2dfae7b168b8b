-- What is to be done at a certain time, written down by the change that made it necessary. Whoever does it takes it out in
-- the same transaction: it is done once, by one of several processes, whatever happens to them.
create table errand (
    id blob primary key not null,
    kind text not null,
    subject_id blob not null,
    due_at text not null,
    made_at text not null,
    tries integer not null default 0,
    failure text
) strict;
create index errand_due on errand (due_at, id);

-- Holds that run already.
insert into errand (id, kind, subject_id, due_at, made_at)
select id, 'claim.lapse', id, held_until, active_at from claim where status = 'active' and held_until is not null;

-- Whoever was asked before this has ten days from now.
update referral set due_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '+10 days') where status = 'sent' and due_at is null;
insert into errand (id, kind, subject_id, due_at, made_at)
select id, 'referral.expire', id, due_at, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now') from referral where status = 'sent';
