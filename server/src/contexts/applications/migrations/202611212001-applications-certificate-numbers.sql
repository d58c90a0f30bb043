-- create
alter table applications.application drop constraint application_certificate_number_check;
alter table applications.application add constraint application_certificate_number_check check (length(certificate_number) between 1 and 2000);
comment on column applications.application.certificate_number is
  'The numbers of its certificates; null until they are made';
