-- create
-- A place that has had cases for years is read no further back than somebody looks: ids are in the
-- order in which cases came in.
drop index city_cases.city_case_by_cell;
create index city_case_by_cell on city_cases.city_case (region_code, cell, matter_id) where cell is not null;
