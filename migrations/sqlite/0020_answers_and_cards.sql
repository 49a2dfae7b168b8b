-- What the lead answered to a claim's question; every organisation that has proposed too reads both, never who
-- asked.
alter table claim add column answer text;
alter table claim add column answered_at text;

-- Cards that the network is never shown: of needs of the most protected domains, and of shared needs that
-- somebody holds already. Who was sent the need by name sees it here, and nowhere else.
create table need_card_apart (
    need_id blob primary key not null references need (id),
    person_id blob not null references person (id),
    domain text not null,
    kind_of_help_id blob references kind_of_help (id),
    district_id blob not null references area (id),
    area_id blob not null references area (id),
    urgency text not null,
    severity_band text not null,
    opened_week text not null,
    tie integer not null,
    age_band text,
    household_band text,
    languages text not null,
    answers text not null
) strict;
create index need_card_apart_by_person on need_card_apart (person_id);
