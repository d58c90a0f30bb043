-- What happened to one component, whoever reported it.
-- create
create index city_case_by_component on city_cases.city_case (region_code, component_code) where component_code is not null;
