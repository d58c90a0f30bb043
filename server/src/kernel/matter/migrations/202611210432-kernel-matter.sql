-- create
create table kernel.matter (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  number text not null,
  kind text not null,
  state text not null,
  stage text not null check (stage in ('received', 'handling', 'answered', 'checking', 'closed')),
  version integer not null check (version >= 1),
  title text not null,
  item_code text,
  -- Who answers to the public, and in whose hands it is now.
  accountable_unit_code text not null,
  holder_unit_code text not null,
  holder_staff_id uuid,
  -- Whom it is about: never holds, checks or reads it.
  about_unit_code text,
  about_staff_id uuid,
  risk text not null check (risk in ('low', 'normal', 'high')),
  identity_grade text not null check (identity_grade in ('open', 'masked', 'sealed', 'anonymous')),
  reported_by uuid,
  entered_by text not null,
  on_behalf_of uuid,
  answer_by text,
  receipt_hash bytea,
  supervised boolean not null,
  count_in_assessment boolean not null,
  exclusion_reason text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  next_due_at timestamptz,
  next_clock text,
  words text[] not null,
  primary key (region_code, id),
  unique (region_code, number),
  check ((stage = 'closed') = (closed_at is not null)),
  check (stage = 'closed' or next_due_at is not null)
);
comment on table kernel.matter is '件: one row of current pointers a matter; its history is in the ledger';
create index matter_open_by_holder on kernel.matter (region_code, holder_unit_code, next_due_at, id) where closed_at is null;
create index matter_open_by_due on kernel.matter (region_code, next_due_at, id) where closed_at is null;
create index matter_by_holder on kernel.matter (region_code, holder_unit_code, opened_at desc, id);
create index matter_by_opened on kernel.matter (region_code, opened_at desc, id);
create index matter_by_words on kernel.matter using gin (words);

create table kernel.matter_clock (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  name text not null,
  run integer not null check (run >= 1),
  -- For whom it counts: the citizen's clocks use the region's calendar, inner ones the unit's.
  calendar_unit_code text,
  amount_hundredths integer not null check (amount_hundredths >= 0),
  unit text not null,
  rule_version text not null,
  events jsonb not null,
  state text not null check (state in ('running', 'paused', 'stopped')),
  started_at timestamptz not null,
  due_at timestamptz not null,
  original_due_at timestamptz not null,
  provisional boolean not null,
  stopped_at timestamptz,
  breached_at timestamptz,
  exempt boolean not null,
  primary key (region_code, matter_id, name, run)
);
comment on table kernel.matter_clock is 'clocks of a matter, derived from their ledger events; replay gives the same row';
create index matter_clock_by_due on kernel.matter_clock (region_code, name, due_at);
create index matter_clock_running on kernel.matter_clock (region_code, due_at) where state <> 'stopped' and breached_at is null;

create table kernel.matter_text (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  seq integer not null,
  kind text not null,
  visibility text not null check (visibility in ('staff', 'reporter', 'public')),
  body text,
  salt bytea,
  commitment text not null,
  written_at timestamptz not null,
  erased_at timestamptz,
  primary key (region_code, matter_id, seq, kind)
);
comment on table kernel.matter_text is 'what people wrote, erasable; the ledger entry seq holds only the commitment';

create table kernel.matter_link (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  related_matter_id uuid not null,
  reason text not null,
  primary key (region_code, matter_id, related_matter_id)
);
comment on table kernel.matter_link is 'matters that belong together and why';

create table kernel.outside_number (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  system text not null,
  number text not null,
  due_at timestamptz,
  reply_state text not null,
  primary key (region_code, matter_id, system, number)
);
comment on table kernel.outside_number is 'numbers and deadlines other systems gave the same matter; an outside deadline governs';
create index outside_number_by_number on kernel.outside_number (region_code, number);

create table kernel.rule_set (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  name text not null,
  version text not null,
  value jsonb not null,
  effective_from date not null,
  ground text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (region_code, name, version)
);
comment on table kernel.rule_set is 'limits, switches and tables of a region as versioned data with the ground they rest on';

-- link
alter table kernel.matter_clock add constraint matter_clock_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table kernel.matter_text add constraint matter_text_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table kernel.matter_link add constraint matter_link_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table kernel.matter_link add constraint matter_link_related foreign key (region_code, related_matter_id) references kernel.matter (region_code, id);
alter table kernel.outside_number add constraint outside_number_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
