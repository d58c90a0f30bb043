/**
 * Lives of matters over HTTP with three staff sessions: a bad review without contact permission is
 * created, the leader of the unit assigns it, the handler judges that it was rectified at once,
 * and the supervisor finds it in the work list by the unit that checks it, its state and two characters
 * of its text.
 */
import { type Answer, type Connection, requestBytes } from '../load/connection.ts'
import { type LivesJob, runLives } from '../load/run-lives.ts'
import type { Lived } from '../load/side-by-side.ts'
import { answerJob } from '../load/worker.ts'
import { tokenOf } from '../service/service-ends.ts'
import { checkingUnit } from '../service/town.ts'

export interface LifecycleJob extends LivesJob {
  readonly cookies: Readonly<Record<'leader' | 'handler' | 'supervisor', string>>
  readonly handlerId: string
}

const text = '说好三天办结，等了八天，来回跑了三趟。'
const twoCharacters = '三天'
const measure = {
  act: 'judge',
  outcome: 'rectify_now',
  measure: '已补办并当面道歉',
  measureOn: new Date().toISOString().slice(0, 10),
  elsewhereLooked: '排查了近一个月的同类办件',
  elsewhereFound: 2,
  publicAnswer: '您的证件已办好，超时是我们的责任。',
}

answerJob(run)

async function run(job: LifecycleJob): Promise<Lived> {
  const { port, cookies } = job
  const query = new URLSearchParams({
    unit: checkingUnit,
    state: 'independent_check',
    q: twoCharacters,
  })
  const search = requestBytes({
    ...{ port, method: 'GET', cookie: cookies.supervisor },
    path: `/api/v1/work/matters?${query}`,
  })

  async function live(connection: Connection, number: number): Promise<void> {
    const post = (path: string, body: object, cookie?: string) => {
      const from = cookie === undefined ? {} : { cookie }
      return connection.send(requestBytes({ port, method: 'POST', path, body, ...from }))
    }
    const review = { token: tokenOf(number), grade: 'dissatisfied', tags: ['209'], text }
    const created = parse(await post('/api/v1/reviews', { ...review, allowsContact: false }), 201)
    const acts = `/api/v1/matters/${created.rectification.number}/acts`
    const assignment = { act: 'assign', version: 1, staffId: job.handlerId }
    const assigned = parse(await post(acts, assignment, cookies.leader), 200)
    const judgement = { ...measure, version: assigned.version }
    const judged = parse(await post(acts, judgement, cookies.handler), 200)
    if (judged.state !== 'independent_check') throw new Error(`judged: ${judged.state}`)
    const found = parse(await connection.send(search), 200)
    if (found.rows.length === 0) throw new Error('the search found nothing')
  }

  return runLives(job, live)
}

/** What the answers of a life hold, as far as the next step needs it. */
interface Body {
  readonly rectification: { readonly number: string }
  readonly version: number
  readonly state: string
  readonly rows: readonly unknown[]
}

function parse(answer: Answer, status: number): Body {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.body}`)
  return JSON.parse(answer.body) as Body
}
