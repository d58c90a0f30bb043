-- create
-- A number of another system is asked for as people type it: in any case, full-width, with spaces.
create index outside_number_as_typed on kernel.outside_number
  (region_code, upper(replace(normalize(number, nfkc), ' ', '')));
drop index kernel.outside_number_by_number;
