-- Bulletins of the hotline take the same steps as those of the street.
-- create

-- link
alter table bulletins.bulletin drop constraint bulletin_kind_check;
alter table bulletins.bulletin add constraint bulletin_kind_check check (kind in ('city_weekly', 'hotline_daily', 'hotline_weekly', 'hotline_monthly'));
