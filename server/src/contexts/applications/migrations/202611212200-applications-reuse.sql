-- A file that is used again carries the consent of this use.

-- create
alter table applications.handed_in add column consented_at timestamptz;
alter table applications.handed_in add constraint handed_in_consent check ((reused_from is null) = (consented_at is null));

-- place

-- link
