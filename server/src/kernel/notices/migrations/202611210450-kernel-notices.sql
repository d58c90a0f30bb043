-- Notices to staff, messages to citizens, and the burden both are.

-- create

create table kernel.notice (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  to_unit_code text not null,
  to_staff_id uuid,
  matter_id uuid,
  matter_number text,
  reason text not null check (length(reason) between 1 and 500),
  due_at timestamptz,
  reminder_step text check (length(reminder_step) between 1 and 80),
  created_at timestamptz not null,
  digest_at timestamptz,
  read_at timestamptz,
  read_by uuid,
  primary key (region_code, id),
  check ((read_at is null) = (read_by is null))
);
comment on table kernel.notice is
  'A decision somebody has to take (提醒), addressed to a person or to a unit. It is shown on the desk at once and told once, in a digest.';
comment on column kernel.notice.reminder_step is
  'Clock and step of a reminder (rectify:80, rectify:overdue:2026-11-23), so that each is made once.';
create index notice_untold on kernel.notice (region_code, to_unit_code, created_at)
  where digest_at is null and read_at is null;
create index notice_unread_by_unit on kernel.notice (region_code, to_unit_code, id)
  where read_at is null;
create index notice_unread_by_matter on kernel.notice (region_code, matter_id)
  where read_at is null;
create unique index notice_reminder on kernel.notice (region_code, matter_id, reminder_step)
  where reminder_step is not null;

create table kernel.digest (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  staff_id uuid not null,
  day date not null,
  made_at timestamptz not null,
  notices integer not null check (notices > 0),
  body text not null check (length(body) between 1 and 1000),
  primary key (region_code, id)
);
comment on table kernel.digest is
  'What one person was told at one time: all open notices in one message (汇总提醒).';
create index digest_by_staff on kernel.digest (region_code, staff_id, day);

create table kernel.citizen_message (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  citizen_id uuid not null,
  matter_id uuid,
  body text check (length(body) between 1 and 500),
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'no_phone')),
  attempts smallint not null check (attempts between 0 and 20),
  next_try_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  gateway_reference text check (length(gateway_reference) <= 100),
  failure text check (length(failure) <= 200),
  primary key (region_code, id),
  check ((state in ('sent', 'failed', 'no_phone')) = (ended_at is not null))
);
comment on table kernel.citizen_message is
  'A short message to a citizen on its way. The phone number is looked up when it is sent and never stored here; body may be erased once it has ended.';
create index citizen_message_due on kernel.citizen_message (region_code, next_try_at, id)
  where ended_at is null;
create index citizen_message_by_citizen on kernel.citizen_message (region_code, citizen_id, created_at);

create table kernel.callback (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  citizen_id uuid not null,
  period text not null check (period ~ '^[0-9]{4}-W[0-9]{2}$'),
  matter_id uuid not null,
  claimed_at timestamptz not null,
  primary key (region_code, citizen_id, period)
);
comment on table kernel.callback is
  'The one call-back (回访) a citizen may get in a week for our own statistics, claimed by the matter that makes it.';

create table kernel.burden (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  unit_code text not null,
  staff_id uuid not null,
  week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  kind text not null check (kind in ('notice', 'digest', 'form', 'field', 'callback')),
  asked integer not null check (asked > 0),
  primary key (region_code, unit_code, staff_id, week, kind)
);
comment on table kernel.burden is
  'What the platform itself asked of a person at a post in a week (负担计): notices, digests, forms, fields, call-backs. The nil uuid stands for a whole unit.';

-- place

-- link
