-- create
create index matter_by_reporter on kernel.matter (region_code, reported_by)
  where reported_by is not null;
