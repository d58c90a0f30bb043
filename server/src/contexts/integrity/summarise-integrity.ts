import type { FlagRow, IntegritySummary } from '@huiyin/contract/integrity'
import { endOfDay, formatInstant, startOfDay } from '@huiyin/contract/time'
import { share } from '../../kernel/metrics/index.ts'
import { periodOfMonth } from '../../kernel/snapshots/index.ts'
import {
  type RectificationSums,
  type ReportSums,
  type ReviewSums,
  selectRectificationSums,
  selectReportSums,
  selectReviewSums,
  selectWindowDays,
} from '../reviews/index.ts'
import { coverageOf } from './coverage.rules.ts'
import { selectOutsideCounts } from './coverage.store.ts'
import { selectFlaggedReviews, selectFlags } from './flags.store.ts'
import type { IntegrityParts } from './parts.ts'
import { type MatterSums, selectMatterSums } from './summary.store.ts'

/** What stands beside the rates of a region and month, so that they can be believed or doubted. */
export async function summariseIntegrity(
  parts: IntegrityParts,
  { regionCode, month }: { readonly regionCode: string; readonly month: string },
): Promise<IntegritySummary> {
  const { db, org } = parts
  const regionCodes = await org.regionsBelow(regionCode)
  const span = periodOfMonth(month)
  const moments = { from: startOfDay(span.from), until: endOfDay(span.to) }
  const flaggedIds = await selectFlaggedReviews(db, regionCodes, month)
  const [flags, reviews, reports, rectifications, matters, outside, reported] = await Promise.all([
    selectFlags(db, regionCodes, month),
    selectReviewSums(db, regionCodes, { ...span, flaggedIds }),
    selectReportSums(db, regionCodes, span),
    selectRectificationSums(db, regionCodes, moments),
    selectMatterSums(db, regionCodes, moments),
    selectOutsideCounts(db, regionCodes, span),
    selectWindowDays(db, regionCodes, span),
  ])
  const all = [...reviews, ...reports, ...rectifications, ...matters]
  const codes = all.map(({ unitCode }) => unitCode)
  const nameOf = (unitCode: string) => nameOfUnit(parts, regionCodes, unitCode)
  const of = <Row extends { readonly unitCode: string }>(rows: readonly Row[], code: string) =>
    rows.find(({ unitCode }) => unitCode === code)
  return {
    flags: await Promise.all(
      flags.map(
        async (flag): Promise<FlagRow> => ({
          id: flag.id,
          signal: flag.signal,
          subject: flag.subjectKey,
          unitCode: flag.unitCode,
          unitName: await nameOf(flag.unitCode),
          observed: flag.observed,
          among: flag.among,
          expected: flag.expected,
          chance: flag.chance,
          foundAt: formatInstant(flag.foundAt),
          matterNumber: flag.matterNumber,
        }),
      ),
    ),
    units: await Promise.all(
      [...new Set(codes)].toSorted().map(async (unitCode) => ({
        unitCode,
        unitName: await nameOf(unitCode),
        ...reviewPart(of(reviews, unitCode)),
        ...reportPart(of(reports, unitCode)),
        ...rectificationPart(of(rectifications, unitCode)),
        ...matterPart(of(matters, unitCode)),
      })),
    ),
    coverage: await Promise.all(
      coverageOf(outside, reported).map(async ({ regionCode: code, ...row }) => {
        const window = (await org.snapshot(code)).window(row.windowCode)
        const subject = `${row.windowCode} ${row.source}`
        const finding = flags.find(
          ({ signal, subjectKey, regionCode: of }) =>
            signal === 'unreported' && subjectKey === subject && of === code,
        )
        return {
          ...row,
          windowName: window?.name ?? row.windowCode,
          matterNumber: finding?.matterNumber ?? null,
        }
      }),
    ),
  }
}

function reviewPart(sums: ReviewSums | undefined) {
  const { reviewed = 0, good = 0, flagged = 0, flaggedGood = 0, withinTen = 0 } = sums ?? {}
  return {
    reviewed,
    flagged,
    goodRate: share({ numerator: good, denominator: reviewed }),
    goodRateWithoutFlagged: share({
      numerator: good - flaggedGood,
      denominator: reviewed - flagged,
    }),
    withinTenSeconds: withinTen,
  }
}

function reportPart(sums: ReportSums | undefined) {
  return { ended: sums?.ended ?? 0, lateReports: sums?.lateReports ?? 0 }
}

function rectificationPart(sums: RectificationSums | undefined) {
  const { extensions = 0, due = 0, inTime = 0, excluded = 0, excludedInTime = 0 } = sums ?? {}
  return { extensions, due, inTime, excluded, excludedInTime }
}

function matterPart(sums: MatterSums | undefined) {
  return { pressureReports: sums?.pressureReports ?? 0, lateEntries: sums?.lateEntries ?? 0 }
}

async function nameOfUnit(
  { org }: IntegrityParts,
  regionCodes: readonly string[],
  unitCode: string,
): Promise<string> {
  for (const regionCode of regionCodes) {
    const unit = await org.unit(regionCode, unitCode)
    if (unit !== undefined) return unit.name
  }
  return unitCode
}
