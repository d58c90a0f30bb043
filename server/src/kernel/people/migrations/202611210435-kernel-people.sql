-- Citizens and enterprises, the record of who looked at their contact data, and phone codes.

-- create

create table kernel.citizen (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('person', 'enterprise')),
  identity_grade text not null check (
    identity_grade in ('open', 'masked', 'sealed', 'anonymous')
  ),
  name_cipher text,
  phone_cipher text,
  phone_lookup text,
  id_number_cipher text,
  id_lookup text,
  retention_class text not null check (retention_class ~ '^[a-z][a-z_]{1,39}$'),
  retention_version text not null check (length(retention_version) between 1 and 20),
  created_at timestamptz not null,
  erase_after timestamptz not null,
  erased_at timestamptz,
  primary key (region_code, id),
  check ((phone_cipher is null) = (phone_lookup is null)),
  check ((id_number_cipher is null) = (id_lookup is null)),
  check (erased_at is null or coalesce(name_cipher, phone_cipher, id_number_cipher) is null)
);
comment on table kernel.citizen is
  'Who asked, as far as the matter needs to know: contact data encrypted, with a keyed hash to find it by. Erased when erase_after has passed; the row without data stays, so that the matter keeps its reporter.';
create index citizen_by_phone on kernel.citizen (region_code, phone_lookup)
  where phone_lookup is not null;
create index citizen_by_id_number on kernel.citizen (region_code, id_lookup)
  where id_lookup is not null;
create index citizen_to_erase on kernel.citizen (region_code, erase_after)
  where erased_at is null;

create table kernel.contact_view (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  citizen_id uuid not null,
  matter_id uuid,
  staff_id uuid not null,
  unit_code text not null,
  purpose text not null check (
    purpose in ('first_contact', 'follow_up', 'independent_check', 'clarification', 'delivery')
  ),
  seen_at timestamptz not null,
  primary key (region_code, id)
);
comment on table kernel.contact_view is
  'Every look at contact data: who, for which matter, why, when. The person may see it.';
create index contact_view_by_citizen on kernel.contact_view (region_code, citizen_id, seen_at);

create table kernel.phone_code (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  purpose text not null check (purpose in ('static_review', 'matter_access')),
  phone_lookup text not null,
  address_lookup text not null,
  code_hash text not null,
  tries integer not null check (tries between 0 and 5),
  minute bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (region_code, id),
  unique (region_code, phone_lookup, minute),
  check (expires_at > created_at)
);
comment on table kernel.phone_code is
  'A code sent to a phone (短信验证码), to show that the phone is in the hand of the person. Neither phone, address nor code can be read from it; rows go after a day. minute is the minute of sending: one code a phone, however many requests arrive at once.';
create index phone_code_by_phone on kernel.phone_code (region_code, phone_lookup, created_at);
create index phone_code_by_address on kernel.phone_code (region_code, address_lookup, created_at);
create index phone_code_by_time on kernel.phone_code (region_code, created_at);

-- place

-- link

alter table kernel.contact_view
  add constraint contact_view_citizen foreign key (region_code, citizen_id)
  references kernel.citizen (region_code, id);
