-- What the public sees of cases: one by one kept from it, and found by class and day.
-- create
alter table city_cases.city_case add column withheld boolean not null default false;
comment on column city_cases.city_case.withheld is '不公开: shown to nobody outside, whatever the region publishes';
