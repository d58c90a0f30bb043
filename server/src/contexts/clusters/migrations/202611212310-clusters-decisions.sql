-- 聚集问题: cases and tickets of one class at one place, and what was decided of them.
-- create
create schema clusters;

create table clusters.decision (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  kind text not null check (kind in ('city_case', 'ticket')),
  category text not null check (length(category) between 1 and 60),
  place text not null check (length(place) between 1 and 200),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  members integer not null check (members >= 2),
  verdict text not null check (verdict in ('accepted', 'dismissed')),
  -- Why it is no problem.
  reason text check (length(reason) between 2 and 500),
  task_id uuid,
  rule_version text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (region_code, id),
  check ((verdict = 'accepted') = (task_id is not null)),
  check ((verdict = 'dismissed') = (reason is not null))
);
comment on table clusters.decision is
  '聚集问题: a cluster as it stood when somebody made it a task or said why it is none; never changed';
create index decision_by_time on clusters.decision (region_code, decided_at desc, id);

create table clusters.member (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  decision_id uuid not null,
  primary key (region_code, matter_id)
);
comment on table clusters.member is
  'a case or ticket belongs to one decided cluster at most: what was decided is not proposed again';

-- place

-- link
alter table clusters.decision add constraint decision_task foreign key (region_code, task_id) references kernel.matter (region_code, id);
alter table clusters.member add constraint member_decision foreign key (region_code, decision_id) references clusters.decision (region_code, id);
alter table clusters.member add constraint member_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
