-- Answers kept for requests that are sent again with the same Idempotency-Key.

-- create

create table platform.kept_answer (
  scope bytea not null primary key check (length(scope) = 32),
  request bytea not null check (length(request) = 32),
  status integer check (status between 200 and 399),
  answer bytea,
  begun_at timestamptz not null,
  busy_until timestamptz not null,
  expires_at timestamptz not null,
  check ((status is null) = (answer is null))
);
comment on table platform.kept_answer is
  'One row a request that carried an Idempotency-Key: scope is the hash of principal, method, address and key, request that of the body. The answer is sealed with a key derived from the Idempotency-Key, which is not stored. Without status the request is still being handled.';
create index kept_answer_by_expiry on platform.kept_answer (expires_at);

-- place

-- link
