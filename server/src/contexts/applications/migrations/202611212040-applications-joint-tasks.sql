-- create
create table applications.joint_task (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  form text not null check (form in ('consultation', 'co_sign', 'site_visit', 'review_meeting')),
  question text not null check (length(question) between 1 and 1000),
  site text check (length(site) between 1 and 100),
  -- The place without what is typed in different ways; of a visit alone.
  site_key text check ((site_key is not null) = (form = 'site_visit')),
  held_on text check (held_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  askers jsonb not null,
  unit_codes text[] not null,
  answers jsonb not null,
  report jsonb,
  outcome text check (outcome in ('answered', 'objected', 'unanswered', 'called_off')),
  primary key (region_code, matter_id)
);
comment on table applications.joint_task is
  '协同任务: a consultation, co-signing, joint visit or review meeting that steps or the lead ask other units for';

-- Two steps that ask at once must not send two visits to one place.
create unique index joint_task_one_visit
  on applications.joint_task (region_code, site_key)
  where form = 'site_visit' and outcome is null;
create index joint_task_open on applications.joint_task (region_code) where outcome is null;

alter table applications.application
  add column asks jsonb not null default '[]',
  add column ask_wanted jsonb;
alter table applications.step
  add column asks jsonb not null default '[]',
  add column ask_wanted jsonb;

-- link
alter table applications.joint_task add constraint joint_task_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
