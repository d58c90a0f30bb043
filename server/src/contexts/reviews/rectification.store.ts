import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Rectification } from './rectification.types.ts'

interface Row {
  region_code: string
  matter_id: string
  review_id: string
  service_end_id: string
  rated_staff_code: string | null
  rated_staff_id: string | null
  original_unit_code: string
  object: Rectification['object']
  reassignments: number
  allows_contact: boolean
  contact_tries: number
  contact_bands: string[]
  contacted: boolean
  outcome: Rectification['outcome']
  handler_staff_id: string | null
  handled_by: string[]
  measure_on: string | null
  elsewhere_looked: string | null
  elsewhere_found: number | null
  plan_due_on: string | null
  extensions: number
  extension_asked: Rectification['extensionAsked']
  appeals: number
  appeal_ground: Rectification['appealGround']
  follow_up_tries: number
  follow_up_bands: string[]
  follow_up_result: Rectification['followUpResult']
  failed_checks: number
  publication: Rectification['publication']
  result_use: string | null
  answered_at: Date | null
  rectified_at: Date | null
}

const columns: Columns<Row> = {
  region_code: 'text',
  matter_id: 'uuid',
  review_id: 'uuid',
  service_end_id: 'uuid',
  rated_staff_code: 'text',
  rated_staff_id: 'uuid',
  original_unit_code: 'text',
  object: 'text',
  reassignments: 'integer',
  allows_contact: 'boolean',
  contact_tries: 'integer',
  contact_bands: 'text[]',
  contacted: 'boolean',
  outcome: 'text',
  handler_staff_id: 'uuid',
  handled_by: 'uuid[]',
  measure_on: 'date',
  elsewhere_looked: 'text',
  elsewhere_found: 'integer',
  plan_due_on: 'date',
  extensions: 'integer',
  extension_asked: 'jsonb',
  appeals: 'integer',
  appeal_ground: 'text',
  follow_up_tries: 'integer',
  follow_up_bands: 'text[]',
  follow_up_result: 'text',
  failed_checks: 'integer',
  publication: 'text',
  result_use: 'text',
  answered_at: 'timestamptz',
  rectified_at: 'timestamptz',
}

/** What opening fixes for good; everything else an act may change. */
const fixed = new Set([
  'region_code',
  'matter_id',
  'review_id',
  'service_end_id',
  'rated_staff_code',
  'rated_staff_id',
  'original_unit_code',
  'allows_contact',
])
const assignments = Object.keys(columns)
  .filter((name) => !fixed.has(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

export const rectificationStore: KindStore<Rectification> = {
  async load(tx, matterIds) {
    const rows = await selectRows(tx, tx.regionCode, matterIds)
    return new Map(rows.map((row) => [row.matter_id, toRectification(row)]))
  },
  async save(tx: Tx, rows) {
    if (rows.length === 0) return
    await tx.query(
      insertRows(
        'reviews.rectification',
        columns,
        rows.map(({ matterId, row }) => toRow(tx.regionCode, matterId, row)),
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

function selectRows(db: Queryable, regionCode: string, matterIds: readonly string[]) {
  return db.query(sql<Row>`
    select region_code, matter_id, review_id, service_end_id, rated_staff_code, rated_staff_id,
      original_unit_code, object, reassignments, allows_contact, contact_tries, contact_bands,
      contacted, outcome, handler_staff_id, handled_by, measure_on, elsewhere_looked, elsewhere_found,
      plan_due_on, extensions, extension_asked, appeals, appeal_ground, follow_up_tries, follow_up_bands,
      follow_up_result, failed_checks, publication, result_use, answered_at, rectified_at
    from reviews.rectification
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
}

function toRectification(row: Row): Rectification {
  return {
    reviewId: row.review_id,
    serviceEndId: row.service_end_id,
    ratedStaffCode: row.rated_staff_code,
    ratedStaffId: row.rated_staff_id,
    originalUnitCode: row.original_unit_code,
    object: row.object,
    reassignments: row.reassignments,
    allowsContact: row.allows_contact,
    contactTries: row.contact_tries,
    contactBands: row.contact_bands,
    contacted: row.contacted,
    outcome: row.outcome,
    handlerStaffId: row.handler_staff_id,
    handledBy: row.handled_by,
    measureOn: row.measure_on,
    elsewhereLooked: row.elsewhere_looked,
    elsewhereFound: row.elsewhere_found,
    planDueOn: row.plan_due_on,
    extensions: row.extensions,
    extensionAsked: row.extension_asked,
    appeals: row.appeals,
    appealGround: row.appeal_ground,
    followUpTries: row.follow_up_tries,
    followUpBands: row.follow_up_bands,
    followUpResult: row.follow_up_result,
    failedChecks: row.failed_checks,
    publication: row.publication,
    resultUse: row.result_use,
    answeredAt: row.answered_at,
    rectifiedAt: row.rectified_at,
  }
}

function toRow(regionCode: string, matterId: string, row: Rectification): Row {
  return {
    region_code: regionCode,
    matter_id: matterId,
    review_id: row.reviewId,
    service_end_id: row.serviceEndId,
    rated_staff_code: row.ratedStaffCode,
    rated_staff_id: row.ratedStaffId,
    original_unit_code: row.originalUnitCode,
    object: row.object,
    reassignments: row.reassignments,
    allows_contact: row.allowsContact,
    contact_tries: row.contactTries,
    contact_bands: [...row.contactBands],
    contacted: row.contacted,
    outcome: row.outcome,
    handler_staff_id: row.handlerStaffId,
    handled_by: [...row.handledBy],
    measure_on: row.measureOn,
    elsewhere_looked: row.elsewhereLooked,
    elsewhere_found: row.elsewhereFound,
    plan_due_on: row.planDueOn,
    extensions: row.extensions,
    extension_asked: row.extensionAsked,
    appeals: row.appeals,
    appeal_ground: row.appealGround,
    follow_up_tries: row.followUpTries,
    follow_up_bands: [...row.followUpBands],
    follow_up_result: row.followUpResult,
    failed_checks: row.failedChecks,
    publication: row.publication,
    result_use: row.resultUse,
    answered_at: row.answeredAt,
    rectified_at: row.rectifiedAt,
  }
}
