-- Citizens and enterprises sign in through the region's identity provider and link it to a phone.

-- create

alter table kernel.citizen_account add column phone_linked_at timestamptz;
alter table kernel.citizen_account add column provider_linked_at timestamptz;
comment on table kernel.citizen_account is
  '个人账户: one person or enterprise behind a phone, an identity provider, or both linked by who proved both. Several persons of a family share a phone and have an account each; proved_at is when the person last proved to be this one.';

alter table kernel.citizen_session add column way text not null default 'phone'
  check (way in ('phone', 'provider'));
alter table kernel.citizen_session add column agent_cipher text;
comment on table kernel.citizen_session is
  'A person signed in. Without an account only the phone is proved, and nothing is shown yet. Of an enterprise the agent who acts for it is named.';

alter table kernel.phone_code drop constraint phone_code_purpose_check;
alter table kernel.phone_code add constraint phone_code_purpose_check
  check (purpose in ('static_review', 'matter_access', 'sign_in', 'new_phone', 'link_phone'));

-- place

-- link
