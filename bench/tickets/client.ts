/**
 * Lives over HTTP. A ticket: taken at the hotline, sent to its unit, answered by the unit, and found in
 * the work list by the desk that reviews it, its state and two characters of its text. A case of the
 * street: reported, filed, sent to its unit, and found by whoever looks for the same near the place.
 */
import { type Answer, type Connection, requestBytes } from '../load/connection.ts'
import { type LivesJob, runLives } from '../load/run-lives.ts'
import type { Lived } from '../load/side-by-side.ts'
import { answerJob } from '../load/worker.ts'
import { checkingUnit, region, unitCode } from '../service/town.ts'

export interface TicketsJob extends LivesJob {
  readonly kind: 'ticket' | 'city_case'
  readonly cookies: Readonly<Record<'dispatcher' | 'acceptor' | 'handler', string>>
  /** The condition a case of the street is filed by. */
  readonly standard: { readonly id: string; readonly category: string }
}

const twoCharacters = '三天'
const query = new URLSearchParams({ unit: checkingUnit, state: 'replied', q: twoCharacters })

answerJob(run)

function run(job: TicketsJob): Promise<Lived> {
  const { port, cookies, standard } = job

  async function ask(connection: Connection, asked: Asked, status = 200): Promise<Body> {
    const { who, path, body } = asked
    const method = body === undefined ? 'GET' : 'POST'
    const request = { port, method, path, cookie: cookies[who] } as const
    const bytes = requestBytes(body === undefined ? request : { ...request, body })
    return parse(await connection.send(bytes), status)
  }

  async function liveTicket(connection: Connection, number: number): Promise<void> {
    const body = ticketOf(number)
    const taken = await ask(connection, { who: 'dispatcher', path: '/api/v1/tickets', body }, 201)
    const path = `/api/v1/matters/${taken.number}/acts`
    const dispatch = { act: 'dispatch', version: taken.version, unitCode: unitCode(1) }
    const sent = await ask(connection, { who: 'dispatcher', path, body: dispatch })
    const reply = { act: 'reply', version: sent.version, answer1: '路灯已修好。', result: 'solved' }
    await ask(connection, { who: 'handler', path, body: reply })
    const list = { who: 'dispatcher', path: `/api/v1/work/matters?${query}` } as const
    if ((await ask(connection, list)).rows.length === 0) throw new Error('nothing was found')
  }

  async function liveCase(connection: Connection, number: number): Promise<void> {
    const place = placeOf(number)
    const body = { ...place, ...caseOf(standard.category) }
    const taken = await ask(connection, { who: 'acceptor', path: '/api/v1/city-cases', body }, 201)
    const path = `/api/v1/matters/${taken.number}/acts`
    const file = { act: 'file', version: taken.version, standard: standard.id }
    const filed = await ask(connection, { who: 'acceptor', path, body: file })
    const dispatch = { act: 'dispatch', version: filed.version, unitCode: unitCode(1) }
    await ask(connection, { who: 'dispatcher', path, body: dispatch })
    const near = `/api/v1/city-cases/near?longitude=${place.longitude}&latitude=${place.latitude}`
    if ((await ask(connection, { who: 'acceptor', path: near })).rows.length === 0) {
      throw new Error('nothing was found near')
    }
  }

  return runLives(job, job.kind === 'ticket' ? liveTicket : liveCase)
}

function ticketOf(number: number) {
  return {
    regionCode: region,
    hotline: '12345',
    type: 'help',
    channel: 'phone',
    urgency: 'normal',
    category: '0107',
    title: `${number % 900} 号楼前路灯不亮`,
    points: ['请修好路灯'],
    content: `${number % 900} 号楼前的路灯坏了三天，老人晚上出门看不见路。`,
    identityGrade: 'anonymous',
  }
}

function caseOf(category: string) {
  return {
    regionCode: region,
    source: 'public',
    kind: 'event',
    category,
    description: '路边有东西没有收走，请来看一下。',
  }
}

/** Somewhere in the city, never twice at one place. */
function placeOf(number: number) {
  return {
    longitude: Number((113.9 + ((number * 7919) % 200_000) / 1_000_000).toFixed(6)),
    latitude: Number((33 + ((number * 104_729 + 17) % 200_000) / 1_000_000).toFixed(6)),
  }
}

interface Asked {
  readonly who: keyof TicketsJob['cookies']
  readonly path: string
  readonly body?: object
}

/** What the answers of a life hold, as far as the next step needs it. */
interface Body {
  readonly number: string
  readonly version: number
  readonly rows: readonly unknown[]
}

function parse(answer: Answer, status: number): Body {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.body}`)
  return JSON.parse(answer.body) as Body
}
