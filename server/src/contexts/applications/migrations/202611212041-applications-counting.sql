-- create
alter table applications.application
  add column owed jsonb not null default '[]',
  add column missing_at_first text[] not null default '{}',
  add column correction_reasons text[] not null default '{}';
comment on column applications.application.owed is
  '容缺: every material ever owed, until when, and when it came';
comment on column applications.application.missing_at_first is
  'ids of the materials that were not there when it came in';
comment on column applications.application.correction_reasons is
  'why it was asked for something again, one code a further round';

create index application_owed on applications.application (region_code) where owed <> '[]';
