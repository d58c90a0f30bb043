-- 重复诉求: which ended ticket one repeats, and when it is looked at again; who waits for a lead.
-- create
alter table hotline.ticket
  add column repeats text check (length(repeats) between 2 and 60),
  add column review_on date,
  add check (review_on is null or repeats is not null);
create index ticket_review_on on hotline.ticket (region_code, review_on) where review_on is not null;
create index ticket_of_lead on hotline.ticket (region_code, lead_number) where lead_number is not null;
