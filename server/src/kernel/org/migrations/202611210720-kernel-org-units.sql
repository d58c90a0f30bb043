-- What a unit was called and when, and which unit took over from which.

-- create

create table kernel.unit_version (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  unit_code text not null,
  effective_on date not null,
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) between 1 and 200),
  kind text not null check (
    kind in ('office', 'linked_enterprise', 'temporary_office', 'hall', 'supervising_office')
  ),
  parent_code text,
  phone text check (length(phone) between 3 and 40),
  valid_to date,
  ground text not null check (length(ground) between 2 and 200),
  entered_by uuid,
  entered_at timestamptz not null,
  applied_at timestamptz,
  primary key (region_code, id)
);
comment on table kernel.unit_version is
  'The facts of a unit from a day on, with the document they rest on; kernel.unit holds those of today. applied_at is empty while the day has not come.';
create index unit_version_by_unit on kernel.unit_version (region_code, unit_code, effective_on);
create index unit_version_waiting on kernel.unit_version (region_code, effective_on)
  where applied_at is null;

create table kernel.unit_succession (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  act_id uuid not null,
  predecessor_code text not null,
  successor_code text not null,
  effective_on date not null,
  ground text not null check (length(ground) between 2 and 200),
  entered_by uuid not null,
  entered_at timestamptz not null,
  done_at timestamptz,
  cancelled_at timestamptz,
  primary key (region_code, id),
  check (predecessor_code <> successor_code),
  check (done_at is null or cancelled_at is null)
);
comment on table kernel.unit_succession is
  'Which unit took over from which, from a day on (机构承接). Rows of one act share act_id: a merger has several predecessors. done_at is empty while the day has not come.';
create unique index unit_succession_of_one on kernel.unit_succession (region_code, predecessor_code)
  where cancelled_at is null;

-- A development zone (功能区) is governed like a county and has no code of GB/T 2260.
alter table kernel.region alter column division_code drop not null;
comment on column kernel.region.division_code is
  'The GB/T 2260 code of today; empty for a zone, which has none.';

-- place

-- link

alter table kernel.unit_version
  add constraint unit_version_unit foreign key (region_code, unit_code)
  references kernel.unit (region_code, code);
alter table kernel.unit_succession
  add constraint unit_succession_predecessor foreign key (region_code, predecessor_code)
  references kernel.unit (region_code, code);
alter table kernel.unit_succession
  add constraint unit_succession_successor foreign key (region_code, successor_code)
  references kernel.unit (region_code, code);
