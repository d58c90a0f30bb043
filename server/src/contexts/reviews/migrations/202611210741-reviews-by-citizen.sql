-- create
create index review_by_citizen on reviews.review (region_code, citizen_id)
  where citizen_id is not null;
