-- Editions: what somebody proposes to rule, and what a second person made of it.

-- create

create table kernel.edition (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  subject text not null check (length(subject) between 1 and 60),
  number integer not null check (number between 1 and 100000),
  state text not null check (state in ('draft', 'published', 'returned', 'withdrawn')),
  value jsonb not null check (octet_length(value::text) <= 262144),
  based_on text not null check (length(based_on) between 1 and 100),
  effective_from date not null,
  ground text not null check (length(ground) between 2 and 200),
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  version text check (length(version) between 1 and 100),
  reason text check (length(reason) between 2 and 200),
  primary key (region_code, id),
  unique (region_code, subject, number),
  check ((state = 'draft') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'published') = (version is not null)),
  check (state <> 'published' or decided_by <> drafted_by)
);
comment on table kernel.edition is
  '版本: a rule, list, calendar or template as somebody drafted it and a second person published or returned it. Never edited: a change is another edition.';
comment on column kernel.edition.based_on is
  'The version that held on the date of effect when the draft was made; when it is another by then, the draft cannot be published.';

-- place

-- link
