-- The published requests of a region as files, made anew every night.
-- create
create schema open311;

create table open311.bulk_file (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  format text not null check (format in ('csv', 'geojson')),
  made_at timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size >= 0),
  requests integer not null check (requests >= 0),
  primary key (region_code, format)
);
comment on table open311.bulk_file is
  'GeoReport Bulk: the last files of published requests; the files lie beside the evidence';
