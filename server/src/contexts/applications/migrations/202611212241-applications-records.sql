-- create

create table applications.record_batch (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  batch_no text not null check (length(batch_no) between 1 and 50),
  day date not null,
  counts jsonb not null,
  faults jsonb not null,
  made_by text not null check (length(made_by) between 1 and 60),
  made_at timestamptz not null,
  primary key (region_code, batch_no)
);
comment on table applications.record_batch is
  '办件数据批次: what of a day of applications was handed to the system above at one time, and what could not be';

create table applications.record_row (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  row_guid text not null check (row_guid ~ '^[0-9a-f]{32}$'),
  day date not null,
  batch_no text not null,
  -- Keyed, of what the row said: a change is seen, and nothing about a person is kept.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  operation text not null check (operation in ('I', 'U')),
  is_accepted boolean,
  message text check (length(message) <= 200),
  primary key (region_code, row_guid)
);
comment on table applications.record_row is
  'A row of an upload table by its mark: the batch it went out with last, and what was said of it above';
create index record_row_of_day on applications.record_row (region_code, day);
create index record_row_of_batch on applications.record_row (region_code, batch_no);

create index application_accepted on applications.application (region_code, accepted_at) where accepted_at is not null;
create index application_decided on applications.application (region_code, decided_at) where decided_at is not null;
create index step_ended on applications.step (region_code, ended_at) where ended_at is not null;
