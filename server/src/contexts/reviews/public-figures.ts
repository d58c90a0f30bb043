import type { SummaryRow } from '@huiyin/contract/reviews'
import { localDayOf } from '@huiyin/contract/time'
import { isPublishable } from '../../kernel/metrics/index.ts'
import { publicationSwitches } from './limits.rules.ts'
import type { FiguresQuery, FiguresRow, FiguresShown, PublishedShown } from './pages/view.ts'
import type { ReviewParts } from './parts.ts'
import { selectPublished } from './published.store.ts'
import { summarise } from './summarise.ts'

const pageSize = 20

/** The region asked for, else the first; and what it has switched on for the public. */
async function switchesOf(parts: ReviewParts, asked: string | null) {
  const regions = await parts.org.regions()
  const region = regions.find((one) => one.regionCode === asked) ?? regions[0]
  if (region === undefined) return undefined
  const day = localDayOf(parts.world.now())
  const { value } = parts.rulebook.inForce(region.regionCode, publicationSwitches, day)
  return { region, regions, switches: value }
}

/** Figures for everybody: small cells hidden, so that nobody is recognised by a count. */
export async function shownFigures(parts: ReviewParts, query: FiguresQuery): Promise<FiguresShown> {
  const found = await switchesOf(parts, query.regionCode)
  if (found === undefined) return { state: 'off', region: { name: '' } }
  const { region, regions, switches } = found
  if (!switches.figures) return { state: 'off', region }
  const { regionCode } = region
  const summary = await summarise(parts, { ...query, regionCode })
  return {
    state: 'on',
    region,
    regionCode,
    regions: regions.map((one) => ({ ...one, code: one.regionCode })),
    query,
    ...(switches.columns === undefined ? {} : { columns: switches.columns }),
    countedAt: summary.countedAt,
    rows: summary.rows.map(publicRow),
    total: publicRow(summary.total),
  }
}

function publicRow(row: SummaryRow): FiguresRow {
  const { key, name, rateable, reviewed, bad } = row
  const count = (n: number) => (n === 0 || isPublishable(n) ? n : 'hidden')
  // A rate of few reviews tells who wrote them; so does a handful of bad ones beside a total.
  const rate = (value: number | null, base: number) => (isPublishable(base) ? value : null)
  return {
    key,
    name,
    rateable: count(rateable),
    reviewed: count(reviewed),
    bad: isPublishable(reviewed) ? count(bad) : 'hidden',
    goodRate: rate(row.goodRate, reviewed),
    worstCaseRate: rate(row.worstCaseRate, reviewed),
    bestCaseRate: rate(row.bestCaseRate, reviewed),
    participationRate: rate(row.participationRate, rateable),
    verySatisfiedRate: rate(row.verySatisfiedRate, reviewed),
    onTimeRate: rate(row.onTimeRate, row.rectificationDue),
    onTimeRateOriginal: rate(row.onTimeRateOriginal, row.rectificationDue),
  }
}

/** Bad reviews with their answers, after the privacy review. */
export async function publishedReviews(
  parts: ReviewParts,
  query: { readonly regionCode: string | null; readonly cursor: string | null },
): Promise<PublishedShown> {
  const found = await switchesOf(parts, query.regionCode)
  if (found === undefined) return { state: 'off', region: { name: '' } }
  const { region, switches } = found
  if (!switches.badReviews) return { state: 'off', region }
  const { regionCode } = region
  const [at, id] = query.cursor === null ? [] : parts.cursors.read('published', query.cursor)
  const rows = await selectPublished(parts.db, {
    regionCodes: await parts.org.regionsBelow(regionCode),
    after: at === undefined || id === undefined ? undefined : { at: new Date(at), id },
    limit: pageSize + 1,
  })
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return {
    state: 'on',
    region,
    rows: await Promise.all(
      rows.slice(0, pageSize).map(async (row) => ({
        number: row.number,
        publishedOn: localDayOf(row.publishedAt),
        unit: (await parts.org.unit(row.regionCode, row.unitCode)) ?? { name: row.unitCode },
        item: (await parts.catalog.item(row.regionCode, row.itemCode)) ?? { name: row.itemCode },
        grade: row.grade,
        text: row.text,
        answer: row.answer,
        rectifiedInTime: row.rectifiedInTime,
        againGrade: row.againGrade,
      })),
    ),
    nextCursor:
      last === undefined
        ? null
        : parts.cursors.write('published', [last.publishedAt.toISOString(), last.matterId]),
  }
}
