-- Promises in place of papers (告知承诺) are looked at after the grant.

-- create
create table applications.promise_check (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  application_id uuid not null,
  materials text[] not null check (cardinality(materials) > 0),
  -- Who handled the application, so that the second pair of eyes is another.
  handled_by uuid[] not null,
  finding text check (finding in ('true', 'corrected', 'false')),
  ground text check (length(ground) <= 500),
  heard text check (length(heard) <= 1000),
  consequence text check (consequence in ('withdraw', 'record')),
  primary key (region_code, matter_id),
  unique (region_code, application_id)
);
comment on table applications.promise_check is
  '承诺核查: whether what stood in for a paper was true, looked at once for each application that was granted';

-- link
alter table applications.promise_check add constraint promise_check_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table applications.promise_check add constraint promise_check_application foreign key (region_code, application_id) references kernel.matter (region_code, id);
