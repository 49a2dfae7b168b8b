-- What became of the needs of a district is counted by their referrals; an organisation's claims are listed.
create index referral_by_need on referral (need_id, status);
create index claim_listed on claim (organization_id, proposed_at, id);
