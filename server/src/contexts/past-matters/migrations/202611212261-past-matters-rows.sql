-- Matters of former systems: which row of which file became which matter.
-- create
create schema past_matters;

create table past_matters.row (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  kind text not null check (kind in ('city-cases', 'tickets')),
  system text not null check (length(system) between 1 and 60),
  number text not null check (length(number) between 1 and 100),
  matter_id uuid not null,
  opened_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  taken_over_at timestamptz not null,
  primary key (region_code, kind, system, number),
  check (closed_at >= opened_at)
);
comment on table past_matters.row is
  '原系统件: a row of a former system and the matter it became; the same row again makes no second one';

-- link
alter table past_matters.row add constraint row_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
