-- 管辖争议 of tickets: whom its unit names, while an arbiter is asked.

-- create
alter table hotline.ticket
  add column disputed jsonb,
  add column disputes integer not null default 0 check (disputes >= 0);

-- place

-- link
