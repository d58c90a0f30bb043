-- What came in lately at a place is read from the index alone: ids are in the order of their time.

-- create
drop index hotline.ticket_by_place;
create index ticket_by_place on hotline.ticket (region_code, area_code, category, matter_id) where area_code is not null;

-- place

-- link
