-- create

-- link
-- Records of applications go up to the system above: whoever fetches them has seen who is in them.
alter table kernel.contact_view drop constraint contact_view_purpose_check;
alter table kernel.contact_view add constraint contact_view_purpose_check
  check (purpose in ('first_contact', 'follow_up', 'independent_check', 'clarification', 'delivery', 'upload'));
