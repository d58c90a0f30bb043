-- Letters: numbered, frozen when issued, receipted by the unit they go to.

-- create

create table kernel.letter (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  number text not null check (length(number) between 5 and 40),
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  matter_id uuid not null,
  template_version smallint not null check (template_version >= 1),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  facts_hash bytea not null check (length(facts_hash) = 32),
  to_unit_code text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  received_at timestamptz,
  received_by uuid,
  primary key (region_code, id),
  unique (region_code, number),
  check ((received_at is null) = (received_by is null))
);
comment on table kernel.letter is
  'A letter (函件) as it was issued: facts are a frozen copy of every name, date and text it prints, so an issued letter is never printed from live rows. It names no reporter.';
comment on column kernel.letter.facts_hash is
  'SHA-256 over number, kind, template version, addressee, time of issue and facts (RFC 8785); printed on the letter.';
create index letter_by_matter on kernel.letter (region_code, matter_id, issued_at);
create index letter_unreceived on kernel.letter (region_code, to_unit_code, issued_at)
  where received_at is null;

-- place

-- link

alter table kernel.letter
  add constraint letter_matter foreign key (region_code, matter_id)
  references kernel.matter (region_code, id);
