-- 部件登记: the things of the street and who answers for them.
-- create
create schema components;

create table components.component (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null check (code ~ '^[0-9]{16}$'),
  category text not null check (category ~ '^[0-9]{4}$'),
  name text not null check (length(name) between 1 and 100),
  managing_unit_code text,
  owner_unit_code text not null,
  maintenance_unit_code text,
  longitude double precision not null check (longitude between -180 and 180),
  latitude double precision not null check (latitude between -90 and 90),
  grid_code text check (grid_code ~ '^[0-9]{14,18}$'),
  address text check (length(address) between 2 and 200),
  state text not null check (state in ('intact', 'damaged', 'missing', 'removed')),
  recorded_on date not null,
  changed_at timestamptz not null,
  note text check (length(note) between 1 and 500),
  primary key (region_code, code)
);
comment on table components.component is
  '部件: a thing of the street with its plate, its place, its owner and whoever maintains it';
create index component_by_category on components.component (region_code, category, code);
