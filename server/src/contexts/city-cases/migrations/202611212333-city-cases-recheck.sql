-- 随机复核: closed cases looked at again by collectors of another area, drawn in public.
-- create
create table city_cases.recheck (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  size integer not null check (size between 1 and 500),
  method text not null,
  seed_source text not null check (length(seed_source) between 4 and 200),
  seed_on date not null,
  population text[] not null,
  population_sha256 text not null check (population_sha256 ~ '^[0-9a-f]{64}$'),
  announced_by uuid not null,
  announced_at timestamptz not null,
  seed text check (length(seed) between 1 and 200),
  drawn_by uuid check (drawn_by <> announced_by),
  drawn_at timestamptz check (drawn_at > announced_at),
  primary key (region_code, id),
  check ((seed is null) = (drawn_at is null))
);
comment on table city_cases.recheck is
  '随机复核: what is drawn from and how is fixed and published before the seed can be known';

create table city_cases.recheck_case (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  recheck_id uuid not null,
  position integer not null check (position >= 1),
  matter_id uuid not null,
  number text not null,
  staff_id uuid,
  result text check (result in ('lasting', 'not_lasting', 'unclear')),
  note text check (length(note) between 2 and 500),
  checked_at timestamptz,
  case_number text,
  primary key (region_code, recheck_id, position),
  check ((result is null) = (checked_at is null))
);
comment on table city_cases.recheck_case is
  '抽中案件: who looks again and what was found; said once';
create index recheck_case_by_staff on city_cases.recheck_case (region_code, staff_id) where result is null;

-- link
alter table city_cases.recheck_case add constraint recheck_case_recheck foreign key (region_code, recheck_id) references city_cases.recheck (region_code, id);
alter table city_cases.recheck_case add constraint recheck_case_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
