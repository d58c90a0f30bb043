-- create
create table hall.help (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('accompanied', 'done_for', 'difficulty_solved')),
  day date not null,
  item_code text not null,
  unit_code text not null,
  matter_id uuid,
  note text check (length(note) <= 300),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (region_code, id)
);
comment on table hall.help is
  '帮办代办: one help given, or one difficulty solved; the two are counted apart and never added';
create index help_by_day on hall.help (region_code, day, kind);

-- link
alter table hall.help add constraint help_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
