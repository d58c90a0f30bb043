-- The schemas of the first contexts, and the platform's own tables.

-- create
create schema if not exists platform;
create schema if not exists kernel;
create schema if not exists catalog;
create schema if not exists reviews;

create table if not exists platform.migration (
  name text primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null
);
comment on table platform.migration is
  'Every migration applied to this database, in order of name, with the hash of its text.';

-- place

-- link
