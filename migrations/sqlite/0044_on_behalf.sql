-- The human for whom another system asked, as that system names them.
alter table audit_event add column on_behalf text;
