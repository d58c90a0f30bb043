-- create
alter table kernel.citizen add column phone_suffix_lookup text;
comment on column kernel.citizen.phone_suffix_lookup is
  'keyed hash of the person and the last four digits of the phone: proves them without opening the cipher, which the public side may not read';
