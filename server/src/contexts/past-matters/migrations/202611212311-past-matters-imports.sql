-- Imports of former systems that are begun at the desk and run elsewhere.
-- create
create table past_matters.import (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('city-cases', 'tickets')),
  file_name text not null check (length(file_name) between 1 and 120),
  -- Empty once nothing is to be done with it any more.
  file bytea,
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object'),
  dry_run boolean not null,
  state text not null check (state in ('queued', 'running', 'finished', 'failed')),
  rows integer not null check (rows >= 0),
  done integer not null check (done between 0 and rows),
  created integer not null check (created >= 0),
  updated integer not null check (updated >= 0),
  skipped integer not null check (skipped >= 0),
  errors integer not null check (errors >= 0),
  faults jsonb not null check (jsonb_typeof(faults) = 'array'),
  -- Why it failed as a whole: the code of a refusal.
  problem text check (length(problem) between 3 and 60),
  started_by uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (region_code, id),
  check ((state in ('finished', 'failed')) = (ended_at is not null)),
  check (problem is null or state = 'failed')
);
comment on table past_matters.import is
  'a file of a former system, tried or taken over: how far it is and what came of it';
create index import_by_time on past_matters.import (region_code, started_at desc, id);
create unique index import_under_way on past_matters.import (region_code) where ended_at is null;
