-- 门前五包和路段责任: who keeps what clean, and what is told before any case.
-- create
create schema frontages;

create table frontages.frontage (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  code text not null check (length(code) between 1 and 40),
  kind text not null check (kind in ('shop', 'road_section')),
  name text not null check (length(name) between 1 and 100),
  address text not null check (length(address) between 2 and 200),
  longitude double precision not null check (longitude between -180 and 180),
  latitude double precision not null check (latitude between -90 and 90),
  grid_code text check (grid_code ~ '^[0-9]{14,18}$'),
  duties text not null check (length(duties) between 1 and 200),
  signed_on date,
  citizen_id uuid,
  changed_at timestamptz not null,
  primary key (region_code, id),
  unique (region_code, code)
);
comment on table frontages.frontage is
  '门店和路段: a place that somebody signed for; who it is lies encrypted with all people';

create table frontages.friendly_notice (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  frontage_id uuid not null,
  category text not null check (category ~ '^[0-9]{4}$'),
  way text not null check (way in ('message', 'on_site')),
  sent_by uuid not null,
  handled_by uuid[] not null,
  seen_at timestamptz,
  case_number text,
  primary key (region_code, matter_id)
);
comment on table frontages.friendly_notice is
  '门前提醒: told before any case; put right in time there is none, else a case begins';
create index friendly_notice_by_frontage on frontages.friendly_notice (region_code, frontage_id, matter_id);

-- link
alter table frontages.friendly_notice add constraint friendly_notice_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table frontages.friendly_notice add constraint friendly_notice_frontage foreign key (region_code, frontage_id) references frontages.frontage (region_code, id);
