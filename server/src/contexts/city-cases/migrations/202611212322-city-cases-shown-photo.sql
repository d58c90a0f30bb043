-- Photos somebody has looked at before the public sees them.
-- create
create table city_cases.shown_photo (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  evidence_id uuid not null,
  matter_id uuid not null,
  is_shown boolean not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  areas jsonb not null,
  looked_by uuid not null,
  looked_at timestamptz not null,
  primary key (region_code, evidence_id),
  check (is_shown = (sha256 is not null))
);
comment on table city_cases.shown_photo is
  '公开照片: what somebody saw on a photo; sha256 names the covered copy, the only one that leaves the house';
create index shown_photo_by_matter on city_cases.shown_photo (region_code, matter_id);
create index shown_photo_by_file on city_cases.shown_photo (region_code, sha256) where sha256 is not null;

-- link
alter table city_cases.shown_photo add constraint shown_photo_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
