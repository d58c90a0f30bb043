-- create
create table certificates.change (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  certificate_id uuid not null,
  certificate_number text not null,
  certificate_name text not null,
  kind text not null check (kind in ('withdraw', 'revoke', 'cancel', 'change')),
  ground text not null check (length(ground) between 2 and 500),
  heard text check (length(heard) <= 1000),
  effective_on date not null,
  valid_until date,
  conditions text check (length(conditions) <= 2000),
  handled_by uuid[] not null,
  outcome text check (outcome in ('confirmed', 'returned')),
  applied_at timestamptz,
  primary key (region_code, matter_id)
);
comment on table certificates.change is
  '证照变动: what is proposed for a certificate, confirmed by another person and in force from a day on';
create unique index change_open on certificates.change (region_code, certificate_id) where outcome is null;
create index change_due on certificates.change (region_code, effective_on) where outcome = 'confirmed' and applied_at is null;

create table certificates.archive (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  number text not null check (length(number) between 10 and 60),
  keep_years integer check (keep_years between 10 and 100),
  documents jsonb not null,
  archived_at timestamptz not null,
  primary key (region_code, matter_id),
  unique (region_code, number)
);
comment on table certificates.archive is
  '归档: the documents of an application that was delivered, each with its hash, and how long the file is kept';

-- link
alter table certificates.change add constraint change_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table certificates.change add constraint change_certificate foreign key (region_code, certificate_id) references certificates.certificate (region_code, id);
alter table certificates.archive add constraint archive_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
