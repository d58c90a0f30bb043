-- 通报 of a ledger: drafted from one count, checked by somebody else, issued and kept as it went out.

-- create

create table tasks.bulletin (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  state text not null check (state in ('draft', 'checked', 'issued', 'withdrawn')),
  week_from date not null,
  counted_at timestamptz not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  facts_hash text not null check (facts_hash ~ '^[0-9a-f]{64}$'),
  template_version smallint not null check (template_version >= 1),
  objections_until timestamptz,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  checked_by uuid,
  checked_at timestamptz,
  issued_by uuid,
  issued_at timestamptz,
  number text check (length(number) between 5 and 40),
  file bytea,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  primary key (region_code, id),
  check (checked_by is distinct from drafted_by),
  check ((checked_by is null) = (checked_at is null)),
  check (state not in ('checked', 'issued') or checked_by is not null),
  check ((state = 'issued') = (issued_at is not null)),
  check ((issued_at is null) = (issued_by is null)),
  check ((issued_at is null) = (number is null)),
  check ((issued_at is null) = (file is null)),
  check ((file is null) = (file_hash is null))
);
comment on table tasks.bulletin is
  '通报: the state of a ledger at one moment. facts are frozen when it is drafted; file is the Word file as it was issued, so that it is the same bytes whenever it is fetched.';
create unique index bulletin_of_week on tasks.bulletin (region_code, week_from)
  where state <> 'withdrawn';
create unique index bulletin_number on tasks.bulletin (region_code, number);
create index bulletin_by_draft on tasks.bulletin (region_code, drafted_at desc, id);

create table tasks.bulletin_objection (
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
  check ((accepted is null) = (decided_at is null)),
  check (decided_by is distinct from objected_by)
);
comment on table tasks.bulletin_objection is
  '异议: what a unit says against being named for an overdue problem, and the answer it got before the bulletin went out';

-- place

-- link

alter table tasks.bulletin_objection
  add constraint bulletin_objection_bulletin foreign key (region_code, bulletin_id)
  references tasks.bulletin (region_code, id);
