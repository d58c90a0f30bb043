-- create
-- A matter has a next date exactly while it is open. A list by due time asks for the date alone: asked
-- for both, a planner takes the two for unrelated and expects a hundredth of what lies open.
update kernel.matter set next_due_at = null, next_clock = null where closed_at is not null and next_due_at is not null;
alter table kernel.matter drop constraint matter_check1;
alter table kernel.matter add constraint matter_due_while_open check ((closed_at is null) = (next_due_at is not null));
drop index kernel.matter_open_by_due;
create index matter_open_by_due on kernel.matter (region_code, next_due_at, id) where next_due_at is not null;
