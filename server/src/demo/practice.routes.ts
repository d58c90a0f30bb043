import {
  type PracticeMood,
  practiceMoodWords,
  practiceWords,
} from '@huiyin/contract/practice.words'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { calmMood, type SimulatedProvince } from '../contexts/exchange/index.ts'
import type { HttpServer } from '../platform/http/index.ts'
import { type PageParts, pageContext, sendPage } from '../platform/pages/context.ts'
import { asked, formBodyOf, many } from '../platform/pages/form-body.ts'
import { html } from '../platform/pages/html.ts'
import { layout } from '../platform/pages/layout.ts'

const address = '/demo/province'
const hidden = { schema: { hide: true } }
const moodNames = Object.keys(practiceMoodWords) as PracticeMood[]
/** Longer than a request of ours waits. */
const slowMs = 20_000

interface PracticeParts {
  readonly province: SimulatedProvince
  readonly pages: PageParts
}

/** `/demo/province`: what the simulated province does wrong, set by the system administrator. */
export function practiceRoutes(http: HttpServer, { province, pages }: PracticeParts): void {
  http.registerPolicy({
    [`GET ${address}`]: { roles: ['system_admin'], side: 'desk' },
    [`POST ${address}`]: { roles: ['system_admin'], side: 'desk' },
  })
  http.get(address, hidden, (request, reply) => draw(request, reply, { province, pages }))
  http.post(address, hidden, (request, reply) => {
    setMoods(province, many(formBodyOf(request), 'mood'))
    return reply.redirect(`${address}?done=1`, 303)
  })
}

function setMoods({ mood }: SimulatedProvince, chosen: readonly string[]): void {
  const has = (name: PracticeMood) => chosen.includes(name)
  Object.assign(mood, {
    down: has('down'),
    slowMs: has('slow') ? slowMs : 0,
    losesAnswers: has('losesAnswers'),
    duplicates: has('duplicates'),
    forgetsRows: has('forgetsRows'),
    rejects: has('rejects') ? rejectAll : calmMood.rejects,
  })
}

const rejectAll = () => ({ code: 'E000', message: practiceWords.rejection.zh })

function isOn({ mood }: SimulatedProvince, name: PracticeMood): boolean {
  if (name === 'slow') return mood.slowMs > 0
  return name === 'rejects' ? mood.rejects !== calmMood.rejects : mood[name]
}

function draw(
  request: FastifyRequest,
  reply: FastifyReply,
  { province, pages }: PracticeParts,
): FastifyReply {
  const context = pageContext(request, pages, 'cookie')
  const { language, action } = context
  const word = (key: keyof typeof practiceWords) => practiceWords[key][language]
  const known = word('known')
    .replace('{services}', String(province.store.count('service_end')))
    .replace('{ratings}', String(province.store.count('rating')))
  const main = html`<h1>${word('title')}</h1>
    <p>${word('lead')}</p>
    ${asked(request, 'done') !== null && html`<p class="card" role="status">${word('done')}</p>`}
    <form method="post" action="${action(address)}"><fieldset><legend>${word('moods')}</legend>
    ${moodNames.map((name) => html`<label class="pick"><input type="checkbox"name="mood" value="${name}" ${isOn(province, name) && 'checked'}> ${practiceMoodWords[name][language]}</label>`)}
    </fieldset><p class="send"><button class="button">${word('set')}</button></p></form>
    <p class="soft">${known}</p>`
  const document = layout(context, { title: word('title'), main })
  return sendPage(request, reply, { document, memory: 'cookie', parts: pages, isOwn: true })
}
