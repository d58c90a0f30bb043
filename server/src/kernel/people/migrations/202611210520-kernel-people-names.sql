-- create
alter table kernel.citizen add column name_lookup text;
comment on column kernel.citizen.name_lookup is 'keyed hash of the whole name: found by who knows it, read by nobody';
create index citizen_by_name on kernel.citizen (region_code, name_lookup)
  where name_lookup is not null;
