-- After the no of a reporter somebody else looks; who was joined hears of the end of the lead.
-- create
alter table city_cases.city_case add column checked_by uuid[] not null default '{}';
alter table city_cases.city_case add column lead_ended boolean not null default false;
comment on column city_cases.city_case.checked_by is
  'who checked it before its reporter said no: none of them checks it again';
comment on column city_cases.city_case.lead_ended is
  'the case this report was joined to has ended, and its reporter was told';
create index city_case_by_lead on city_cases.city_case (region_code, lead_number) where lead_number is not null;
