-- What is to be done at a certain time, written down by the change that made it necessary. Whoever does it takes it out in
-- the same transaction: it is done once, by one of several processes, whatever happens to them.
create table errand (
    id uuid primary key not null,
    kind text not null,
    subject_id uuid not null,
    due_at timestamptz not null,
    made_at timestamptz not null,
    tries bigint not null default 0,
    failure text
);
create index errand_due on errand (due_at, id);

-- Holds that run already.
insert into errand (id, kind, subject_id, due_at, made_at)
select id, 'claim.lapse', id, held_until, active_at from claim where status = 'active' and held_until is not null;

-- Whoever was asked before this has ten days from now.
update referral set due_at = now() + interval '10 days' where status = 'sent' and due_at is null;
insert into errand (id, kind, subject_id, due_at, made_at)
select id, 'referral.expire', id, due_at, now() from referral where status = 'sent';
