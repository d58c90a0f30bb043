-- create
create schema personal;

create table personal.request (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  type text not null check (type in ('correct', 'new_phone', 'erase', 'withdraw', 'explain')),
  account_id uuid not null,
  citizen_ids uuid[] not null,
  about text[] not null,
  new_name_cipher text,
  outcome text check (outcome in ('granted', 'refused')),
  handler_staff_id uuid,
  finished_at timestamptz,
  primary key (region_code, matter_id)
);
comment on table personal.request is
  '个人信息请求: what a person asked about their own data; carried out when granted, what law keeps when its time has passed.';
create index request_by_account on personal.request (region_code, account_id, matter_id);
create index request_unfinished on personal.request (region_code, matter_id)
  where outcome = 'granted' and finished_at is null;

-- place

-- link

alter table personal.request
  add constraint request_matter foreign key (region_code, matter_id)
  references kernel.matter (region_code, id);
