-- What whoever reported says of the result.
-- create
alter table city_cases.city_case add column reporter_says text check (reporter_says in ('yes', 'no'));
comment on column city_cases.city_case.reporter_says is '反映人评判: whether it is right, said once after closing';
