import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Dimension } from '@huiyin/contract/figures'
import { groupWords } from '@huiyin/contract/figures.words'
import { addDays, endOfDay, startOfDay } from '@huiyin/contract/time'
import type { Org } from '../../../kernel/org/index.ts'
import type { FigureSource, InputQuery } from '../../../kernel/snapshots/index.ts'
import type { Db, Queryable } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import type { Catalog } from '../../catalog/index.ts'
import { nameOfGroup } from '../summarise.ts'
import { countFigures, datesFile, reviewFigures, servicesFile } from './count-figures.rules.ts'
import { pageRows, selectDates, selectServices } from './inputs.store.ts'
import { liveFigures } from './live-figures.ts'

/** What the figures of reviews are frozen with. */
export interface FigureParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly catalog: Catalog
}

const countingCode = fileURLToPath(new URL('./count-figures.rules.ts', import.meta.url))

/** The figures of reviews, as something that can be frozen and counted again. */
export function reviewFigureSource(parts: FigureParts): FigureSource {
  const code = createHash('sha256').update(readFileSync(countingCode)).digest('hex')
  return {
    figures: reviewFigures,
    files: [servicesFile, datesFile],
    codeVersion: `reviews-${code.slice(0, 12)}`,
    rows: (view, query) =>
      query.file === servicesFile.name
        ? serviceRows(parts, view, query)
        : dateRows(parts, view, query),
    count: countFigures,
    nameOf: (dimension, key, regionCodes) => nameOf(parts, dimension, key, regionCodes),
    live: (regionCode, period) => liveFigures(parts, regionCode, period),
  }
}

async function nameOf(
  parts: FigureParts,
  dimension: Dimension,
  key: string,
  regionCodes: readonly string[],
): Promise<string> {
  if (dimension === 'unit' || dimension === 'item' || dimension === 'channel') {
    return nameOfGroup(parts, dimension, regionCodes, key)
  }
  if (dimension === 'region') return (await parts.org.region(key))?.name ?? key
  return groupWords[key as keyof typeof groupWords]?.zh ?? key
}

/** Ids made before a service of the period can have ended; a day for clocks that run ahead. */
function idBefore(day: InputQuery['period']['from']): string {
  const millis = startOfDay(addDays(day, -1)).getTime()
  const hex = millis.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

async function* serviceRows(
  parts: FigureParts,
  view: Queryable,
  { regionCodes, period, pseudonym }: InputQuery,
): AsyncGenerator<readonly string[]> {
  for (const regionCode of regionCodes) {
    const level = await levelOf(parts, regionCode)
    const page = { regionCode, ...period }
    let after: string | undefined = idBefore(period.from)
    while (after !== undefined) {
      const rows = await selectServices(view, { ...page, after })
      for (const row of rows) {
        yield [
          ...[pseudonym(regionCode, row.id), regionCode, level, row.unitCode, row.itemCode],
          ...[row.channel, pathOf(row), row.endedOn, row.origin ?? '', row.grade ?? ''],
          ...[row.adopted === null ? '' : flag(row.adopted), row.seconds?.toString() ?? ''],
          ...[row.way ?? '', row.lag.toString()],
          // Of this month only: months cannot be joined by who reviewed in them.
          row.reviewer === null ? '' : pseudonym(`reviewer ${period.from}`, row.reviewer),
          row.ground ?? '',
        ]
      }
      after = lastOf(rows)
    }
  }
}

const firstId = '00000000-0000-0000-0000-000000000000'

async function* dateRows(
  parts: FigureParts,
  view: Queryable,
  { regionCodes, period, pseudonym }: InputQuery,
): AsyncGenerator<readonly string[]> {
  const span = { from: startOfDay(period.from), until: endOfDay(period.to) }
  for (const regionCode of regionCodes) {
    const level = await levelOf(parts, regionCode)
    for (const clock of ['contact', 'rectify'] as const) {
      let after: string | undefined = firstId
      while (after !== undefined) {
        const rows = await selectDates(view, { regionCode, clock, ...span, after })
        for (const row of rows) {
          yield [
            ...[pseudonym(regionCode, row.id), regionCode, level, row.unitCode, row.itemCode],
            ...[row.channel, pathOf(row), row.clock, row.dueAt.toISOString()],
            ...[row.originalDueAt.toISOString()],
            ...[row.stoppedAt?.toISOString() ?? '', flag(row.exempt)],
            ...[flag(row.assessed), row.followUp ?? '', row.way],
            ...[flag(row.extended), flag(row.enteredLate), flag(row.backDated)],
          ]
        }
        after = lastOf(rows)
      }
    }
  }
}

/** Where the next page begins; a page that is not full was the last, and asking on would read years. */
function lastOf(rows: readonly { readonly id: string }[]): string | undefined {
  return rows.length < pageRows ? undefined : rows.at(-1)?.id
}

async function levelOf({ org }: FigureParts, regionCode: string): Promise<string> {
  return (await org.region(regionCode))?.level ?? 'county'
}

function pathOf({ helped }: { readonly helped: boolean }): string {
  return helped ? 'helped' : 'self'
}

function flag(value: boolean): string {
  return value ? '1' : '0'
}
