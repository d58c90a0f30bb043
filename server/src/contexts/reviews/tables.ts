import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of reviews (ARCHITECTURE.md, Database). */
export const reviewTables = {
  'reviews.tag': 'reference',
  'reviews.service_end': 'distributed',
  'reviews.review': 'distributed',
  'reviews.review_trace': 'distributed',
  'reviews.rectification': 'distributed',
  'reviews.inquiry': 'distributed',
  'reviews.static_code': 'distributed',
  'reviews.static_review': 'distributed',
  'reviews.terminal': 'distributed',
  'reviews.daily_unit': 'distributed',
  'reviews.daily_item': 'distributed',
  'reviews.daily_channel': 'distributed',
} as const satisfies Record<string, Placement>
