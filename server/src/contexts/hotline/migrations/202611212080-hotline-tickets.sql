-- 政务服务便民热线: tickets of 12345 and 12328.
-- create
create schema hotline;

create table hotline.ticket (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  hotline text not null check (hotline in ('12345', '12328')),
  type text not null check (type in ('consultation', 'help', 'complaint', 'report', 'suggestion', 'praise', 'other')),
  channel text not null check (channel in ('phone', 'website', 'app', 'mini_program', 'social', 'text', 'national', 'mayor_mail', 'police_110', 'visit')),
  urgency text not null check (urgency in ('critical', 'urgent', 'normal', 'complex')),
  category text not null check (category ~ '^([0-9]{2}){1,3}$'),
  area_code text check (area_code ~ '^[0-9]{6,18}$'),
  address text check (length(address) between 2 and 200),
  points integer not null check (points between 1 and 10),
  wants_callback boolean not null,
  routed_unit_code text not null,
  routed_by text not null,
  hotline_unit_code text not null,
  assisting_unit_codes text[] not null,
  assists_done text[] not null,
  agent_staff_id uuid,
  handler_staff_id uuid,
  handled_by uuid[] not null,
  contacted boolean not null,
  returns integer not null check (returns >= 0),
  return_asked jsonb,
  extensions integer not null check (extensions >= 0),
  extension_asked jsonb,
  suspension_asked jsonb,
  suspended_until date,
  withdrawal_asked jsonb,
  exclusion_asked jsonb,
  supervision integer not null check (supervision between 0 and 3),
  callback_tries integer not null check (callback_tries >= 0),
  callback_bands text[] not null,
  callback text check (callback in ('solved', 'unsolved', 'unreachable', 'not_wanted')),
  contacted_in_time boolean,
  satisfied boolean,
  reworks integer not null check (reworks >= 0),
  reopens integer not null check (reopens >= 0),
  lead_number text,
  door text check (door in ('court', 'party_and_congress', 'petition', 'emergency', 'discipline', 'elsewhere', 'settled')),
  refused_by uuid,
  primary key (region_code, matter_id)
);
comment on table hotline.ticket is
  '热线工单: what somebody asked by telephone or in writing, and how far it is; the words are texts of the matter';
create index ticket_by_place on hotline.ticket (region_code, area_code, category) where area_code is not null;
create index ticket_suspended on hotline.ticket (region_code, suspended_until) where suspended_until is not null;

-- link
alter table hotline.ticket add constraint ticket_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
