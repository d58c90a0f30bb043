-- The append-only histories, their heads, the roots of their days, and what waits for delivery.

-- create

create table kernel.ledger_entry (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  stream_kind text collate "C" not null check (length(stream_kind) between 1 and 20),
  stream_id text collate "C" not null check (length(stream_id) between 1 and 64),
  seq integer not null check (seq > 0),
  version smallint not null,
  hash_algorithm text not null check (hash_algorithm in ('sha256', 'sm3')),
  day date not null,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  late boolean not null,
  act text not null check (length(act) between 1 and 64),
  actor text not null check (length(actor) between 1 and 100),
  body json not null check (octet_length(body::text) <= 8192),
  commitments json check (octet_length(commitments::text) <= 8192),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (region_code, stream_kind, stream_id, seq)
);
create index ledger_entry_day on kernel.ledger_entry (region_code, day);
comment on table kernel.ledger_entry is
  'What happened, one act a row, never changed. hash covers every other column and the hash of the entry before it in the stream. No foreign keys: old days may move to cheaper storage.';
comment on column kernel.ledger_entry.body is
  'Codes, ids, numbers and times, as the canonical text that was hashed (json keeps it byte for byte, jsonb would not).';
comment on column kernel.ledger_entry.day is
  'The day of the city whose root includes the entry: the day of entered_at, or a later one when that day was closed already.';
comment on column kernel.ledger_entry.commitments is
  'Name of a text to SHA-256 (salt, text). Text and salt live in erasable rows elsewhere.';

create table kernel.ledger_head (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  stream_kind text collate "C" not null check (length(stream_kind) between 1 and 20),
  stream_id text collate "C" not null check (length(stream_id) between 1 and 64),
  seq integer not null check (seq >= 0),
  hash bytea check (octet_length(hash) = 32),
  primary key (region_code, stream_kind, stream_id),
  check ((seq = 0) = (hash is null))
) with (fillfactor = 75);
comment on table kernel.ledger_head is
  'Number and hash of the last entry of every stream; locked by whoever appends to it.';

create table kernel.ledger_root (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  closed_at timestamptz,
  entries integer check (entries >= 0),
  hash_algorithm text check (hash_algorithm in ('sha256', 'sm3')),
  root bytea check (octet_length(root) = 32),
  primary key (region_code, day),
  check (num_nulls(closed_at, entries, hash_algorithm, root) in (0, 4))
);
comment on table kernel.ledger_root is
  'A day of a region: open while closed_at is null, then with the Merkle root of its entries. Who appends holds the row for share until commit, so closing waits for every writer of the day.';

create table kernel.ledger_setting (
  region_code text not null primary key check (region_code ~ '^[0-9]{6,12}$'),
  late_after_seconds integer not null check (late_after_seconds between 60 and 31536000)
);
comment on table kernel.ledger_setting is
  'How long after it happened an act may be entered before its entry is flagged as late; without a row a day.';

create table kernel.outbox (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  stream_kind text collate "C" not null,
  stream_id text collate "C" not null,
  seq integer not null check (seq > 0),
  subscription text not null check (length(subscription) between 1 and 64),
  state text not null check (state in ('pending', 'done', 'dead')),
  attempts integer not null check (attempts >= 0),
  due_at timestamptz not null,
  settled_at timestamptz,
  reason text check (length(reason) <= 300),
  primary key (region_code, stream_kind, stream_id, seq, subscription),
  check ((state = 'pending') = (settled_at is null))
);
create index outbox_pending on kernel.outbox (region_code, due_at) where state = 'pending';
create index outbox_settled on kernel.outbox (region_code, settled_at) where state = 'done';
comment on table kernel.outbox is
  'Entries on their way to a subscription: pending until the handler has run in the transaction that marks them done; dead after the last attempt, with the reason.';

-- place

-- link
