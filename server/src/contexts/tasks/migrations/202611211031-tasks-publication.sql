-- create
create table tasks.publication (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  ledger_id uuid not null,
  title text not null,
  problems jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (region_code, ledger_id)
);
comment on table tasks.publication is '台账公示: a ledger as it was made public, frozen and without names of persons';

-- link
alter table tasks.publication add constraint publication_ledger foreign key (region_code, ledger_id) references tasks.ledger (region_code, id);
