-- create

-- link
alter table kernel.phone_code drop constraint phone_code_purpose_check;
alter table kernel.phone_code add constraint phone_code_purpose_check
  check (purpose in ('static_review', 'matter_access', 'sign_in', 'new_phone', 'link_phone', 'booking'));
