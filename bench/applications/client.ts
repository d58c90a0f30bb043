/**
 * Lives of joint approvals over HTTP: handed in at the window, accepted, examined by five
 * departments beside each other, decided when all of them have passed, certified.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, type Connection, requestBytes } from '../load/connection.ts'
import { type LivesJob, runLives } from '../load/run-lives.ts'
import type { Lived } from '../load/side-by-side.ts'
import { answerJob } from '../load/worker.ts'
import { region } from '../service/town.ts'
import { permitCode } from './permit.ts'

export interface ApplicationsJob extends LivesJob {
  readonly cookie: string
}

/**
 * Departments hear of each other through the ledger; who waits looks again as often as this. The
 * desk looks every 30 s; three looks a second of 160 connections would outnumber the acts of 45 lives.
 */
const lookAgainMs = 1000
const looksMax = 60

answerJob(run)

async function run(job: ApplicationsJob): Promise<Lived> {
  const { port, cookie } = job

  async function live(connection: Connection, number: number): Promise<void> {
    const get = async (path: string) =>
      parse(await connection.send(requestBytes({ port, method: 'GET', path, cookie })), 200)
    const post = async (path: string, body: object, status = 200) =>
      parse(
        await connection.send(requestBytes({ port, method: 'POST', path, body, cookie })),
        status,
      )
    const act = (matter: string, version: number, name: string, fields: object = {}) =>
      post(`/api/v1/matters/${matter}/acts`, { act: name, version, ...fields })
    const waitFor = async (matter: string, isThere: (joint: Body) => boolean): Promise<Body> => {
      for (let look = 0; look < looksMax; look += 1) {
        const joint = await get(`/api/v1/work/applications/${matter}`)
        if (isThere(joint)) return joint
        await pause(lookAgainMs)
      }
      throw new Error(`${matter} did not go on`)
    }
    const applicant = {
      kind: 'person',
      name: '申请人',
      phone: `199${String(number % 100_000_000).padStart(8, '0')}`,
    }
    const given = { regionCode: region, itemCode: permitCode, applicant }
    const taken = await post('/api/v1/applications', given, 201)
    await act(taken.number, taken.version, 'accept')
    const begun = await waitFor(taken.number, ({ steps }) =>
      steps.every(({ number }) => number !== null),
    )
    for (const step of begun.steps) {
      await act(step.number ?? '', 1, 'pass', { opinion: '符合要求' })
    }
    const settled = await waitFor(taken.number, ({ state }) => state === 'deciding')
    const granted = await act(taken.number, settled.version, 'grant')
    await act(taken.number, granted.version, 'issue')
  }

  return runLives(job, live)
}

/** What the answers of a life hold, as far as the next step needs it. */
interface Body {
  readonly number: string
  readonly version: number
  readonly state: string
  readonly steps: readonly { readonly number: string | null }[]
}

function parse(answer: Answer, status: number): Body {
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.body}`)
  return JSON.parse(answer.body) as Body
}
