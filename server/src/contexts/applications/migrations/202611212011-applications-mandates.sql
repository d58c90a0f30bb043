-- Agents with a mandate, what they did, and files that are used again.

-- create
create table applications.mandate (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  principal_id uuid not null,
  -- Keyed hash of name, identity number and telephone of the agent: found by who proves them.
  agent_lookup text not null,
  agent_name_cipher text not null,
  -- The one item or theme it is for; every one when there is none.
  scope_code text check (length(scope_code) between 1 and 60),
  granted_at timestamptz not null,
  valid_until timestamptz not null,
  revoked_at timestamptz,
  primary key (region_code, id),
  check (valid_until > granted_at)
);
comment on table applications.mandate is
  '委托: who lets whom apply in their name, for what and until when; revoked at any time. Deleted when the principal asks for erasure.';
create index mandate_by_principal on applications.mandate (region_code, principal_id, id);
create index mandate_by_agent on applications.mandate (region_code, agent_lookup, id);

create table applications.agent_act (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  mandate_id uuid not null,
  matter_id uuid,
  act text not null check (act ~ '^[a-z][a-z_]{0,39}$'),
  happened_at timestamptz not null,
  primary key (region_code, id)
);
comment on table applications.agent_act is
  'Every act of an agent in the name of somebody, shown to that person.';
create index agent_act_by_mandate on applications.agent_act (region_code, mandate_id, id);

alter table applications.draft add column mandate_id uuid;
alter table applications.filing add column mandate_id uuid;
alter table applications.draft_file add column reused_from uuid;
alter table applications.handed_in add column reused_from uuid;

-- place

-- link
