-- Neighbourhoods (nuclei di identità locale) are places too. The column's check can't be changed where it stands, and the
-- table can't be made anew without looking through every table that names an area: the column is, with another check.
drop index area_by_kind;
alter table area add column nature text not null default 'comune'
    check (nature in ('region', 'province', 'ambito', 'comune', 'municipio', 'nil'));
update area set nature = kind;
alter table area drop column kind;
alter table area rename column nature to kind;
create index area_by_kind on area (kind, name_key, id);
