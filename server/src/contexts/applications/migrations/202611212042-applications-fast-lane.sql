-- create
alter table applications.application add column fast_lane jsonb;
comment on column applications.application.fast_lane is
  '绿色通道: ground, last day, who proposed it and since when it holds; public by number';
create index application_fast_lane on applications.application (region_code) where fast_lane is not null;
