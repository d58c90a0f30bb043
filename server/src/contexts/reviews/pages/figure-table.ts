import type { FigureColumn } from '@huiyin/contract/rule-values'
import type { PageContext } from '../../../platform/pages/context.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { countWords, percent } from './figures.rules.ts'
import { shareWords } from './share-words.ts'
import type { BesideFigures, FiguresRow } from './view.ts'

/** A table of figures, as it is drawn for regions, for single units and for breakdowns. */
export interface FigureTable {
  readonly heading: string
  /** What the rows are. */
  readonly head: string
  readonly rows: readonly FiguresRow[]
  readonly total?: FiguresRow
  /** Columns the region shows; all of them when it names none. */
  readonly columns: readonly FigureColumn[] | undefined
  /** Where a row leads; `null` leads nowhere. */
  readonly linkOf?: (row: FiguresRow) => string
  /** The rows are of reviews: what nobody reviewed is in none of them. */
  readonly isOfReviews?: true
}

/** The table with its heading; on a narrow screen it scrolls by itself. */
export function figureTable(context: PageContext, table: FigureTable): Html {
  const columns = ratesOf(context).filter(
    ({ of, restsOnSilence }) =>
      (table.columns?.includes(of) ?? true) && !(table.isOfReviews && restsOnSilence),
  )
  return drawn(context, table, columns)
}

/** What stands beside the rates; nothing where the rows have none, or the region shows none. */
export function besideTable(context: PageContext, table: FigureTable): Html | null {
  const rows = table.rows.filter(({ beside }) => beside !== undefined)
  if (rows.length === 0 || table.columns?.includes('beside') === false) return null
  return drawn(context, { ...table, rows }, besideOf(context))
}

interface Column {
  readonly header: string
  readonly cell: (row: FiguresRow) => string
}

function drawn(context: PageContext, table: FigureTable, columns: readonly Column[]): Html {
  const { language, say } = context
  const cells = (row: FiguresRow) => columns.map(({ cell }) => html`<td>${cell(row)}</td>`)
  const name = (row: FiguresRow) => {
    const words = nameIn(language, row)
    return table.linkOf === undefined ? words : html`<a href="${table.linkOf(row)}">${words}</a>`
  }
  const headers = [table.head, ...columns.map(({ header }) => header)]
  const foot = (total: FiguresRow) =>
    html`<tfoot><tr><th scope="row">${say('rowTotal')}</th>${cells(total)}</tr></tfoot>`
  return html`<h2>${table.heading}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${table.heading}"><table>
    <thead><tr>${headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
    <tbody>${table.rows.map((row) => html`<tr><th scope="row">${name(row)}</th>${cells(row)}</tr>`)}</tbody>
    ${table.total !== undefined && foot(table.total)}
    </table></div>`
}

interface RateColumn extends Column {
  /** The switch that shows it. */
  readonly of: FigureColumn
  readonly restsOnSilence?: true
}

/** A rate and its bounds go by one switch, and so do both counts of on time. */
function ratesOf({ say }: PageContext): readonly RateColumn[] {
  const silence = { restsOnSilence: true } as const
  const column = (of: FigureColumn, header: string, cell: Column['cell']): RateColumn => ({
    of,
    header,
    cell,
  })
  return [
    { ...column('rateable', say('columnRateable'), (row) => countWords(row.rateable)), ...silence },
    column('reviewed', say('columnReviewed'), (row) => countWords(row.reviewed)),
    {
      ...column('participationRate', say('columnParticipation'), (row) =>
        percent(row.participationRate),
      ),
      ...silence,
    },
    column('goodRate', say('columnGoodRate'), (row) => shareWords(say, row.goodRate)),
    { ...column('goodRate', say('columnRange'), rangeWords), ...silence },
    column('verySatisfiedRate', say('columnVery'), (row) => shareWords(say, row.verySatisfiedRate)),
    column('bad', say('columnBad'), (row) => countWords(row.bad)),
    column('onTimeRate', say('columnOnTime'), (row) => percent(row.onTimeRate)),
    column('onTimeRate', say('columnOnTimeOriginal'), (row) => percent(row.onTimeRateOriginal)),
  ]
}

function rangeWords({ worstCaseRate, bestCaseRate }: FiguresRow): string {
  if (worstCaseRate === null || bestCaseRate === null) return '—'
  return `${percent(worstCaseRate)} – ${percent(bestCaseRate)}`
}

function besideOf({ say }: PageContext): readonly Column[] {
  const share = (header: string, of: (beside: BesideFigures) => BesideFigures['extended']) => ({
    header,
    cell: ({ beside }: FiguresRow) => (beside === undefined ? '*' : shareWords(say, of(beside))),
  })
  const count = (header: string, of: (beside: BesideFigures) => BesideFigures['excluded']) => ({
    header,
    cell: ({ beside }: FiguresRow) => (beside === undefined ? '*' : countWords(of(beside))),
  })
  return [
    share(say('besideQuick'), ({ withinTenSeconds }) => withinTenSeconds),
    share(say('besideDistinct'), ({ distinctReviewers }) => distinctReviewers),
    share(say('besideSoon'), ({ reportedWithinHour }) => reportedWithinHour),
    share(say('besideLate'), ({ reportedLate }) => reportedLate),
    share(say('besideExtended'), ({ extended }) => extended),
    share(say('besideEntered'), ({ lateEntries }) => lateEntries),
    share(say('besideBackDated'), ({ backDated }) => backDated),
    count(say('besideExcluded'), ({ excluded }) => excluded),
    share(say('besideOnTimeWith'), ({ onTimeWithExcluded }) => onTimeWithExcluded),
    count(say('besideNotAdopted'), ({ notAdopted }) => notAdopted),
    count(say('besideMistaken'), ({ mistaken }) => mistaken),
    count(say('besideUntrue'), ({ untrue }) => untrue),
    count(say('besideMalicious'), ({ malicious }) => malicious),
    share(say('besideGoodWith'), ({ goodRateWithNotAdopted }) => goodRateWithNotAdopted),
  ]
}
