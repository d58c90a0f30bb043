-- A case whose appeal was granted is late and does not count as such: the annex says so.
-- create

-- link
alter table bulletins.due_case drop constraint due_case_reason_check;
alter table bulletins.due_case add constraint due_case_reason_check check (reason in ('in_time', 'late', 'exempt', 'without_date', 'in_dispute', 'past_due', 'postponed', 'due_later'));
