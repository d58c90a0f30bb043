-- create
create table hall.guidance (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  type text not null check (type in ('before_applying', 'throughout')),
  handler_staff_id uuid not null,
  application_id uuid,
  contacts integer not null check (contacts >= 0),
  last_contact_at timestamptz,
  outcome text check (outcome in ('finished', 'stopped', 'declined')),
  ended_at timestamptz,
  primary key (region_code, matter_id)
);
comment on table hall.guidance is
  '指导单: a named guide speaks with somebody before and while they apply; it ends with the application';
create index guidance_of_application on hall.guidance (region_code, application_id)
  where application_id is not null and outcome is null;

-- link
alter table hall.guidance add constraint guidance_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table hall.guidance add constraint guidance_application foreign key (region_code, application_id) references kernel.matter (region_code, id);
