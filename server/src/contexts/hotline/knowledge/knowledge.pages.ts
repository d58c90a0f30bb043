import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import { textField } from '../../../platform/pages/fields.ts'
import { asked } from '../../../platform/pages/form-body.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { HotlineParts } from '../parts.ts'
import { findPublicAnswers } from './find-answers.ts'

export const knowledgePagesPolicy = {
  'GET /answers': { public: true, side: 'public' },
} as const

const askedMax = 80

/** `/answers`: the same answers the hotline reads out, for whoever would rather read. */
export function knowledgePages(
  http: HttpServer,
  hotline: Pick<HotlineParts, 'db' | 'org' | 'world'>,
  parts: PageParts,
): void {
  http.registerPolicy(knowledgePagesPolicy)
  http.get('/answers', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const regions = await hotline.org.regions()
    const wanted = asked(request, 'regionCode') ?? regions[0]?.regionCode
    const region = regions.find(({ regionCode }) => regionCode === wanted)
    if (region === undefined) throw new Refusal('catalog/item-unknown')
    const typed = asked(request, 'q')?.trim().slice(0, askedMax) ?? ''
    const question = typed.length < 2 ? null : typed
    const rows = await findPublicAnswers(hotline, region.regionCode, question)
    const document = answersPage(context, { region, question, rows })
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })
}

interface Shown {
  readonly region: { readonly regionCode: string; readonly name: string }
  readonly question: string | null
  readonly rows: Awaited<ReturnType<typeof findPublicAnswers>>
}

function answersPage(context: PageContext, { region, question, rows }: Shown): string {
  const { say, link } = context
  const title = say('answersTitle')
  const answers = rows.map(
    (row) => html`<details class="card"><summary>${row.question}</summary>
      <p>${row.answer}</p>
      <p class="soft">${say('answersBy', { unit: row.unitName, day: row.validFrom })}${
        row.basis !== null && html` · ${row.basis}`
      }</p></details>`,
  )
  const field = textField(
    {
      id: 'q',
      type: 'search',
      label: say('answersAsk'),
      value: question ?? '',
      maxLength: askedMax,
    },
    [],
  )
  const none = html`<p>${say(question === null ? 'answersEmpty' : 'answersNone')}</p>`
  const main = html`<h1>${title}</h1>
    <p>${say('answersLead', { region: region.name })}</p>
    <form method="get" action="/answers">
      <input type="hidden" name="regionCode" value="${region.regionCode}">
      ${field}
      <p class="send"><button class="button">${say('answersFind')}</button></p>
    </form>
    <h2>${say(question === null ? 'answersOften' : 'answersFound', { n: rows.length })}</h2>
    ${rows.length === 0 ? none : answers}
    <p class="send"><a class="button plain" href="${link('/')}">${say('ledgerHome')}</a></p>`
  return layout(context, { title, main })
}
