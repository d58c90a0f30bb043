-- create
create table kernel.matter_first (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  until text not null check (until ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  primary key (region_code, matter_id)
);
comment on table kernel.matter_first is
  'matters that stand first in work lists to a day, because a rule lets them; few, so that a list reads them apart';

-- link
alter table kernel.matter_first add constraint matter_first_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
