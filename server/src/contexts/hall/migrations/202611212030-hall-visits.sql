-- create
create schema hall;

create table hall.visit (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  day date not null,
  hall text not null check (length(hall) <= 40),
  ticket text not null check (ticket ~ '^[0-9A-Za-z-]{1,20}$'),
  item_code text,
  matter_id uuid,
  citizen_id uuid,
  unit_code text,
  window_code text,
  state text not null check (state in ('waiting', 'at_window', 'handed_on', 'served', 'gone')),
  outcome text check (outcome in ('completed', 'refused', 'abandoned')),
  taken_at timestamptz,
  left_at timestamptz,
  waited_seconds integer check (waited_seconds >= 0),
  served_seconds integer check (served_seconds >= 0),
  windows text[] not null,
  first_staff_code text,
  responsible_staff_code text,
  staff_codes text[] not null,
  hand_overs integer not null check (hand_overs >= 0),
  -- Who asks how it was; null until that is known.
  review text check (review in ('asked', 'by_matter', 'no_item')),
  reported_by text not null,
  primary key (region_code, id),
  unique (region_code, day, hall, ticket)
);
comment on table hall.visit is
  '到厅记录: one ticket in the hall on one day, as all its events tell it; a visit that failed counts as one';
create index visit_of_matter on hall.visit (region_code, matter_id) where matter_id is not null;
create index visit_to_ask on hall.visit (region_code, left_at) where review is null;

create table hall.visit_event (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  visit_id uuid not null,
  kind text not null check (kind in ('ticket_taken', 'called', 'served', 'handed_over', 'left')),
  at timestamptz not null,
  -- Empty where the event has none: part of the key that makes a repeated report harmless.
  window_code text not null,
  staff_code text,
  to_window_code text,
  outcome text check (outcome in ('completed', 'refused')),
  primary key (region_code, visit_id, kind, at, window_code)
);
comment on table hall.visit_event is
  '到厅事件: what queue machine or clerk reported of a visit; never changed, in whatever order it came';

-- link
alter table hall.visit add constraint visit_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table hall.visit_event add constraint visit_event_visit foreign key (region_code, visit_id) references hall.visit (region_code, id);
