-- Decisions told to the section that supervises (审管衔接), with the receipt of having read.

-- create

create table catalog.supervision_link (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  item_code text not null check (item_code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  matter_number text not null check (length(matter_number) between 1 and 60),
  decision text not null check (length(decision) between 1 and 60),
  deciding_unit_code text not null check (length(deciding_unit_code) between 1 and 36),
  supervising_unit_code text not null check (length(supervising_unit_code) between 1 and 36),
  decided_at timestamptz not null,
  read_by uuid,
  read_at timestamptz,
  primary key (region_code, id),
  unique (region_code, matter_number, decision, supervising_unit_code),
  check ((read_by is null) = (read_at is null)),
  check (read_at >= decided_at)
);
comment on table catalog.supervision_link is
  '审管衔接: what the approval section decided, told to the section that supervises it from then on, and when somebody there read it.';
create index supervision_link_by_unit on catalog.supervision_link
  (region_code, supervising_unit_code, decided_at);

-- place

-- link
