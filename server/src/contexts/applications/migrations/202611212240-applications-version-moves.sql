-- create

create table applications.version_move (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  state text not null check (state in ('proposed', 'agreed', 'refused')),
  item_code text not null check (length(item_code) between 1 and 36),
  item_name text not null check (length(item_name) between 1 and 200),
  version_id uuid not null,
  version_number integer not null check (version_number >= 1),
  ground text not null check (length(ground) between 2 and 200),
  later_reason text check (length(later_reason) between 2 and 300),
  step_map jsonb not null,
  lines jsonb not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text check (length(note) between 2 and 300),
  primary key (region_code, id),
  check (decided_by is null or decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null))
);
comment on table applications.version_move is
  '移转: a decision of two people, on a legal ground, that running applications follow another version of their item; else each stays with its own';
create index version_move_newest on applications.version_move (region_code, proposed_at desc);
