import type { Dimension, FrozenGroup } from '@huiyin/contract/figures'
import { groupWords } from '@huiyin/contract/figures.words'
import { channelWords } from '@huiyin/contract/reviews.words'
import { formatInstant, parseLocalDay } from '@huiyin/contract/time'
import { monthOfPeriod, type Snapshot } from '../../kernel/snapshots/index.ts'
import { explainedFigures } from './explained.rules.ts'
import { figuresOfSummary } from './frozen/live-figures.ts'
import type { FiguresQuery, FiguresShown, FrozenShown, OneQuery, OneShown } from './pages/view.ts'
import type { ReviewParts } from './parts.ts'
import { publicRegionOf } from './public-region.ts'
import { type NamedFigures, publicRow, publicRows } from './public-rows.rules.ts'
import { selectPublished } from './published.store.ts'
import { publishedReview } from './published-list.ts'
import { nameOfGroup, summarise } from './summarise.ts'

const breakdowns = ['channel', 'level', 'path', 'way'] as const satisfies readonly Dimension[]
const monthsMax = 12
const publishedMax = 5

/**
 * Figures for everybody, small cells hidden. A month that was frozen is shown as it was frozen: a
 * published number does not move afterwards.
 */
export async function shownFigures(parts: ReviewParts, query: FiguresQuery): Promise<FiguresShown> {
  const found = await publicRegionOf(parts, query.regionCode)
  if (found === undefined) return { state: 'off', region: { name: '' } }
  const { region, regions, switches } = found
  if (!switches.figures) return { state: 'off', region }
  const { regionCode } = region
  const base = {
    state: 'on',
    region,
    regionCode,
    regions: regions.map((one) => ({ ...one, code: one.regionCode })),
    query,
    ...(switches.columns === undefined ? {} : { columns: switches.columns }),
  } as const
  const snapshot = await snapshotOf(parts, regionCode, query)
  if (snapshot !== undefined) return { ...base, ...(await frozenRows(parts, snapshot, query)) }
  const summary = await summarise(parts, { ...query, regionCode })
  const named = summary.rows.map((row) => ({ ...row, figures: figuresOfSummary(row) }))
  const { key, name } = summary.total
  return {
    ...base,
    countedAt: summary.countedAt,
    frozen: null,
    rows: publicRows(named.map(({ key, name, figures }) => ({ key, name, figures }))),
    total: publicRow({ key, name, figures: figuresOfSummary(summary.total) }),
    explained: explainedFigures(figuresOfSummary(summary.total)),
  }
}

/** The last edition of a whole month, if it was frozen. */
async function snapshotOf(
  { snapshots }: ReviewParts,
  regionCode: string,
  query: Pick<FiguresQuery, 'from' | 'to'>,
): Promise<Snapshot | undefined> {
  const [from, to] = [parseLocalDay(query.from), parseLocalDay(query.to)]
  if (from === undefined || to === undefined || monthOfPeriod({ from, to }) === undefined) {
    return undefined
  }
  return snapshots.last(regionCode, { from, to })
}

async function frozenRows(parts: ReviewParts, snapshot: Snapshot, query: FiguresQuery) {
  const groups = await parts.snapshots.groups(snapshot, ['total', query.groupBy, ...breakdowns])
  const of = (dimension: Dimension) =>
    groups.filter((group) => group.dimension === dimension).map(named)
  const total = of('total')[0] ?? { key: 'total', name: groupWords.total.zh, figures: {} }
  return {
    countedAt: formatInstant(snapshot.frozenAt),
    rows: publicRows(of(query.groupBy)),
    total: publicRow(total),
    explained: explainedFigures(total.figures),
    frozen: {
      edition: snapshot.edition,
      resultHash: snapshot.resultHash,
      breakdowns: breakdowns.map((dimension) => ({ dimension, rows: publicRows(of(dimension)) })),
    } satisfies FrozenShown,
  }
}

/** A group with its English name, where it is one of ours. */
function named({ key, name, figures }: FrozenGroup): NamedFigures {
  const words: Readonly<Record<string, { readonly en: string }>> = {
    ...groupWords,
    ...channelWords,
  }
  const nameEn = words[key]?.en
  return { key, name, figures, ...(nameEn === undefined ? {} : { nameEn }) }
}

/** Everything public about one unit or item: its frozen months, and bad reviews with answers. */
export async function shownOne(parts: ReviewParts, query: OneQuery): Promise<OneShown> {
  const found = await publicRegionOf(parts, query.regionCode)
  if (found === undefined) return { state: 'off', region: { name: '' } }
  const { region, switches } = found
  if (!switches.figures) return { state: 'off', region }
  const { kind, key } = query
  const { regionCode } = region
  const regionCodes = await parts.org.regionsBelow(regionCode)
  const name = await nameOfGroup(parts, kind, regionCodes, key)
  const months = await monthsOf(parts, regionCode, query)
  const isKnown = name !== key || months.length > 0
  if (!isKnown) return { state: 'unknown', region }
  const published = switches.badReviews
    ? await selectPublished(parts.db, {
        regionCodes,
        after: undefined,
        limit: publishedMax,
        ...(kind === 'unit' ? { unitCode: key } : { itemCode: key }),
      })
    : []
  return {
    state: 'on',
    region,
    regionCode,
    kind,
    key,
    name,
    ...(switches.columns === undefined ? {} : { columns: switches.columns }),
    months,
    reviews: await Promise.all(published.map((row) => publishedReview(parts, row))),
  }
}

/** The last edition of each frozen month, newest first, for one unit or item. */
async function monthsOf(parts: ReviewParts, regionCode: string, { kind, key }: OneQuery) {
  const editions = await parts.snapshots.list(regionCode)
  const last = editions.filter(
    (one, index) => editions.findIndex(({ periodFrom }) => periodFrom === one.periodFrom) === index,
  )
  const rows = await Promise.all(
    last.slice(0, monthsMax).map(async (snapshot) => {
      // Hidden here as in the table of all: this page must not tell what that one hides.
      const all = publicRows((await parts.snapshots.groups(snapshot, [kind])).map(named))
      const month = snapshot.periodFrom.slice(0, 7)
      return all.flatMap((row) => (row.key === key ? [{ ...row, key: month, name: month }] : []))
    }),
  )
  return rows.flat()
}
