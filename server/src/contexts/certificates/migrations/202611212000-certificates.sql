-- create
create schema certificates;

create table certificates.signing_key (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id text not null check (id ~ '^[0-9a-f]{16}$'),
  suite text not null check (suite in ('ed25519', 'sm2')),
  public_key bytea not null,
  -- Encrypted by the secrets of the installation, bound to this row.
  sealed_private text not null,
  valid_from timestamptz not null,
  valid_until timestamptz check (valid_until >= valid_from),
  compromised_at timestamptz,
  primary key (region_code, id)
);
comment on table certificates.signing_key is
  'Keys certificates are signed with: one at a time signs for a region and suite, older ones stay to verify by';
create unique index signing_key_current
  on certificates.signing_key (region_code, suite)
  where valid_until is null;

create table certificates.certificate (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  number text not null check (length(number) between 30 and 90),
  version integer not null check (version between 1 and 999),
  matter_id uuid not null,
  result_id text not null check (length(result_id) between 1 and 40),
  name text not null check (length(name) between 1 and 100),
  item_name text not null check (length(item_name) between 1 and 200),
  unit_code text not null,
  issuer_name text not null,
  -- For everybody; the name itself stands in the signed payload, which is kept encrypted.
  holder_masked text not null,
  citizen_id uuid,
  conditions text check (length(conditions) <= 2000),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  issued_at timestamptz not null,
  list integer not null check (list >= 0),
  list_index integer not null check (list_index between 0 and 16383),
  state text not null check (state in ('valid', 'changing', 'revoked', 'cancelled', 'superseded')),
  state_since date,
  key_id text not null,
  sealed_code text not null,
  primary key (region_code, id),
  unique (region_code, number),
  unique (region_code, matter_id, result_id, version),
  unique (region_code, list, list_index)
);
comment on table certificates.certificate is
  '证照: one version of a certificate, signed; a change makes a new version and ends the one before';

create table certificates.status_list (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  list integer not null check (list >= 0),
  as_of timestamptz not null,
  fresh_until timestamptz not null,
  signed bytea not null,
  primary key (region_code, list)
);
comment on table certificates.status_list is
  'Signed lists of the states of certificates, as they are published; made anew when a state changes and before they are old';

-- link
alter table certificates.certificate add constraint certificate_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
