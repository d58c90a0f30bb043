-- 知识库: answers of units to what people ask, each approved by a second person, and what has none.
-- create
create table hotline.knowledge_answer (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  id uuid not null,
  replaces uuid,
  owner_unit_code text not null,
  category text not null check (category ~ '^([0-9]{2}){1,3}$'),
  question text not null check (length(question) between 2 and 200),
  answer text not null check (length(answer) between 2 and 4000),
  basis text check (length(basis) between 2 and 200),
  words text[] not null,
  is_public boolean not null,
  valid_from date not null,
  valid_until date,
  state text not null check (state in ('drafted', 'published', 'refused', 'withdrawn')),
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text check (length(decision_note) between 2 and 500),
  hits integer not null default 0 check (hits >= 0),
  last_hit_on date,
  primary key (region_code, id),
  check (decided_by is distinct from drafted_by),
  check (valid_until >= valid_from)
);
comment on table hotline.knowledge_answer is
  '知识条目: question and answer of the unit that owns it, from a day to a day; drafted by one person, published by another';
create index knowledge_by_words on hotline.knowledge_answer using gin (words) where state = 'published';
create index knowledge_by_state on hotline.knowledge_answer (region_code, state, drafted_at);

create table hotline.knowledge_gap (
  region_code text not null check (region_code ~ '^[0-9]{6,12}$'),
  asked text not null check (length(asked) between 2 and 80),
  times integer not null check (times > 0),
  first_on date not null,
  last_on date not null,
  primary key (region_code, asked)
);
comment on table hotline.knowledge_gap is
  '无答案问题: what was asked and not found, without long numbers; told to whoever keeps the answers';
