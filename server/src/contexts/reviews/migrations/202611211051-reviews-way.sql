-- create
alter table reviews.review add column way text not null default 'standard' check (way in ('standard', 'elder', 'entered'));
comment on column reviews.review.way is 'how it was given: on the ordinary page, in 长者模式, or written down by staff from paper or telephone';
