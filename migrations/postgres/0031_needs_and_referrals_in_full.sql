-- Needs and referrals in full. A need in service can rest until a day on which somebody looks again, and one that was
-- met in part says what is left of it. A referral waits for the person's consent, asks its sender once, expires when
-- nobody answers, is forwarded by whoever holds it, and is taken out where it was a mistake.
alter table need drop constraint need_status_check;
alter table need add constraint need_status_check
    check (status in ('open', 'assigned', 'in_service', 'on_hold', 'closed'));
alter table need
    add column hold_reason text,
    add column review_on date,
    add column residual_of uuid references need (id),
    add column sent_on boolean not null default false;

alter table referral drop constraint referral_status_check;
alter table referral add constraint referral_status_check
    check (status in ('draft', 'awaiting_consent', 'sent', 'accepted', 'declined', 'expired', 'waitlisted', 'in_progress', 'failed',
                          'cancelled', 'completed', 'confirmed', 'disputed', 'recalled', 'entered_in_error'));
alter table referral
    add column parent_id uuid references referral (id),
    add column due_at timestamptz,
    add column question text,
    add column asked_at timestamptz,
    add column information text,
    add column informed_at timestamptz;
create index referral_by_parent on referral (parent_id) where parent_id is not null;
