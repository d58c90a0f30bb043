-- Webhooks: which systems are told of what, and every message on its way to them.

-- create

create table kernel.webhook (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  name text not null check (length(name) between 2 and 60),
  url text not null check (length(url) between 10 and 500),
  events text[] not null,
  secret_cipher text not null,
  old_secret_cipher text,
  old_secret_until timestamptz,
  state text not null check (state in ('active', 'disabled')),
  failing_since timestamptz,
  created_by uuid not null,
  created_unit_code text not null,
  created_at timestamptz not null,
  primary key (region_code, id),
  check ((old_secret_cipher is null) = (old_secret_until is null))
);
comment on table kernel.webhook is
  'Systems told of events by signed HTTP (Standard Webhooks). Secrets are ciphers; after a rotation the old one signs too until its day.';

create table kernel.webhook_delivery (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  webhook_id uuid not null,
  event text not null check (length(event) between 1 and 40),
  number text check (length(number) <= 60),
  body text not null check (length(body) <= 4096),
  state text not null check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null check (attempts >= 0),
  created_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  status integer,
  fault text check (length(fault) <= 40),
  primary key (region_code, id),
  check ((state = 'pending') = (settled_at is null))
);
create index webhook_delivery_due on kernel.webhook_delivery (region_code, webhook_id, due_at) where state = 'pending';
create index webhook_delivery_log on kernel.webhook_delivery (region_code, webhook_id, created_at desc, id);
comment on table kernel.webhook_delivery is
  'One message to one webhook, with the very bytes that are signed; kept for thirty days after it was settled. Holds a number and a state, nothing personal.';

-- place

-- link
alter table kernel.webhook_delivery add constraint webhook_delivery_webhook foreign key (region_code, webhook_id) references kernel.webhook (region_code, id) on delete cascade;
