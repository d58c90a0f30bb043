-- Own wordings of letters: kept with the letters that were issued with them.

-- create
create table kernel.letter_wording (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  digest bytea not null check (length(digest) = 32),
  wording jsonb not null check (jsonb_typeof(wording) = 'object'),
  primary key (region_code, digest)
);
comment on table kernel.letter_wording is
  'The words (函件文本) a region published for a kind of letter, kept once by their SHA-256, so that a letter is printed again as it was issued whatever the rulebook says by then.';

alter table kernel.letter
  add column wording_version text check (length(wording_version) between 1 and 100),
  add column wording_digest bytea,
  add constraint letter_wording_whole check ((wording_version is null) = (wording_digest is null));
comment on column kernel.letter.wording_digest is
  'The own wording it was issued with; null for the wording of the product in template_version.';
create index letter_by_kind on kernel.letter (region_code, kind, issued_at desc);

-- place

-- link
alter table kernel.letter
  add constraint letter_own_wording foreign key (region_code, wording_digest)
  references kernel.letter_wording (region_code, digest);
