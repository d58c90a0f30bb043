-- create
create schema integrity;

create table integrity.flag (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  signal text not null,
  subject_key text not null,
  unit_code text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  observed integer not null,
  among integer not null,
  expected double precision not null,
  chance double precision not null,
  found_at timestamptz not null,
  matter_id uuid,
  primary key (region_code, id),
  unique (region_code, month, signal, subject_key)
);
comment on table integrity.flag is '诚信信号: what a region''s reviews of a month show that chance would not; opens a check and deletes nothing';

create table integrity.flagged_review (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  flag_id uuid not null,
  review_id uuid not null,
  primary key (region_code, flag_id, review_id)
);
comment on table integrity.flagged_review is 'the reviews behind a flag: rates are shown with and without them';

create table integrity.outside_count (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  window_code text not null,
  source text not null,
  n integer not null check (n >= 0),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (region_code, day, window_code, source)
);
comment on table integrity.outside_count is '外部计数: queue tickets or case numbers of a window and day, to see what was never reported';

-- link
alter table integrity.flagged_review add constraint flagged_review_flag foreign key (region_code, flag_id) references integrity.flag (region_code, id);
