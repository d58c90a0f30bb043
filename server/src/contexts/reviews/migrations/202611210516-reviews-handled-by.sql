-- create
alter table reviews.rectification add column handled_by uuid[] not null default '{}';
comment on column reviews.rectification.handled_by is
  'everybody who had it in hand for the unit: none of them is ever the second pair of eyes';
