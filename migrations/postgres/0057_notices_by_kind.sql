-- Kinds of lines that a user doesn't want to hear of, a bit each, within the parts of the inbox that they do.
alter table notice_preference add column silent bigint not null default 0;
