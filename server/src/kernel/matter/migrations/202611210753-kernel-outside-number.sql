-- create
alter table kernel.outside_number add column noted_at timestamptz not null;
comment on column kernel.outside_number.reply_state is 'none, waiting (written), sent (received there), accepted, rejected (handed back)';

-- link
alter table kernel.outside_number add constraint outside_number_once unique (region_code, system, number);
alter table kernel.outside_number add constraint outside_number_reply check (reply_state in ('none', 'waiting', 'sent', 'accepted', 'rejected'));
