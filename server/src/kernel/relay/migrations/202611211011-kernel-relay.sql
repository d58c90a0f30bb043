-- Contact through the platform: a unit reaches a masked person without seeing the number.

-- create

create table kernel.relay (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  matter_id uuid not null,
  citizen_id uuid not null,
  way text not null check (way in ('message', 'call', 'reply')),
  purpose text,
  staff_id uuid,
  unit_code text not null,
  answers_id uuid,
  text_seq integer,
  state text not null check (state in ('sent', 'answered', 'unanswered', 'failed', 'received')),
  asked_at timestamptz not null,
  state_at timestamptz not null,
  primary key (region_code, id),
  check ((way = 'reply') = (staff_id is null)),
  check ((way = 'reply') = (answers_id is not null))
);
comment on table kernel.relay is
  '转接: each time a unit reached a person through the platform, and each reply; the person may see it. The text lies with the matter (text_seq), the number nowhere here.';
create index relay_by_matter on kernel.relay (region_code, matter_id, asked_at);
create index relay_by_citizen on kernel.relay (region_code, citizen_id, asked_at);

create table kernel.relay_place (
  id uuid primary key,
  region_code text not null
);
comment on table kernel.relay_place is
  'The region of a relay: gateways know a message or call by its id alone.';

create table kernel.unmask_request (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  matter_id uuid not null,
  asked_by uuid not null,
  purpose text not null,
  reason text not null,
  asked_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  used_at timestamptz,
  primary key (region_code, id),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or approved_by <> asked_by)
);
comment on table kernel.unmask_request is
  'A handler asks that a second person agree to one look at the number of a masked person; good for one look within a day.';
create index unmask_request_by_matter on kernel.unmask_request (region_code, matter_id, asked_at);

-- place

-- link

alter table kernel.relay add constraint relay_matter
  foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table kernel.relay add constraint relay_citizen
  foreign key (region_code, citizen_id) references kernel.citizen (region_code, id);
alter table kernel.unmask_request add constraint unmask_request_matter
  foreign key (region_code, matter_id) references kernel.matter (region_code, id);
