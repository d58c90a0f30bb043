-- 归口与争议: grids, precedents of rulings, what nobody answers for, and disputes about it.
-- create
create schema routing;

create table routing.grid (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null check (code ~ '^[0-9]{14,18}$'),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  name text not null check (length(name) between 1 and 100),
  polygon jsonb not null check (jsonb_typeof(polygon) = 'array'),
  longitude_min double precision not null,
  latitude_min double precision not null,
  longitude_max double precision not null,
  latitude_max double precision not null,
  collector_staff_id uuid,
  primary key (region_code, code, valid_from),
  check (longitude_min < longitude_max and latitude_min < latitude_max)
);
comment on table routing.grid is
  '单元网格: the smallest area somebody answers for; a changed border is a further row, valid_to is the first day of the next';
create index grid_by_box on routing.grid (region_code, longitude_min, longitude_max);

create table routing.precedent (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  dispute_id uuid not null,
  dispute_number text not null,
  kind text not null check (kind in ('component', 'event', 'ticket')),
  category text not null check (category ~ '^[0-9A-Za-z]{1,20}$'),
  area_code text not null check (area_code ~ '^[0-9]{6,18}$'),
  unit_code text not null,
  ground text not null check (length(ground) between 1 and 1000),
  ruled_at timestamptz not null,
  ended_at timestamptz,
  primary key (region_code, dispute_id)
);
comment on table routing.precedent is
  '裁定先例: what an arbiter ruled for a class at a place; routing asks it before the table';
create unique index precedent_in_force on routing.precedent (region_code, kind, category, area_code)
  where ended_at is null;

create table routing.duty_gap (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  kind text not null check (kind in ('component', 'event', 'ticket')),
  category text not null,
  area_code text,
  unit_code text not null,
  table_version text not null,
  found_at timestamptz not null,
  primary key (region_code, matter_id)
);
comment on table routing.duty_gap is
  '无主事项: a matter no unit answers for, and the unit that was told of it';
create index duty_gap_by_moment on routing.duty_gap (region_code, found_at desc, matter_id);

create table routing.dispute (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  parent_id uuid not null,
  parent_number text not null,
  kind text not null check (kind in ('component', 'event', 'ticket')),
  category text not null,
  area_code text,
  provisional_unit_code text not null,
  party_unit_codes text[] not null,
  statements jsonb not null check (jsonb_typeof(statements) = 'array'),
  hazard boolean not null,
  fenced boolean not null,
  cost_yuan integer check (cost_yuan >= 0),
  meeting_on date,
  ruled_unit_code text,
  ruling_ground text,
  precedent_area_code text,
  handler_staff_id uuid,
  handled_by uuid[] not null,
  ended_at timestamptz,
  primary key (region_code, matter_id)
);
comment on table routing.dispute is
  '管辖争议: units say who answers for a matter and why; somebody handles it meanwhile, and an arbiter rules';
create index dispute_by_parent on routing.dispute (region_code, parent_id);

-- link
alter table routing.duty_gap add constraint duty_gap_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table routing.dispute add constraint dispute_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table routing.dispute add constraint dispute_parent foreign key (region_code, parent_id) references kernel.matter (region_code, id);
