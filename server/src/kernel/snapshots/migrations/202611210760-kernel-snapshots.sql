-- create
create table kernel.snapshot (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  period_from date not null,
  period_to date not null,
  edition integer not null check (edition > 0),
  definitions text not null,
  code_version text not null,
  key_version integer not null,
  row_count integer not null,
  definitions_hash text not null,
  inputs_hash text not null,
  result_hash text not null,
  frozen_by text not null,
  frozen_at timestamptz not null,
  replaces_id uuid,
  reason text,
  primary key (region_code, id),
  unique (region_code, period_from, period_to, edition)
);
comment on table kernel.snapshot is '冻结期: figures of a closed period with their definitions and the hashes of inputs and results; never edited, an erratum is the next edition';

create table kernel.snapshot_input (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  snapshot_id uuid not null,
  file text not null,
  part integer not null,
  -- Lines of the CSV file, gzip; hashes are of the lines themselves.
  body bytea not null,
  primary key (region_code, snapshot_id, file, part)
);
comment on table kernel.snapshot_input is 'pseudonymised rows a snapshot was counted from, in parts';

create table kernel.snapshot_group (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  snapshot_id uuid not null,
  dimension text not null,
  key text not null,
  name text not null,
  figures jsonb not null,
  primary key (region_code, snapshot_id, dimension, key)
);
comment on table kernel.snapshot_group is 'the frozen figures: per group the numerator and denominator of each';

create table kernel.snapshot_erratum (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  snapshot_id uuid not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decision text check (decision in ('approved', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  replaced_by_id uuid,
  primary key (region_code, id),
  check (decided_by is distinct from proposed_by)
);
comment on table kernel.snapshot_erratum is '勘误: why a frozen period is to be corrected, by whom, and what a second person decided';
create index snapshot_erratum_by_snapshot on kernel.snapshot_erratum (region_code, snapshot_id);

-- link
alter table kernel.snapshot_input add constraint snapshot_input_snapshot foreign key (region_code, snapshot_id) references kernel.snapshot (region_code, id);
alter table kernel.snapshot_group add constraint snapshot_group_snapshot foreign key (region_code, snapshot_id) references kernel.snapshot (region_code, id);
alter table kernel.snapshot_erratum add constraint snapshot_erratum_snapshot foreign key (region_code, snapshot_id) references kernel.snapshot (region_code, id);
