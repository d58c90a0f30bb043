-- A person looks at what a table decided (人工复核, 自动审批抽查), and how the sample was drawn.

-- create
create table applications.recheck (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  application_id uuid not null,
  decision_id uuid not null,
  -- Who set the rule, so that the second pair of eyes is another.
  handled_by uuid[] not null,
  finding text check (length(finding) between 1 and 40),
  primary key (region_code, matter_id)
);
comment on table applications.recheck is
  'A person looks at what a decision table decided, because the applicant asked or because it was drawn';
create index recheck_by_decision on applications.recheck (region_code, decision_id);

create table applications.audit_draw (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  drawn_at timestamptz not null,
  -- Random, made after the last decision of the night: nobody knew it beforehand, anybody can draw again.
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  one_in integer not null check (one_in >= 1),
  at_least integer not null check (at_least >= 0),
  -- Numbers of the applications decided out of hours since the draw before, in their order.
  drawn_from text[] not null,
  drawn text[] not null,
  primary key (region_code, day)
);
comment on table applications.audit_draw is
  '夜间抽查: which automatic decisions of a night were drawn for audit, so that anybody can draw again';

-- place

-- link
alter table applications.recheck add constraint recheck_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table applications.recheck add constraint recheck_decision foreign key (region_code, decision_id) references applications.decision (region_code, id);
