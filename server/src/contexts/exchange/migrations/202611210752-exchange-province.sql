-- What goes up to the system above and what comes down from it.

-- create

create schema exchange;

create table exchange.batch (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('service_end', 'rating')),
  rows integer not null check (rows > 0),
  made_at timestamptz not null,
  tries integer not null check (tries >= 0),
  next_try_at timestamptz not null,
  answered_at timestamptz,
  fault text,
  primary key (region_code, id)
);
comment on table exchange.batch is
  '上行批次: rows sent together; until it is answered it is sent again under the same number, so that nothing is doubled';
create index batch_open on exchange.batch (region_code, next_try_at) where answered_at is null;

create table exchange.outgoing (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('service_end', 'rating')),
  project_no text not null check (length(project_no) between 1 and 64),
  service_number integer not null,
  assess_number integer not null check (assess_number in (0, 1, 2)),
  -- The service end or the review that is told; what it says is read when it is sent.
  subject_id uuid not null,
  day date not null,
  queued_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'acknowledged', 'rejected')),
  batch_id uuid,
  sends integer not null check (sends >= 0),
  settled_at timestamptz,
  reason_code text,
  reason text,
  primary key (region_code, id),
  unique (region_code, kind, project_no, service_number, assess_number)
);
comment on table exchange.outgoing is
  '上行记录: a service or rating the system above is told of, queued in the transaction that stored it';
create index outgoing_by_day on exchange.outgoing (region_code, day, kind, state);
create index outgoing_waiting on exchange.outgoing (region_code, kind, id) where state = 'waiting';
create index outgoing_by_batch on exchange.outgoing (region_code, batch_id) where state = 'sent';

create table exchange.incoming (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  project_no text not null check (length(project_no) between 1 and 64),
  service_number integer not null,
  assess_number integer not null check (assess_number in (1, 2)),
  day date not null,
  source text not null check (length(source) between 1 and 120),
  digest text not null,
  state text not null check (state in ('stored', 'waiting', 'refused')),
  reason_code text,
  review_number text,
  matter_number text,
  -- Set while the row waits for its service; encrypted, because a person may have left a phone.
  sealed text,
  differs boolean not null,
  received_at timestamptz not null,
  tried_at timestamptz not null,
  primary key (region_code, id),
  unique (region_code, project_no, service_number, assess_number)
);
comment on table exchange.incoming is
  '下行评价: a rating the system above captured and handed down, once however often it comes';
create index incoming_by_day on exchange.incoming (region_code, day, state);
create index incoming_waiting on exchange.incoming (region_code, tried_at) where state = 'waiting';

create table exchange.poll (
  region_code text not null primary key check (region_code ~ '^[0-9]{6,12}$'),
  cursor text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  fault text
);
comment on table exchange.poll is 'how far the ratings of the system above were read, and how its last answer was';
