-- create
create table hall.stay (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  staff_id uuid not null,
  unit_code text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  matter_numbers text[] not null,
  entered_at timestamptz not null,
  primary key (region_code, id),
  unique (region_code, staff_id, starts_at),
  check (ends_at > starts_at)
);
comment on table hall.stay is
  '延时服务: how long somebody stayed outside working hours, and what was finished in that time';
create index stay_by_time on hall.stay (region_code, starts_at);
