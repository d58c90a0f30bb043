-- Items of government service (政务服务事项), as far as reviews need them.

-- create

create table catalog.item (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  name text not null check (length(name) between 1 and 200),
  name_en text check (length(name_en) between 1 and 400),
  unit_code text not null check (length(unit_code) between 1 and 36),
  sort_key text not null check (length(sort_key) between 1 and 500),
  valid_from date not null,
  valid_to date,
  primary key (region_code, code),
  check (valid_to >= valid_from)
);
comment on table catalog.item is
  'An item of government service and the unit that answers for it. code is the implementation code (实施编码, 31 places) or the local code.';
create index item_by_unit on catalog.item (region_code, unit_code);

create table catalog.revision (
  region_code text not null primary key check (region_code ~ '^[0-9]{6,12}$'),
  revision bigint not null check (revision > 0)
);
comment on table catalog.revision is
  'Grows with every change of the items of a region, so that a server sees that its copy is old.';

-- place

-- link
