-- 专席 and 班次: by which special seat a ticket came in, and who takes calls when.
-- add
alter table hotline.ticket add column seat text check (seat ~ '^[a-z][a-z0-9-]{1,30}$');
create index ticket_by_seat on hotline.ticket (region_code, seat) where seat is not null;

-- create
create table hotline.shift (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  name text not null check (length(name) between 1 and 20),
  from_time text not null check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  until_time text not null check (until_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  staff_codes text[] not null check (cardinality(staff_codes) between 1 and 60),
  set_by uuid not null,
  primary key (region_code, day, name)
);
comment on table hotline.shift is '班次: who takes calls of the hotline from one hour to another of a day';
