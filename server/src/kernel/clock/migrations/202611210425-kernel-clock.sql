-- Calendars: the national years, what regions and units keep, and which calendar the open clocks
-- were last reckoned with. An edition is proposed, adopted or rejected and never edited.

-- create

create table kernel.national_calendar (
  year integer not null check (year between 2000 and 2059),
  edition integer not null check (edition between 1 and 1000),
  state text not null check (state in ('proposed', 'adopted', 'rejected')),
  notice text not null check (length(notice) between 1 and 200),
  days jsonb not null,
  proposed_by text not null check (length(proposed_by) between 1 and 100),
  proposed_at timestamptz not null,
  decided_by text check (length(decided_by) between 1 and 100),
  decided_at timestamptz,
  primary key (year, edition),
  check ((state = 'proposed') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
comment on table kernel.national_calendar is
  'Holidays and 调休 days of a year as published after the release of the program, which brings edition 1 of its own years. The one adopted last is in force.';

create table kernel.local_calendar (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  unit_code text not null check (length(unit_code) <= 36),
  edition integer not null check (edition between 1 and 10000),
  state text not null check (state in ('proposed', 'adopted', 'rejected')),
  notice text not null check (length(notice) between 1 and 200),
  hours jsonb not null,
  days jsonb not null,
  proposed_by text not null check (length(proposed_by) between 1 and 100),
  proposed_at timestamptz not null,
  decided_by text check (length(decided_by) between 1 and 100),
  decided_at timestamptz,
  primary key (region_code, unit_code, edition),
  check ((state = 'proposed') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
comment on table kernel.local_calendar is
  'Working hours with their dates of effect and special days of a region (unit_code empty) or of a unit. The edition adopted last is in force as a whole.';

create table kernel.applied_calendar (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  unit_code text not null check (length(unit_code) <= 36),
  version text not null check (length(version) between 1 and 100),
  source jsonb not null,
  applied_at timestamptz not null,
  primary key (region_code, unit_code)
);
comment on table kernel.applied_calendar is
  'The calendar with which the open clocks of a region (unit_code empty) or unit were last reckoned. Another version in force means that they wait to be recomputed.';
