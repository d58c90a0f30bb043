-- A number that was lost is changed at the counter, by a clerk and a second person.

-- create

alter table personal.request alter column account_id drop not null;
alter table personal.request add column new_phone_cipher text;
alter table personal.request add column entered_by uuid;
alter table personal.request add column document text
  check (document in ('identity_card', 'household_register', 'residence_permit', 'passport'));
alter table personal.request add column earliest_at timestamptz;
alter table personal.request add constraint request_at_counter
  check ((entered_by is null) = (document is null) and (entered_by is null) = (earliest_at is null));

-- place

-- link
