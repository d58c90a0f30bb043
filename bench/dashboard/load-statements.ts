/** Chance that stays the same for a row: 0 to 99 from its id. */
const chance = (salt: string) =>
  `('x' || substr(md5(review.id::text || '${salt}'), 1, 4))::bit(16)::integer % 100`

/** What follows from a bad review: a matter with its clocks, and the facts of its rectification. */
export const followStatements: readonly { readonly table: string; readonly text: string }[] = [
  {
    table: 'kernel.matter',
    text: `
insert into kernel.matter (region_code, id, number, kind, state, stage, version, title, item_code,
  accountable_unit_code, holder_unit_code, risk, identity_grade, entered_by, supervised,
  count_in_assessment, opened_at, closed_at, words)
select region_code, matter_id, 'ZG' || substr(number, 3), 'rectification', 'closed', 'closed', 3,
  '差评', item_code, unit_code, unit_code, 'normal', 'masked', 'citizen', false,
  ${chance('assessed')} > 1, submitted_at, submitted_at + interval '9 days', '{}'
from reviews.review as review
where matter_id is not null`,
  },
  {
    table: 'kernel.matter_clock',
    text: `
insert into kernel.matter_clock (region_code, matter_id, name, run, amount_hundredths, unit,
  rule_version, events, state, started_at, due_at, original_due_at, provisional, stopped_at, exempt)
select region_code, matter_id, clock, 1, 100, 'working_day', 'bench', '[]', 'stopped', submitted_at,
  submitted_at + days + case when ${chance('extended')} < 10 then interval '5 days' else interval '0' end,
  submitted_at + days, false,
  case when ${chance('open')} < 3 then null
    else submitted_at + days * (${chance('late')} + 10) / 100 end,
  ${chance('exempt')} < 1
from reviews.review as review
cross join (values ('contact', interval '2 days'), ('rectify', interval '7 days')) as clocks (clock, days)
where matter_id is not null`,
  },
  {
    table: 'reviews.rectification',
    text: `
insert into reviews.rectification (region_code, matter_id, review_id, service_end_id,
  original_unit_code, object, reassignments, allows_contact, contact_tries, contact_bands, contacted,
  extensions, measure_on, appeal_ground, appeals, follow_up_tries, follow_up_bands, follow_up_result, failed_checks, publication)
select region_code, matter_id, id, service_end_id, unit_code, 'unit', 0, true, 1, '{}', true,
  case when ${chance('extended')} < 10 then 1 else 0 end,
  case when ${chance('measure')} < 30 then submitted_on + 5 end,
  case when not adopted then (array['mistaken', 'untrue', 'malicious'])[1 + ${chance('ground')} % 3] end,
  0, 1,
  '{}', case when ${chance('follow')} < 60 then 'satisfied'
    when ${chance('follow')} < 80 then 'not_satisfied' end, 0, 'pending'
from reviews.review as review
where matter_id is not null`,
  },
]

const totals = [
  ['reviews.daily_unit', 'unit_code'],
  ['reviews.daily_item', 'item_code'],
  ['reviews.daily_channel', 'channel'],
] as const

/** The running totals, as the service writes them with every batch. */
export const totalsStatements: readonly string[] = totals.flatMap(([table, key]) => [
  `
insert into ${table} (region_code, day, ${key}, measure, n)
select region_code, ended_on, ${key}, 'rateable', count(*)
from reviews.service_end
group by 1, 2, 3`,
  `
insert into ${table} (region_code, day, ${key}, measure, n)
select service_end.region_code, service_end.ended_on, service_end.${key},
  case when review.adopted then review.origin else 'not_adopted' end || ':' || review.grade,
  count(*)
from reviews.service_end as service_end
join reviews.review as review
  on review.region_code = service_end.region_code
  and review.service_end_id = service_end.id
group by 1, 2, 3, 4`,
])
