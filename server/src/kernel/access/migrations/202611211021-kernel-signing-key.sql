-- create
alter table kernel.api_key add column signing_cipher text;
comment on column kernel.api_key.signing_cipher is
  'the key itself, encrypted, where links are signed with it (host-links:sign); null for keys that are only shown';
