-- create
create index outside_number_by_date on kernel.outside_number (region_code, (coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz)), matter_id, number);
