-- create
create table kernel.due_feed (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  staff_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  token_cipher text not null,
  made_at timestamptz not null,
  primary key (region_code, staff_id),
  unique (region_code, token_hash)
);
comment on table kernel.due_feed is
  '日历订阅: the secret address at which a calendar reads the due dates of one person; one a person, renewed or taken back';

-- link
alter table kernel.due_feed add constraint due_feed_staff foreign key (region_code, staff_id) references kernel.staff (region_code, id);
