-- create
create schema applications;

create table applications.plan (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  plan jsonb not null,
  primary key (region_code, hash)
);
comment on table applications.plan is
  'The handling of applications as resolved from the versions of their items; never changed, shared by all that came in under it';

create table applications.application (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  -- The handling as resolved when it came in; a newer version of an item never changes it.
  plan_hash text not null,
  theme_code text check (length(theme_code) between 1 and 40),
  -- What the applicant filled in; erased with the application, and null from then on.
  form jsonb,
  materials jsonb not null,
  first_staff_id uuid,
  handled_by uuid[] not null,
  basis text check (basis in ('complete', 'tolerance', 'promise', 'deemed')),
  accepted_at timestamptz,
  correction_rounds integer not null check (correction_rounds >= 0),
  return_wanted jsonb,
  outcome text check (outcome in ('granted', 'refused', 'not_needed', 'redirected', 'not_accepted', 'lapsed', 'withdrawn', 'terminated')),
  decided_at timestamptz,
  certificate_number text check (length(certificate_number) between 1 and 60),
  delivery_way text not null check (delivery_way in ('counter', 'post', 'door')),
  tracking text check (length(tracking) between 1 and 60),
  primary key (region_code, matter_id)
);
comment on table applications.application is
  '申请办件: what somebody asks for, of one item or of all items of a theme, and how far it is';

create table applications.step (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  application_id uuid not null,
  step_id text not null check (length(step_id) between 1 and 40),
  run integer not null check (run >= 1),
  name text not null,
  handler_staff_id uuid,
  handled_by uuid[] not null,
  procedures jsonb not null,
  before jsonb not null,
  materials jsonb not null,
  waits_for text[] not null,
  outcome text check (outcome in ('passed', 'failed', 'sent_back', 'superseded')),
  opinion text,
  return_to jsonb,
  extensions integer not null check (extensions >= 0),
  held_until timestamptz,
  ended_at timestamptz,
  primary key (region_code, matter_id),
  unique (region_code, application_id, step_id, run)
);
comment on table applications.step is
  '审批环节: one run of one step of an application; a step that is done again has a further run';

-- link
alter table applications.application add constraint application_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table applications.application add constraint application_plan foreign key (region_code, plan_hash) references applications.plan (region_code, hash);
alter table applications.step add constraint step_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table applications.step add constraint step_application foreign key (region_code, application_id) references kernel.matter (region_code, id);
