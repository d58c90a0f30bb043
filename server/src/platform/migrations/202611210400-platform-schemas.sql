-- The schemas of the first contexts, and the platform's own tables.

-- create
create schema platform;
create schema kernel;
create schema catalog;
create schema reviews;

create table platform.migration (
  name text primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null
);
comment on table platform.migration is
  'Every migration applied to this database, in order of name, with the hash of its text.';

create table platform.secret_fingerprint (
  name text not null,
  version int not null check (version > 0),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  primary key (name, version)
);
comment on table platform.secret_fingerprint is
  'Which secrets this database was written with, as keyed hashes: it is not served with others.';

-- place

-- link
