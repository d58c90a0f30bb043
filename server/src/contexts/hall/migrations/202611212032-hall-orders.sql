-- create
create table hall.slot (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  window_code text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null check (capacity between 0 and 100),
  taken integer not null check (taken >= 0),
  primary key (region_code, window_code, starts_at),
  check (taken <= capacity),
  check (ends_at > starts_at)
);
comment on table hall.slot is
  '预约时段: how many a window takes at a time; taken is kept with the orders that hold a place, and never above';

create table hall.hall_order (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  type text not null check (type in ('appointment', 'door_visit', 'after_hours', 'call_back', 'intention')),
  channel text not null check (channel in ('online', 'phone', 'counter')),
  window_code text,
  starts_at timestamptz,
  ends_at timestamptz,
  place text check (length(place) between 1 and 200),
  holds_place boolean not null,
  -- Whose phone booked online, as a keyed hash: for the rule of no-shows, and readable by nobody.
  booker_lookup text,
  handler_staff_id uuid,
  outcome text check (outcome in ('done', 'informed', 'refused', 'cancelled', 'missed')),
  ended_at timestamptz,
  primary key (region_code, matter_id),
  check (not holds_place or (window_code is not null and starts_at is not null))
);
comment on table hall.hall_order is
  '预约单: somebody wants to be served at a time or a place, or called back; the promise is the clock of its matter';
create index hall_order_by_booker on hall.hall_order (region_code, booker_lookup) where booker_lookup is not null;
create index hall_order_by_time on hall.hall_order (region_code, window_code, starts_at);

-- link
alter table hall.hall_order add constraint hall_order_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
