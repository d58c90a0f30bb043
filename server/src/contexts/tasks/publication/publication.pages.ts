import {
  type PublicLedgerColumn,
  type PublicProblem,
  publicLedgerColumns,
} from '@huiyin/contract/ledger-publication'
import type { HttpServer } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { TaskParts } from '../parts.ts'
import { countStates } from './publication.rules.ts'
import { type PublicLedger, showPublicLedger } from './publish-ledger.ts'

export const publicationPagesPolicy = {
  'GET /ledgers/:ledger': { public: true, side: 'public' },
} as const

/** `/ledgers/<id>`: a ledger its region has made public. Register `publicationPagesPolicy` first. */
export function publicationPages(http: HttpServer, tasks: TaskParts, parts: PageParts): void {
  http.get<{ Params: { ledger: string } }>(
    '/ledgers/:ledger',
    { schema: { hide: true } },
    async (request, reply) => {
      const context = pageContext(request, parts, 'cookie')
      const shown = await showPublicLedger(tasks, request.params.ledger)
      const document = publicLedgerPage(context, shown)
      return sendPage(request, reply, { document, memory: 'cookie', parts })
    },
  )
}

/** Problems, who answers and until when; a missed date is named in the bulletin alone. */
function publicLedgerPage(context: PageContext, shown: PublicLedger): string {
  const { say, language, link } = context
  const { title, regionName, rows, publishedAt } = shown
  const columns = (Object.keys(publicLedgerColumns) as PublicLedgerColumn[]).filter((column) =>
    shown.columns.includes(column),
  )
  const states = countStates(rows)
  const when = momentIn(language, publishedAt.toISOString())
  const main = html`<h1>${title}</h1>
    <p>${say('ledgerLead', { region: regionName, when })}</p>
    <p>${say('ledgerCount', { n: rows.length })}${shown.columns.includes('state') && html` ${(['done', 'open', 'long_term'] as const).map((state) => html`<span class="nowrap">${say(`ledger_${state}`)} ${states[state] ?? 0}</span> `)}`}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
    <thead><tr>${columns.map((column) => html`<th scope="col">${publicLedgerColumns[column][language]}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${columns.map((column) => html`<td>${cell(context, row, column)}</td>`)}</tr>`)}</tbody>
    </table></div>
    <p class="soft">${say('ledgerNote')}</p>
    <p class="send"><a class="button plain" href="${link('/')}">${say('ledgerHome')}</a></p>`
  return layout(context, { title, main })
}

function cell({ say }: PageContext, row: PublicProblem, column: PublicLedgerColumn): string {
  if (column === 'state') return say(`ledger_${row.state}`)
  return row[column] ?? '—'
}
