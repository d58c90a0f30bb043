-- create
create table kernel.staff_identity (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  issuer text not null,
  subject text not null,
  staff_id uuid not null,
  linked_by text not null check (linked_by in ('staff_code', 'holder')),
  linked_at timestamptz not null,
  primary key (region_code, issuer, subject),
  unique (region_code, issuer, staff_id)
);
comment on table kernel.staff_identity is
  'Whose account somebody at an identity provider is: one identity an account, linked by the staff code the administrator gave or by the holder.';
