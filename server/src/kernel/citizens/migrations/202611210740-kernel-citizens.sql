-- Persons who sign in to see what is theirs: accounts, what they proved to be theirs, sessions.

-- create

create table kernel.citizen_account (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('person', 'enterprise')),
  phone_cipher text,
  phone_lookup text,
  provider_lookup text,
  name_cipher text,
  id_number_cipher text,
  id_lookup text,
  created_at timestamptz not null,
  proved_at timestamptz not null,
  primary key (region_code, id),
  unique (region_code, provider_lookup),
  check ((phone_cipher is null) = (phone_lookup is null)),
  check (num_nonnulls(phone_lookup, provider_lookup) >= 1)
);
comment on table kernel.citizen_account is
  '个人账户: one person behind a phone or an identity provider. Several persons of a family share a phone and have an account each; proved_at is when the person last proved to be this one.';
create index citizen_account_by_phone on kernel.citizen_account (region_code, phone_lookup)
  where phone_lookup is not null;

create table kernel.citizen_claim (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  citizen_id uuid not null,
  account_id uuid not null,
  way text not null check (way in ('receipt_code', 'name_and_number', 'same_number')),
  claimed_at timestamptz not null,
  primary key (region_code, citizen_id)
);
comment on table kernel.citizen_claim is
  'What an account has proved to be its own: contact data given once belongs to one account at most.';
create index citizen_claim_by_account on kernel.citizen_claim (region_code, account_id, citizen_id);

create table kernel.citizen_session (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  token_hash bytea not null,
  id uuid not null,
  account_id uuid,
  phone_cipher text,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (region_code, token_hash),
  check (account_id is not null or phone_cipher is not null)
);
comment on table kernel.citizen_session is
  'A person signed in. Without an account only the phone is proved, and nothing is shown yet.';
create index citizen_session_by_account on kernel.citizen_session (region_code, account_id)
  where account_id is not null;
create index citizen_session_by_end on kernel.citizen_session (region_code, ends_at);

alter table kernel.phone_code drop constraint phone_code_purpose_check;
alter table kernel.phone_code add constraint phone_code_purpose_check
  check (purpose in ('static_review', 'matter_access', 'sign_in', 'new_phone'));

-- place

-- link

alter table kernel.citizen_claim
  add constraint citizen_claim_account foreign key (region_code, account_id)
  references kernel.citizen_account (region_code, id);
alter table kernel.citizen_session
  add constraint citizen_session_account foreign key (region_code, account_id)
  references kernel.citizen_account (region_code, id);
