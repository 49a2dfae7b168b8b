-- What persons are told and asked, word for word: notices and consents, by version and language. A text is never
-- changed: what somebody was told stays provable. It is used from valid_from until the day before retired_on.
create table consent_text (
    id uuid primary key not null,
    kind text not null check (kind in ('notice', 'consent')),
    version text not null,
    language text not null,
    title text not null,
    body text not null,
    valid_from date not null,
    retired_on date,
    written_by uuid references account (id),
    written_at timestamptz not null,
    unique (kind, version, language)
);
