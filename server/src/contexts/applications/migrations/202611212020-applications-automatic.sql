-- Automatic approval (自动审批): what waits for its table, and what each table decided and why.

-- create
create table applications.automatic_run (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  step_matter_id uuid not null,
  application_id uuid not null,
  state text not null check (state in ('waiting', 'decided', 'person', 'overtaken')),
  queued_at timestamptz not null,
  -- Until then whoever took it is at work; whoever dies leaves it to the next.
  claimed_until timestamptz,
  claims integer not null check (claims >= 0),
  primary key (region_code, step_matter_id)
);
comment on table applications.automatic_run is
  'A step that a decision table is to decide by itself: taken by one process at a time, settled once';
create index automatic_run_waiting on applications.automatic_run (region_code, queued_at) where state = 'waiting';

create table applications.decision (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  application_id uuid not null,
  step_matter_id uuid not null,
  number text not null check (length(number) between 1 and 60),
  item_code text not null check (length(item_code) between 1 and 36),
  -- Content hash of the version of the item: who set the rule is read there.
  version_hash text not null check (version_hash ~ '^[0-9a-f]{64}$'),
  step_id text not null check (length(step_id) between 1 and 40),
  table_id text not null check (length(table_id) between 1 and 40),
  table_hash text not null check (table_hash ~ '^[0-9a-f]{64}$'),
  verdict text not null check (verdict in ('approve', 'refuse', 'person')),
  reason text check (length(reason) between 1 and 40),
  -- Rules that spoke, with every input the table saw.
  decision jsonb not null,
  -- Where each input came from: form, material, or register with the number and time of its answer.
  origins jsonb not null,
  explanation text not null check (length(explanation) between 1 and 4000),
  counterfactual text check (length(counterfactual) between 1 and 1000),
  decided_at timestamptz not null,
  primary key (region_code, id),
  unique (region_code, step_matter_id),
  check ((verdict = 'person') = (reason is not null))
);
comment on table applications.decision is
  'What a decision table said of a step, with its hash, inputs, their origin and the nearest other way; never changed';
create index decision_by_application on applications.decision (region_code, application_id);
create index decision_by_table on applications.decision (region_code, item_code, table_id, decided_at);
create index decision_by_time on applications.decision (region_code, decided_at);

alter table applications.application add column decision_id uuid;
comment on column applications.application.decision_id is
  'The record of the table that decided the whole application; null when a person did';
alter table applications.application add column review_asked_at timestamptz;
comment on column applications.application.review_asked_at is
  '人工复核: when the applicant asked that a person look at what a table decided';
alter table applications.application drop constraint application_delivery_way_check;
alter table applications.application add constraint application_delivery_way_check check (delivery_way in ('counter', 'post', 'door', 'electronic'));

-- place

-- link
alter table applications.automatic_run add constraint automatic_run_step foreign key (region_code, step_matter_id) references kernel.matter (region_code, id);
alter table applications.decision add constraint decision_step foreign key (region_code, step_matter_id) references kernel.matter (region_code, id);
