-- 热线预约: by which line an order came, and how it was asked afterwards whether it was done.
-- create
alter table hall.hall_order
  add column hotline text check (hotline in ('12345', '12328')),
  add column taken_by_unit_code text,
  add column check_tries integer not null default 0 check (check_tries >= 0),
  add column check_way text check (check_way in ('field_visit', 'phone_visit', 'entrusted')),
  add column entrusted_to text check (length(entrusted_to) between 2 and 100),
  add column done_on_day boolean,
  add column satisfied boolean,
  add check ((check_way = 'entrusted') = (entrusted_to is not null)),
  add check (check_way is null or hotline is not null);
create index hall_order_by_hotline on hall.hall_order (region_code, hotline) where hotline is not null;
