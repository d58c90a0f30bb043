-- Blocks of running numbers, leased so that no row is hot.

-- create

create table kernel.number_block (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  series text not null check (series ~ '^[a-z][a-z0-9:_-]{0,59}$'),
  period text not null check (period ~ '^[0-9]{4,8}$'),
  next bigint not null check (next > 0),
  primary key (region_code, series, period)
);
comment on table kernel.number_block is
  'The first number of a series and period (a year, a day) not yet leased by a server. A server that is killed leaves the rest of its block as a gap; no number is ever given twice.';

-- place

-- link
