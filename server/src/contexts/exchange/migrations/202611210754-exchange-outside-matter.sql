-- create
create table exchange.outside_matter (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  system text not null check (length(system) between 1 and 40),
  number text not null check (length(number) between 1 and 64),
  outside_due_at timestamptz not null,
  handler_staff_id uuid,
  reply text,
  reply_state text not null check (reply_state in ('none', 'waiting', 'sent', 'accepted', 'rejected')),
  replied_at timestamptz,
  returns integer not null check (returns >= 0),
  primary key (region_code, matter_id)
);
comment on table exchange.outside_matter is
  '上级交办件: what another system gave us to do, and how far our answer to it is';
create index outside_matter_by_reply on exchange.outside_matter (region_code, system, reply_state);

-- link
alter table exchange.outside_matter add constraint outside_matter_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
