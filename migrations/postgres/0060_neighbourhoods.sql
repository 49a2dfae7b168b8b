-- Neighbourhoods (nuclei di identità locale) are places too. The column is made anew with another check, as SQLite needs it,
-- so that both databases keep the same columns in the same places.
drop index area_by_kind;
alter table area add column nature text not null default 'comune'
    check (nature in ('region', 'province', 'ambito', 'comune', 'municipio', 'nil'));
update area set nature = kind;
alter table area drop column kind;
alter table area rename column nature to kind;
create index area_by_kind on area (kind, name_key, id);
