-- Versions of items (事项版本): drafted, reviewed and published by different persons.

-- create

create table catalog.item_version (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  number integer not null check (number between 1 and 100000),
  state text not null check (state in ('draft', 'reviewed', 'published', 'withdrawn')),
  name text not null check (length(name) between 1 and 200),
  unit_code text not null check (length(unit_code) between 1 and 36),
  valid_from date not null,
  valid_to date,
  content jsonb not null check (octet_length(content::text) <= 1048576),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  ground text not null check (length(ground) between 2 and 200),
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  reason text check (length(reason) between 2 and 200),
  primary key (region_code, id),
  unique (region_code, code, number),
  check (valid_to >= valid_from),
  check ((reviewed_at is null) = (reviewed_by is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state in ('published', 'withdrawn')) = (decided_at is not null)),
  check (state not in ('reviewed', 'published') or reviewed_at is not null),
  check (reviewed_by <> drafted_by),
  check (state <> 'published' or (decided_by <> drafted_by and decided_by <> reviewed_by))
);
comment on table catalog.item_version is
  '事项版本: an item as one document. From the review on its content and hash never change; a change is another version. Matters keep the version they were accepted under.';
comment on column catalog.item_version.valid_to is
  'The last day on which it holds: the day before its successor takes effect, or the end of the item.';
create index item_version_by_state on catalog.item_version (region_code, state, code, number);

-- place

-- link
