-- Photos and documents: what is known of them. The files themselves lie beside the database.

-- create

create table kernel.evidence (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  media_type text not null check (
    media_type in (
      'image/jpeg',
      'image/png',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    )
  ),
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (purpose in ('review_photo', 'evidence')),
  uploaded_by text not null check (length(uploaded_by) between 1 and 60),
  matter_id uuid,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (region_code, id)
);
comment on table kernel.evidence is
  'A photo or document (佐证材料). Photos are decoded and written anew, so nothing the camera added is kept. Not attached to a matter it goes after a day.';
create index evidence_by_matter on kernel.evidence (region_code, matter_id)
  where matter_id is not null;
create index evidence_by_file on kernel.evidence (region_code, sha256);
create index evidence_unattached on kernel.evidence (region_code, created_at)
  where matter_id is null and erased_at is null;

-- place

-- link

alter table kernel.evidence
  add constraint evidence_matter foreign key (region_code, matter_id)
  references kernel.matter (region_code, id);
