-- create
alter table reviews.review add column captured_by text not null default 'own' check (captured_by in ('own', 'province', 'import'));
comment on column reviews.review.captured_by is 'who asked the person: this house, the system above it, or somebody before either';
