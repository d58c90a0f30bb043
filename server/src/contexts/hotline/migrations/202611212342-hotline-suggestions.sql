-- 派单建议: what past dispatches say about words and classes, and how often that was right.
-- create
create table hotline.dispatch_feature (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  feature text not null check (length(feature) between 1 and 80),
  unit_code text not null,
  times integer not null check (times > 0),
  primary key (region_code, feature, unit_code)
);
comment on table hotline.dispatch_feature is
  '派单经验: how often tickets with a word or class were dispatched to a unit; learnt anew each night, no text in it';

create table hotline.dispatch_measure (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  learnt_at timestamptz not null,
  learnt integer not null check (learnt >= 0),
  imported integer not null check (imported >= 0),
  held_out integer not null check (held_out >= 0),
  first_right integer not null check (first_right >= 0),
  among_three integer not null check (among_three >= first_right),
  primary key (region_code),
  check (among_three <= held_out)
);
comment on table hotline.dispatch_measure is
  '派单建议的命中: counted on imported tickets alone, the latest fifth of them held out';
