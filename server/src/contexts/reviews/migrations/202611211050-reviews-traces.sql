-- create
create table reviews.review_trace (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  review_id uuid not null,
  kept_on date not null,
  device bytea check (length(device) = 16),
  on_staff_screen boolean not null,
  primary key (region_code, review_id)
);
comment on table reviews.review_trace is '评价痕迹: the browser of a day, as a hash with the key of that day, and whether staff were signed in; kept for signals only, for forty days';
create index review_trace_by_day on reviews.review_trace (region_code, kept_on);

-- link
alter table reviews.review_trace add constraint review_trace_review foreign key (region_code, review_id) references reviews.review (region_code, id);
