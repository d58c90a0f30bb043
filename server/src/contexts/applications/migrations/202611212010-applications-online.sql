-- What citizens and enterprises hand in themselves: drafts, their files, and what became of them.

-- create
create table applications.draft (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  -- Who fills it in, as they told who they are; a draft is shown to nobody else.
  acting_id uuid not null,
  -- In whose name: the same person, an enterprise, or whoever gave a mandate.
  applicant_id uuid not null,
  item_code text check (length(item_code) between 1 and 60),
  theme_code text check (length(theme_code) between 1 and 40),
  -- The answers, encrypted; null once handed in.
  content_cipher text,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  erase_after timestamptz not null,
  matter_id uuid,
  number text check (length(number) between 1 and 60),
  -- The receipt code, so that the second of two taps sees the same receipt.
  receipt_cipher text,
  primary key (region_code, id),
  check (num_nonnulls(item_code, theme_code) = 1),
  check ((number is null) = (matter_id is null) and (number is null) = (receipt_cipher is null))
);
comment on table applications.draft is
  '申请草稿: begun, saved and taken up again on another telephone; deleted a fixed time after it was last saved, or with the receipt a day after it was handed in.';
create index draft_by_acting on applications.draft (region_code, acting_id, id);
create index draft_to_erase on applications.draft (region_code, erase_after);

create table applications.draft_file (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  draft_id uuid not null,
  material_id text not null check (length(material_id) between 1 and 60),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  media_type text not null check (length(media_type) between 1 and 100),
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null,
  primary key (region_code, id)
);
comment on table applications.draft_file is
  'A photo or document of a draft; it becomes evidence of the matter when the draft is handed in, and goes with the draft otherwise.';
create index draft_file_of_draft on applications.draft_file (region_code, draft_id, id);
create index draft_file_by_file on applications.draft_file (region_code, sha256);

create table applications.filing (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  acting_id uuid not null,
  applicant_id uuid not null,
  filed_at timestamptz not null,
  primary key (region_code, matter_id)
);
comment on table applications.filing is
  'Who handed an application in online, and for whom: persons by id, whose data are erased in their own time.';
create index filing_by_acting on applications.filing (region_code, acting_id, matter_id);

create table applications.handed_in (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  evidence_id uuid not null,
  matter_id uuid not null,
  material_id text not null check (length(material_id) between 1 and 60),
  material_name text not null check (length(material_name) between 1 and 100),
  citizen_id uuid not null,
  handed_in_at timestamptz not null,
  primary key (region_code, evidence_id)
);
comment on table applications.handed_in is
  'Which file was handed in as which material, by whom: what the person may use again.';
create index handed_in_by_matter on applications.handed_in (region_code, matter_id, evidence_id);
create index handed_in_by_citizen on applications.handed_in (region_code, citizen_id, evidence_id);

-- place

-- link
alter table applications.draft_file add constraint draft_file_draft foreign key (region_code, draft_id) references applications.draft (region_code, id);
alter table applications.filing add constraint filing_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table applications.handed_in add constraint handed_in_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
