import { addDays, type LocalDay, startOfDay } from '@huiyin/contract/time'
import type { Queryable } from '../../../platform/db/db.ts'
import { publishedVersions } from '../../catalog/index.ts'
import type { ApplicationParts } from '../parts.ts'
import {
  acceptRows,
  processRow,
  type RecordedMatter,
  type RecordNames,
  type RecordRow,
  resultRow,
  specialRow,
} from './records.rules.ts'
import {
  selectRecordedMatters,
  selectRecordedSpecials,
  selectRecordedSteps,
} from './records.store.ts'

/** What happened on one day, as rows of the upload, and whose names are in them. */
export interface Collected {
  readonly rows: readonly RecordRow[]
  readonly people: readonly { readonly citizenId: string; readonly matterId: string }[]
}

/**
 * Reads a day of the city: what was accepted, which steps and special procedures ended, what was
 * decided. The result of a matter belongs to the day of its decision and is told again, changed,
 * by the same row once it has been delivered.
 */
export async function collectRecords(
  parts: ApplicationParts,
  q: Queryable,
  { regionCode, day }: { readonly regionCode: string; readonly day: LocalDay },
): Promise<Collected> {
  const span = { regionCode, from: startOfDay(day), until: startOfDay(addDays(day, 1)) }
  const matters = await selectRecordedMatters(q, span)
  const steps = await selectRecordedSteps(q, span)
  const specials = await selectRecordedSpecials(q, span)
  const isOn = (at: Date | null) => at !== null && at >= span.from && at < span.until
  const accepted = matters.filter(({ acceptedAt }) => isOn(acceptedAt))
  const decided = matters.filter(({ decidedAt }) => isOn(decidedAt))
  const staffIds = [
    ...accepted.map(({ acceptedBy }) => acceptedBy),
    ...steps.map(({ staffId }) => staffId),
  ]
  const names = await namesOf(parts, q, { regionCode, accepted, staffIds })
  return {
    rows: [
      ...accepted.flatMap((matter) => acceptRows(matter, names)),
      ...steps.map((step) => processRow(step, names)),
      ...specials.map(specialRow),
      ...decided.flatMap(resultRow),
    ],
    people: accepted.flatMap(({ reportedBy, matterId }) =>
      reportedBy === null ? [] : [{ citizenId: reportedBy, matterId }],
    ),
  }
}

const nobody = { kind: 'person', name: null, phone: null, idNumber: null } as const

async function namesOf(
  { org, people }: Pick<ApplicationParts, 'org' | 'people'>,
  q: Queryable,
  of: {
    readonly regionCode: string
    readonly accepted: readonly RecordedMatter[]
    readonly staffIds: readonly (string | null)[]
  },
): Promise<RecordNames> {
  const { regionCode, accepted } = of
  const { unit } = await org.snapshot(regionCode)
  const ids = [...new Set(of.staffIds.filter((id) => id !== null))]
  const staff = new Map((await org.staff(q, regionCode, ids)).map((one) => [one.id, one]))
  const applicants = accepted.map(({ reportedBy }) => reportedBy).filter((id) => id !== null)
  const own = new Map(
    (await people.own(q, regionCode, [...new Set(applicants)])).map((one) => [one.citizenId, one]),
  )
  const codes = accepted.flatMap(({ plan }) => plan.items.slice(0, 1).map(({ code }) => code))
  const versions = new Map(
    (await publishedVersions(q, regionCode, [...new Set(codes)])).map((one) => [
      one.contentHash,
      one,
    ]),
  )
  return {
    staff: (id) => (id === null ? '' : (staff.get(id)?.displayName ?? '')),
    unit: (code) => unit(code)?.name ?? code,
    applicant: (id) => (id === null ? nobody : (own.get(id) ?? nobody)),
    item: (hash) => {
      const version = versions.get(hash)
      const { identity, promise } = version?.content ?? {}
      return {
        code: identity?.implementationCode ?? version?.code ?? '',
        version: version?.number ?? 1,
        caseType: promise?.caseType ?? 'other_case',
      }
    },
  }
}
