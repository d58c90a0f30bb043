-- create
create table platform.sms_message (
  id uuid primary key,
  template text not null check (template ~ '^T[0-9]{2}$'),
  state text not null check (state in ('sent', 'delivered', 'failed')),
  tries integer not null check (tries >= 1),
  handed_over_at timestamptz not null,
  reported_at timestamptz
);
comment on table platform.sms_message is
  'Evidence that a message was handed to the gateway and what became of it. Neither its text nor the phone is kept here.';
create index sms_message_by_time on platform.sms_message (handed_over_at);
