-- Regions, units, windows, posts, people at posts and who stands in for whom.

-- create

create table kernel.region (
  region_code text not null primary key check (region_code ~ '^[0-9]{6,12}$'),
  division_code text not null check (division_code ~ '^[0-9]{6,12}$'),
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) between 1 and 200),
  level text not null check (level in ('city', 'county', 'township', 'zone')),
  parent_region_code text references kernel.region (region_code),
  ordinal integer not null unique check (ordinal > 0),
  revision bigint not null check (revision > 0),
  valid_from date not null,
  valid_to date,
  check (parent_region_code <> region_code),
  check (valid_to >= valid_from)
);
comment on table kernel.region is
  'A government at its level. region_code is the permanent key given at registration and never changes; division_code is the GB/T 2260 code of today. ordinal is the order of registration.';
comment on column kernel.region.revision is
  'Grows with every change of any region, so that a server sees that its copy is old.';

create table kernel.org_revision (
  region_code text not null primary key check (region_code ~ '^[0-9]{6,12}$'),
  revision bigint not null check (revision > 0)
);
comment on table kernel.org_revision is
  'Grows with every change of units, windows and posts of a region, so that a server sees that its copy is old.';

create table kernel.unit (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) between 1 and 200),
  kind text not null check (
    kind in ('office', 'linked_enterprise', 'temporary_office', 'hall', 'supervising_office')
  ),
  parent_code text,
  sort_key text not null check (length(sort_key) between 1 and 500),
  phone text check (length(phone) between 3 and 40),
  valid_from date not null,
  valid_to date,
  primary key (region_code, code),
  check (parent_code <> code),
  check (valid_to >= valid_from)
);
comment on table kernel.unit is
  'An office, linked enterprise, temporary office or hall that can be accountable for a matter, and the office that supervises them (督查督办机构). sort_key is the pinyin order.';

create table kernel.hall_window (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  unit_code text not null,
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) between 1 and 200),
  hall text not null check (length(hall) between 1 and 100),
  sort_key text not null check (length(sort_key) between 1 and 500),
  valid_from date not null,
  valid_to date,
  primary key (region_code, code),
  check (valid_to >= valid_from)
);
comment on table kernel.hall_window is
  'A window of a hall (窗口) and the unit that answers for what is done there.';

create table kernel.post (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  unit_code text not null,
  name text not null check (length(name) between 1 and 100),
  name_en text check (length(name_en) between 1 and 200),
  role text not null check (role ~ '^[a-z][a-z_]{1,39}$'),
  primary key (region_code, code)
);
comment on table kernel.post is
  'A post (岗位) of a unit. It carries exactly one role; what a person may do follows from the posts held.';

create table kernel.staff (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  staff_code text not null check (staff_code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$'),
  display_name text not null check (length(display_name) between 1 and 50),
  unit_code text not null,
  phone text check (length(phone) between 3 and 40),
  state text not null check (state in ('active', 'left')),
  primary key (region_code, id),
  unique (region_code, staff_code)
);
comment on table kernel.staff is
  'A person who works in a unit (工作人员). staff_code is the work number on the badge; phone is the office number.';

create table kernel.appointment (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  staff_id uuid not null,
  post_code text not null,
  valid_from date not null,
  valid_to date,
  primary key (region_code, id),
  check (valid_to >= valid_from)
);
comment on table kernel.appointment is
  'Who holds a post from one day to another; both days are included.';
create index appointment_by_staff on kernel.appointment (region_code, staff_id, valid_from);
create index appointment_by_post on kernel.appointment (region_code, post_code, valid_from);

create table kernel.deputy (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  absent_staff_id uuid not null,
  deputy_staff_id uuid,
  valid_from date not null,
  valid_to date not null,
  reason text not null check (reason in ('leave', 'training', 'secondment', 'illness', 'other')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  revoked_at timestamptz,
  primary key (region_code, id),
  check (valid_to >= valid_from),
  check (deputy_staff_id <> absent_staff_id)
);
comment on table kernel.deputy is
  'An absence and the deputy who stands in (代岗); both days are included. Without a deputy the person is only known to be absent.';
create index deputy_by_absent on kernel.deputy (region_code, absent_staff_id, valid_to);
create index deputy_by_deputy on kernel.deputy (region_code, deputy_staff_id, valid_to);

create index unit_by_parent on kernel.unit (region_code, parent_code);
create index hall_window_by_unit on kernel.hall_window (region_code, unit_code);
create index post_by_unit on kernel.post (region_code, unit_code);
create index staff_by_unit on kernel.staff (region_code, unit_code);

-- place

-- link

alter table kernel.unit
  add constraint unit_region foreign key (region_code) references kernel.region (region_code);
alter table kernel.unit
  add constraint unit_parent foreign key (region_code, parent_code)
  references kernel.unit (region_code, code);
alter table kernel.hall_window
  add constraint hall_window_unit foreign key (region_code, unit_code)
  references kernel.unit (region_code, code);
alter table kernel.post
  add constraint post_unit foreign key (region_code, unit_code)
  references kernel.unit (region_code, code);
alter table kernel.staff
  add constraint staff_unit foreign key (region_code, unit_code)
  references kernel.unit (region_code, code);
alter table kernel.appointment
  add constraint appointment_staff foreign key (region_code, staff_id)
  references kernel.staff (region_code, id);
alter table kernel.appointment
  add constraint appointment_post foreign key (region_code, post_code)
  references kernel.post (region_code, code);
alter table kernel.deputy
  add constraint deputy_absent foreign key (region_code, absent_staff_id)
  references kernel.staff (region_code, id);
alter table kernel.deputy
  add constraint deputy_deputy foreign key (region_code, deputy_staff_id)
  references kernel.staff (region_code, id);
