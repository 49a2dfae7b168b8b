-- An attempt is counted before anybody is looked for, and taken back where somebody was found: by its id, which those
-- from before don't need.
alter table emergency_miss add column id blob;
