-- 整改台账: workbooks offices keep of their problems, their imports, and the task of each problem.
-- create
create schema tasks;

create table tasks.ledger (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  -- Sheet, title and headings: the same ledger a month later is the same ledger.
  fingerprint text not null,
  name text not null,
  sheet text not null,
  file_sha256 text not null,
  layout jsonb not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (region_code, id),
  unique (region_code, fingerprint)
);
comment on table tasks.ledger is '整改台账: an uploaded workbook, its layout and its latest file';
create index ledger_by_file on tasks.ledger (region_code, file_sha256);

create table tasks.ledger_import (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  ledger_id uuid not null,
  file_sha256 text not null,
  sheet text not null,
  mapping jsonb not null,
  dry_run boolean not null,
  state text not null check (state in ('queued', 'running', 'cancelling', 'cancelled', 'finished', 'failed')),
  rows integer not null,
  done integer not null,
  created integer not null,
  updated integer not null,
  skipped integer not null,
  errors integer not null,
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  primary key (region_code, id),
  check (created + updated + skipped + errors = done and done <= rows)
);
comment on table tasks.ledger_import is 'an import of a ledger, dry or in earnest: how far it is and what came of it';
create index ledger_import_by_ledger on tasks.ledger_import (region_code, ledger_id, started_at desc);
create unique index ledger_import_under_way on tasks.ledger_import (region_code, ledger_id) where ended_at is null;

create table tasks.ledger_error (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  import_id uuid not null,
  line integer not null,
  ordinal integer not null,
  field text,
  value text not null,
  reason text not null,
  candidates jsonb not null,
  primary key (region_code, import_id, line, ordinal)
);
comment on table tasks.ledger_error is 'why a row of a ledger was not taken';

create table tasks.task (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  ledger_id uuid not null,
  row_key text not null,
  ledger_line integer not null check (ledger_line >= 1),
  content_hash text not null,
  content jsonb not null,
  source text,
  aspect text,
  work_group text,
  lead_unit_code text,
  joint_unit_codes text[] not null,
  percent integer not null check (percent between 0 and 100),
  progress_note text,
  progress_on date,
  handler_staff_id uuid,
  handled_by uuid[] not null,
  extensions integer not null,
  extension_asked jsonb,
  verified_by_staff_id uuid,
  returns integer not null,
  rebounds integer not null,
  closed_on date,
  primary key (region_code, matter_id),
  unique (region_code, ledger_id, row_key)
);
comment on table tasks.task is '整改任务: a problem of a ledger as it was read, and how far it is';
comment on column tasks.task.content is 'the row of the ledger as last read; source, aspect, group and units are repeated as columns to be counted by';
comment on column tasks.task.handled_by is 'everybody who had it in hand for the unit: none of them verifies or signs';

-- link
alter table tasks.ledger_import add constraint ledger_import_ledger foreign key (region_code, ledger_id) references tasks.ledger (region_code, id);
alter table tasks.ledger_error add constraint ledger_error_import foreign key (region_code, import_id) references tasks.ledger_import (region_code, id);
alter table tasks.task add constraint task_ledger foreign key (region_code, ledger_id) references tasks.ledger (region_code, id);
alter table tasks.task add constraint task_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
