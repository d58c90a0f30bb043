-- create
create table kernel.host_link_nonce (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  key_id uuid not null,
  nonce text not null check (length(nonce) between 16 and 64),
  spent_at timestamptz not null,
  primary key (region_code, key_id, nonce)
);
comment on table kernel.host_link_nonce is
  '宿主应用链接: a signed link of another app was opened, and opens nothing a second time';
create index host_link_nonce_by_time on kernel.host_link_nonce (region_code, spent_at);
