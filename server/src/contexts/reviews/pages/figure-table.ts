import type { FigureColumn } from '@huiyin/contract/rule-values'
import type { PageContext } from '../../../platform/pages/context.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { countWords, percent } from './figures.rules.ts'
import type { FiguresRow } from './view.ts'

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
}

/** The table with its heading; on a narrow screen it scrolls by itself. */
export function figureTable(context: PageContext, table: FigureTable): Html {
  const { language, say } = context
  const columns = columnsOf(context).filter(({ of }) => table.columns?.includes(of) ?? true)
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

interface PublicColumn {
  /** The switch that shows it. */
  readonly of: FigureColumn
  readonly header: string
  readonly cell: (row: FiguresRow) => string
}

/** A rate and its bounds go by one switch, and so do both counts of on time. */
function columnsOf({ say }: PageContext): readonly PublicColumn[] {
  const column = (of: FigureColumn, header: string, cell: PublicColumn['cell']) => ({
    of,
    header,
    cell,
  })
  return [
    column('rateable', say('columnRateable'), (row) => countWords(row.rateable)),
    column('reviewed', say('columnReviewed'), (row) => countWords(row.reviewed)),
    column('participationRate', say('columnParticipation'), (row) =>
      percent(row.participationRate),
    ),
    column('goodRate', say('columnGoodRate'), (row) => percent(row.goodRate)),
    column('goodRate', say('columnRange'), rangeWords),
    column('verySatisfiedRate', say('columnVery'), (row) => percent(row.verySatisfiedRate)),
    column('bad', say('columnBad'), (row) => countWords(row.bad)),
    column('onTimeRate', say('columnOnTime'), (row) => percent(row.onTimeRate)),
    column('onTimeRate', say('columnOnTimeOriginal'), (row) => percent(row.onTimeRateOriginal)),
  ]
}

function rangeWords({ worstCaseRate, bestCaseRate }: FiguresRow): string {
  if (worstCaseRate === null || bestCaseRate === null) return '—'
  return `${percent(worstCaseRate)} – ${percent(bestCaseRate)}`
}
