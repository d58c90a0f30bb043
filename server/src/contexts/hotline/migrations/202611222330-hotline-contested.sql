-- 不予受理异议: whether the caller contested a refusal; once.
-- create
alter table hotline.ticket
  add column contested boolean not null default false;
