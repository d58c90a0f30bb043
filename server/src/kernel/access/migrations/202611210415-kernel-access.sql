-- Accounts, second factors, sessions, API keys, settings of access and the security log.

-- create

create table kernel.login_name (
  login_name text not null primary key check (login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  staff_id uuid not null
);
comment on table kernel.login_name is
  'Whose login name it is. A person types it before the region is known, so it is unique in the whole installation and copied to every node; written only when administrators open accounts.';

create table kernel.credential (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  staff_id uuid not null,
  login_name text not null,
  password_hash text not null check (password_hash like '$argon2id$%'),
  must_change boolean not null,
  changed_at timestamptz not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (region_code, staff_id)
);
comment on table kernel.credential is
  'The account of a member of staff: argon2id hash with its parameters; must_change marks a one-time password.';

create table kernel.second_factor (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  staff_id uuid not null,
  secret_cipher text not null check (length(secret_cipher) between 10 and 500),
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null check (last_step >= 0),
  primary key (region_code, staff_id)
);
comment on table kernel.second_factor is
  'The authenticator (RFC 6238) of a member of staff. last_step is the newest time step used: a code is good once.';

create table kernel.session (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  token_hash bytea not null check (length(token_hash) = 32),
  id uuid not null,
  staff_id uuid not null,
  before_work text check (before_work in ('change_password', 'enrol_second_factor')),
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  address text not null check (length(address) between 1 and 60),
  primary key (region_code, token_hash)
);
comment on table kernel.session is
  'A sign-in that lasts. The token is opaque and only its SHA-256 is kept; before_work names what must be done before the session admits anything else.';
create index session_by_staff on kernel.session (region_code, staff_id, started_at);

create table kernel.sign_in_attempt (
  subject bytea not null primary key check (length(subject) = 32),
  failures integer not null check (failures >= 0),
  failed_at timestamptz not null,
  blocked_until timestamptz not null
);
comment on table kernel.sign_in_attempt is
  'Failed sign-ins by the hash of a login name, an address or both. Names nobody has are counted like the others, so that a lock tells nothing.';
create index sign_in_attempt_by_time on kernel.sign_in_attempt (failed_at);

create table kernel.api_key (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  key_hash bytea not null check (length(key_hash) = 32),
  id uuid not null,
  name text not null check (length(name) between 2 and 60),
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  replaces_id uuid,
  last_used_at timestamptz,
  primary key (region_code, key_hash),
  unique (region_code, id)
);
comment on table kernel.api_key is
  'The key of another system: 256 random bits of which only the SHA-256 is kept. replaces_id names the key it takes over from.';

create table kernel.access_setting (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  valid_from timestamptz not null,
  second_factor_roles text[] not null,
  session_idle_minutes integer not null check (session_idle_minutes between 5 and 480),
  session_hours integer not null check (session_hours between 1 and 24),
  password_days integer not null check (password_days between 0 and 730),
  set_by uuid not null,
  reason text not null check (length(reason) between 2 and 200),
  primary key (region_code, valid_from)
);
comment on table kernel.access_setting is
  'Versions of a region''s rules of access; the newest that has begun is in force. password_days 0: passwords do not expire.';

create table kernel.security_event (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  at timestamptz not null,
  actor text not null check (length(actor) between 1 and 100),
  what text not null check (what ~ '^[a-z-]{3,60}$'),
  subject text check (length(subject) <= 200),
  is_success boolean not null,
  address text check (length(address) between 1 and 60),
  details jsonb not null,
  primary key (region_code, id)
);
comment on table kernel.security_event is
  'The security log (网络安全审计日志): when, who, what, about whom, with what result, from where. Only ever added to; kept at least six months (网络安全法 art. 21), swept after a year.';
create index security_event_by_time on kernel.security_event (region_code, at, id);

-- place

-- link

alter table kernel.credential
  add constraint credential_staff foreign key (region_code, staff_id)
  references kernel.staff (region_code, id);
alter table kernel.second_factor
  add constraint second_factor_credential foreign key (region_code, staff_id)
  references kernel.credential (region_code, staff_id);
alter table kernel.session
  add constraint session_credential foreign key (region_code, staff_id)
  references kernel.credential (region_code, staff_id);
