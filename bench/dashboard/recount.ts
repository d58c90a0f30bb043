import { dimensions } from '@huiyin/contract/figures'
import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'

/** Counts of one combination of groups, straight from the rows. */
interface Cell {
  readonly region: string
  readonly level: string
  readonly unit: string
  readonly item: string
  readonly channel: string
  readonly path: string
  readonly way: string
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Every figure of a month from the raw rows, written as its definition says and apart from the code
 * that is measured: place to `numerator/denominator`.
 */
export async function recountMonth(db: Db, month: string): Promise<ReadonlyMap<string, string>> {
  const [from, to] = [`${month}-01`, `${month}-01`]
  const cells = [
    ...(await db.query(trustedSql<Cell>(servicesText, [from, to]))),
    ...(await db.query(trustedSql<Cell>(datesText, [from, to]))),
  ]
  const sums = new Map<string, Map<string, number>>()
  for (const cell of cells) {
    for (const dimension of dimensions) {
      if (dimension === 'way' && cell.way === '') continue
      const place = `${dimension} ${dimension === 'total' ? 'total' : cell[dimension]}`
      const sum = sums.get(place) ?? new Map<string, number>()
      for (const [name, n] of Object.entries(cell.counts)) sum.set(name, (sum.get(name) ?? 0) + n)
      sums.set(place, sum)
    }
  }
  return new Map(
    [...sums].flatMap(([place, sum]) => figuresOf(place, (name) => sum.get(name) ?? 0)),
  )
}

function figuresOf(place: string, n: (name: string) => number): [string, string][] {
  const all: Record<string, readonly [number, number?]> = {
    rateable: [n('ended')],
    reviewed: [n('given')],
    participation: [n('given'), n('ended')],
    good_rate: [n('good'), n('given')],
    worst_case_rate: [n('good'), n('ended')],
    best_case_rate: [n('good') + n('ended') - n('given'), n('ended')],
    very_satisfied_share: [n('very'), n('given')],
    bad_reviews: [n('bad')],
    bad_rate: [n('bad'), n('given')],
    not_adopted: [n('unadopted')],
    good_rate_with_not_adopted: [n('good'), n('given') + n('unadopted')],
    reviews_apart: [n('apart')],
    within_ten_seconds: [n('quick'), n('given')],
    rectified_share: [n('done'), n('due')],
    rectified_on_time_original: [n('first'), n('due')],
    rectified_on_time_extended: [n('extended'), n('due')],
    contacted_on_time: [n('contacted'), n('contact')],
    follow_up_satisfaction: [n('content'), n('asked')],
    excluded_matters: [n('excluded')],
    // Loaded reviews have no telephone, and no act was entered late.
    distinct_reviewers: [0, 0],
    reported_within_hour: [n('soon'), n('ended')],
    reported_late: [n('late'), n('ended')],
    not_adopted_mistaken: [n('mistaken')],
    not_adopted_untrue: [n('untrue')],
    not_adopted_malicious: [n('malicious')],
    extended_share: [n('prolonged'), n('due')],
    late_entries: [0, n('due')],
    back_dated: [n('backDated'), n('due')],
    rectified_on_time_with_excluded: [
      n('extended') + n('excludedExtended'),
      n('due') + n('excluded'),
    ],
  }
  return Object.entries(all).map(([figure, [above, below]]) => [
    `${place} ${figure}`,
    `${above}/${below ?? ''}`,
  ])
}

const groups = `ended.region_code as region, region.level, coalesce(review.way, '') as way,
  case when ended.helped then 'helped' else 'self' end as path, ended.channel`

const servicesText = `
select ${groups}, ended.unit_code as unit, ended.item_code as item, json_build_object(
  'ended', count(*),
  'given', count(*) filter (where origin = 'explicit' and adopted),
  'good', count(*) filter (where origin = 'explicit' and adopted and grade not like '%dissatisfied'),
  'very', count(*) filter (where origin = 'explicit' and adopted and grade = 'very_satisfied'),
  'bad', count(*) filter (where origin = 'explicit' and adopted and grade like '%dissatisfied'),
  'quick', count(*) filter (where origin = 'explicit' and adopted
    and floor(extract(epoch from submitted_at - ended_at)) <= 10),
  'soon', count(*) filter (where received_at - ended_at <= interval '1 hour'),
  'late', count(*) filter (where received_at - ended_at > interval '1 day'),
  'unadopted', count(*) filter (where not adopted),
  'mistaken', count(*) filter (where not adopted and appeal_ground = 'mistaken'),
  'untrue', count(*) filter (where not adopted and appeal_ground = 'untrue'),
  'malicious', count(*) filter (where not adopted and appeal_ground = 'malicious'),
  'apart', count(*) filter (where origin <> 'explicit' and adopted)) as counts
from reviews.service_end as ended
join kernel.region as region on region.region_code = ended.region_code
left join reviews.review as review
  on review.region_code = ended.region_code
  and review.service_end_id = ended.id
left join reviews.rectification as rectification
  on rectification.region_code = review.region_code
  and rectification.review_id = review.id
where ended.ended_on >= $1::date
and ended.ended_on < $2::date + interval '1 month'
group by 1, 2, 3, 4, 5, 6, 7`

const kept = (date: string) => `(exempt or stopped_at <= ${date})`
const datesText = `
select ${groups}, matter.accountable_unit_code as unit, ended.item_code as item, json_build_object(
  'contact', count(*) filter (where clock.name = 'contact'),
  'contacted', count(*) filter (where clock.name = 'contact' and ${kept('due_at')}),
  'due', count(*) filter (where clock.name = 'rectify' and count_in_assessment),
  'excluded', count(*) filter (where clock.name = 'rectify' and not count_in_assessment),
  'done', count(*) filter (where clock.name = 'rectify' and count_in_assessment and stopped_at is not null),
  'first', count(*) filter (where clock.name = 'rectify' and count_in_assessment and ${kept('original_due_at')}),
  'extended', count(*) filter (where clock.name = 'rectify' and count_in_assessment and ${kept('due_at')}),
  'prolonged', count(*) filter (where clock.name = 'rectify' and count_in_assessment and extensions > 0),
  'backDated', count(*) filter (where clock.name = 'rectify' and count_in_assessment
    and stopped_at > due_at and measure_on <= (due_at at time zone 'Asia/Shanghai')::date),
  'excludedExtended', count(*) filter (where clock.name = 'rectify' and not count_in_assessment and ${kept('due_at')}),
  'asked', count(*) filter (where clock.name = 'rectify' and count_in_assessment
    and follow_up_result is not null),
  'content', count(*) filter (where clock.name = 'rectify' and count_in_assessment
    and follow_up_result = 'satisfied')) as counts
from kernel.matter_clock as clock
join kernel.matter as matter
  on matter.region_code = clock.region_code and matter.id = clock.matter_id
join reviews.rectification as rectification
  on rectification.region_code = clock.region_code and rectification.matter_id = clock.matter_id
join reviews.service_end as ended
  on ended.region_code = clock.region_code and ended.id = rectification.service_end_id
join reviews.review as review
  on review.region_code = clock.region_code and review.id = rectification.review_id
join kernel.region as region on region.region_code = clock.region_code
where due_at >= $1::date
and due_at < $2::date + interval '1 month'
group by 1, 2, 3, 4, 5, 6, 7`
