-- create
create table reviews.tag (
  code text not null,
  version text not null,
  grade text not null,
  text_zh text not null,
  text_en text not null,
  is_base boolean not null,
  is_extension boolean not null,
  retired_on date,
  source text not null,
  primary key (code, version)
);
comment on table reviews.tag is '评价标签: the national list by level; retired codes stay readable, not selectable';

create table reviews.service_end (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  project_no text not null check (length(project_no) between 1 and 64),
  service_number integer not null,
  unit_code text not null,
  item_code text not null,
  window_code text,
  staff_code text,
  channel text not null,
  outcome text not null check (outcome in ('completed', 'refused', 'withdrawn', 'abandoned')),
  helped boolean not null,
  citizen_id uuid,
  ended_at timestamptz not null,
  ended_on date not null,
  received_at timestamptz not null,
  reported_by text not null,
  token_hash bytea not null,
  token_key_version integer not null,
  token_expires_at timestamptz not null,
  spoken_number text not null,
  reviewed boolean not null,
  primary key (region_code, id),
  unique (region_code, project_no, service_number)
);
comment on table reviews.service_end is '办结事件: a service ended, however it ended, and may be reviewed once';
create index service_end_by_token on reviews.service_end (token_hash);
create index service_end_by_spoken_number on reviews.service_end (spoken_number) where not reviewed;
create index service_end_by_window on reviews.service_end (region_code, window_code, ended_at desc);
create index service_end_unreviewed on reviews.service_end (region_code, ended_on) where not reviewed;

create table reviews.review (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  number text not null,
  service_end_id uuid not null,
  -- first: 首评; again: 追评 after rectification; default: silence, recorded where a region rules so
  round text not null check (round in ('first', 'again', 'default')),
  origin text not null check (origin in ('explicit', 'invited', 'default', 'proxy', 'supervision_check')),
  channel text not null,
  grade text not null check (grade in ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied')),
  tags text[] not null,
  allows_contact boolean not null,
  text_body text,
  text_salt bytea,
  text_commitment text,
  citizen_id uuid,
  unit_code text not null,
  item_code text not null,
  window_code text,
  staff_code text,
  receipt_hash bytea not null,
  submitted_at timestamptz not null,
  submitted_on date not null,
  matter_id uuid,
  adopted boolean not null,
  primary key (region_code, id),
  unique (region_code, service_end_id, round),
  unique (region_code, number)
);
comment on table reviews.review is '评价: one a service, and one 追评 after rectification';
create index review_by_day on reviews.review (region_code, submitted_on, unit_code);
create index review_bad_by_item on reviews.review (region_code, item_code, submitted_at) where grade in ('dissatisfied', 'very_dissatisfied');
create index review_by_matter on reviews.review (region_code, matter_id) where matter_id is not null;

create table reviews.rectification (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  review_id uuid not null,
  service_end_id uuid not null,
  rated_staff_code text,
  rated_staff_id uuid,
  original_unit_code text not null,
  object text not null check (object in ('person', 'item', 'platform', 'policy', 'other_unit', 'unit')),
  reassignments integer not null,
  allows_contact boolean not null,
  contact_tries integer not null,
  contact_bands text[] not null,
  contacted boolean not null,
  outcome text,
  handler_staff_id uuid,
  measure_on date,
  elsewhere_looked text,
  elsewhere_found integer,
  plan_due_on date,
  extensions integer not null,
  extension_asked jsonb,
  appeals integer not null,
  appeal_ground text,
  follow_up_tries integer not null,
  follow_up_bands text[] not null,
  follow_up_result text,
  failed_checks integer not null,
  publication text not null check (publication in ('pending', 'published', 'withheld')),
  result_use text,
  answered_at timestamptz,
  rectified_at timestamptz,
  primary key (region_code, matter_id),
  unique (region_code, review_id)
);
comment on table reviews.rectification is '差评整改: the facts of a bad review on its way to an answer';
create index rectification_published on reviews.rectification (region_code, matter_id) where publication = 'published';

create table reviews.inquiry (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  matter_id uuid not null,
  -- What is looked into: a review, an item, a static review.
  subject_id text not null,
  handler_staff_id uuid,
  finding text,
  primary key (region_code, matter_id)
);
comment on table reviews.inquiry is '核查: pressure reports, problems of items and checks of static reviews';
create index inquiry_by_subject on reviews.inquiry (region_code, subject_id);

create table reviews.static_code (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  code text not null,
  target text not null check (target in ('window', 'unit', 'item')),
  unit_code text not null,
  window_code text,
  item_code text,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (region_code, code)
);
comment on table reviews.static_code is '静态二维码 of a window, unit or item, for people whose service was not reported';
create index static_code_by_code on reviews.static_code (code);

create table reviews.static_review (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  number text not null,
  code text not null,
  phone_lookup text not null,
  citizen_id uuid,
  grade text not null,
  tags text[] not null,
  allows_contact boolean not null,
  text_body text,
  text_salt bytea,
  text_commitment text,
  served_on date not null,
  receipt_hash bytea not null,
  submitted_at timestamptz not null,
  submitted_on date not null,
  matter_id uuid,
  finding text check (finding in ('confirmed', 'no_such_service')),
  primary key (region_code, id),
  unique (region_code, number),
  unique (region_code, code, phone_lookup, submitted_on)
);
comment on table reviews.static_review is 'reviews by static QR: kept apart from the rates until checked';

create table reviews.terminal (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  window_code text not null,
  key_hash bytea not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (region_code, id)
);
comment on table reviews.terminal is '窗口评价终端: a device that shows the review page of its window';
create index terminal_by_key on reviews.terminal (key_hash);

create table reviews.daily_unit (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  unit_code text not null,
  measure text not null,
  n integer not null,
  primary key (region_code, day, unit_code, measure)
);
comment on table reviews.daily_unit is 'reviews and service ends a day, unit and measure; a measure is rateable, or origin and grade';

create table reviews.daily_item (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  item_code text not null,
  measure text not null,
  n integer not null,
  primary key (region_code, day, item_code, measure)
);
comment on table reviews.daily_item is 'the same a day, item and measure';

create table reviews.daily_channel (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  day date not null,
  channel text not null,
  measure text not null,
  n integer not null,
  primary key (region_code, day, channel, measure)
);
comment on table reviews.daily_channel is 'the same a day, channel of the service and measure';

-- link
alter table reviews.inquiry add constraint inquiry_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table reviews.review add constraint review_service_end foreign key (region_code, service_end_id) references reviews.service_end (region_code, id);
alter table reviews.rectification add constraint rectification_matter foreign key (region_code, matter_id) references kernel.matter (region_code, id);
alter table reviews.rectification add constraint rectification_review foreign key (region_code, review_id) references reviews.review (region_code, id);
