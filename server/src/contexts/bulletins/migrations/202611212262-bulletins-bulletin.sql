-- Bulletins of cases: counted at a cut-off, frozen with every case they count.
-- create
create schema bulletins;

create table bulletins.bulletin (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('city_weekly')),
  state text not null check (state in ('draft', 'checked', 'approved', 'published', 'superseded', 'withdrawn')),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  edition integer not null check (edition >= 1),
  -- Why this edition follows another.
  correction text check (length(correction) between 2 and 500),
  cut_off_at timestamptz not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  -- Empty until the cases are counted, in the same transaction.
  facts_hash text not null check (facts_hash ~ '^([0-9a-f]{64})?$'),
  objections_until timestamptz,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  checked_by uuid,
  checked_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  number text check (length(number) between 5 and 40),
  file bytea,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  primary key (region_code, id),
  check ((edition = 1) = (correction is null)),
  check (checked_by is distinct from drafted_by),
  check (approved_by is null or (approved_by <> drafted_by and approved_by <> checked_by)),
  check (published_by is distinct from drafted_by),
  check (state not in ('checked', 'approved', 'published', 'superseded') or checked_by is not null),
  check (state not in ('approved', 'published', 'superseded') or approved_by is not null),
  check ((state in ('published', 'superseded')) = (published_at is not null)),
  check ((published_at is null) = (file is null)),
  check ((published_at is null) = (number is null))
);
comment on table bulletins.bulletin is
  '通报: cases as they stood at a cut-off. facts are frozen when it is drafted, the Word file when it is published; a mistake is put right by a next edition.';
create unique index bulletin_under_way on bulletins.bulletin (region_code, kind, period_to) where state in ('draft', 'checked', 'approved');
create unique index bulletin_published on bulletins.bulletin (region_code, kind, period_to) where state = 'published';
create unique index bulletin_number on bulletins.bulletin (region_code, number);
create index bulletin_by_period on bulletins.bulletin (region_code, period_to desc, edition desc, id);

create table bulletins.due_case (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  bulletin_id uuid not null,
  number text not null,
  matter_id uuid not null,
  unit_code text not null,
  class text not null check (class in ('closed', 'disputed', 'overdue', 'in_process')),
  reason text not null check (reason in ('in_time', 'late', 'without_date', 'in_dispute', 'past_due', 'postponed', 'due_later')),
  opened_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  primary key (region_code, bulletin_id, number)
);
comment on table bulletins.due_case is
  '应办结案件: what a bulletin counts, case by case, each in one class with its reason; never changed';
create index due_case_by_class on bulletins.due_case (region_code, bulletin_id, unit_code, class, number);

create table bulletins.objection (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  bulletin_id uuid not null,
  matter_number text not null,
  unit_code text not null,
  reason text not null check (length(reason) between 2 and 500),
  objected_by uuid not null,
  objected_at timestamptz not null,
  accepted boolean,
  decision text check (length(decision) between 2 and 500),
  decided_by uuid,
  decided_at timestamptz,
  primary key (region_code, id),
  unique (region_code, bulletin_id, matter_number),
  check ((accepted is null) = (decision is null)),
  check ((accepted is null) = (decided_by is null)),
  check (decided_by is distinct from objected_by)
);
comment on table bulletins.objection is
  '异议: what a unit says against being named for an overdue case, and the answer before it went out';

-- place

-- link
alter table bulletins.due_case add constraint due_case_bulletin foreign key (region_code, bulletin_id) references bulletins.bulletin (region_code, id);
alter table bulletins.objection add constraint objection_bulletin foreign key (region_code, bulletin_id) references bulletins.bulletin (region_code, id);
