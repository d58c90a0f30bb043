-- create
alter table city_cases.city_case add column disputed_at timestamptz;
alter table city_cases.city_case add column dispute_ended_at timestamptz check (dispute_ended_at >= disputed_at);
comment on column city_cases.city_case.disputed_at is
  'when it was last disputed, to dispute_ended_at: a bulletin counts what was disputed at its cut-off, also long after';
