-- 数字城管: cases of the street.
-- create
create schema city_cases;

create table city_cases.city_case (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  kind text not null check (kind in ('component', 'event')),
  category text not null check (category ~ '^[0-9]{4}$'),
  component_code text check (component_code ~ '^[0-9]{16}$'),
  source text not null check (source in ('collector', 'public', 'video', 'leader', 'hotline', 'media')),
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  -- A whole number for a square of a thousandth of a degree: neighbours are found without an extension.
  cell bigint,
  grid_code text,
  area_code text,
  address text check (length(address) between 2 and 200),
  routed_unit_code text not null,
  routed_by text not null,
  acceptance_unit_code text not null,
  command_unit_code text not null,
  standard_id text,
  handling_limit jsonb,
  closings text[] not null,
  photos integer not null check (photos between 1 and 9),
  hazard boolean not null,
  fenced boolean not null,
  verified boolean,
  reporter_staff_id uuid,
  handler_staff_id uuid,
  handled_by uuid[] not null,
  clock_unit_code text,
  returns integer not null check (returns >= 0),
  reworks integer not null check (reworks >= 0),
  delays integer not null check (delays between 0 and 2),
  delay_asked jsonb,
  suspended_until date,
  suspensions integer not null check (suspensions between 0 and 1),
  disputed jsonb,
  disputes integer not null check (disputes >= 0),
  closing text,
  appeal jsonb,
  exempt boolean not null,
  lead_number text,
  recurs_of text,
  recurred_as text,
  primary key (region_code, matter_id),
  check ((longitude is null) = (latitude is null)),
  check (cell is null or longitude is not null)
);
comment on table city_cases.city_case is
  '城市管理案件: what a collector, a citizen or a camera saw in the street, and how far it is';
comment on column city_cases.city_case.cell is
  'null where the coordinates are no place: default coordinates never look like duplicates';
create index city_case_by_cell on city_cases.city_case (region_code, cell) where cell is not null;
create index city_case_suspended on city_cases.city_case (region_code, suspended_until) where suspended_until is not null;

-- link
alter table city_cases.city_case add constraint city_case_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
