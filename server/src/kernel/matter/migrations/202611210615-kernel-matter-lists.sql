-- create
-- Read by lists of more than one desk, which say that the date is there (kernel/matter/work.store.ts).
drop index kernel.matter_open_by_due;
create index matter_open_by_due on kernel.matter (region_code, next_due_at, id)
  where closed_at is null and next_due_at is not null;
-- A matter is changed a few times while it is open: with room on the page its indexes, the one of
-- words above all, are not written again when nothing in them has changed.
alter table kernel.matter set (fillfactor = 80);
alter table kernel.matter_clock set (fillfactor = 80);
