/**
 * A client that never gives up: reviews prepared tokens through every crash, and writes each
 * acknowledgement to its own file with fsync before it asks for anything else.
 */
import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, Connection, requestBytes } from '../load/connection.ts'
import { answerJob } from '../load/worker.ts'
import { tokenOf } from '../service/service-ends.ts'

export interface CrashJob {
  readonly port: number
  readonly connections: number
  /** The first and the last prepared service. */
  readonly from: number
  readonly to: number
  /** One line an acknowledgement: token and number of the review. */
  readonly file: string
  /** When this file is there, the client has had enough. */
  readonly stopFile: string
}

export interface CrashRun {
  readonly acknowledged: number
  /** Requests whose answer a crash took away, asked again with the same token. */
  readonly repeated: number
  /** Answers that should not be, the first few. */
  readonly wrong: readonly string[]
}

const retryMs = 50
/** One bad review in this many, so that matters are opened while things break. */
const badEvery = 10
const patienceMs = 30_000

answerJob(run)

async function run(job: CrashJob): Promise<CrashRun> {
  const file = openSync(job.file, 'a')
  const counts = { acknowledged: 0, repeated: 0, next: job.from }
  const wrong: string[] = []

  async function live(): Promise<void> {
    let connection = new Connection(job.port)
    for (let number = counts.next++; number < job.to; number = counts.next++) {
      if (existsSync(job.stopFile)) break
      for (;;) {
        const answer = await ask(connection, job.port, number)
        if (answer === undefined || answer.status >= 500 || answer.status === 429) {
          counts.repeated += 1
          connection.close()
          await pause(retryMs)
          connection = new Connection(job.port)
          continue
        }
        if (answer.status === 201) note(file, number, answer)
        if (answer.status === 201) counts.acknowledged += 1
        // Taken already: the crash came between commit and answer, so nothing was acknowledged.
        else if (answer.status !== 409) wrong.push(`${answer.status} ${answer.body}`)
        break
      }
    }
    connection.close()
  }

  await Promise.all(Array.from({ length: job.connections }, live))
  closeSync(file)
  return { ...counts, wrong: wrong.slice(0, 5) }
}

/** Nothing when the connection broke or the service is silent. */
function ask(connection: Connection, port: number, number: number): Promise<Answer | undefined> {
  const body =
    number % badEvery === 0
      ? { token: tokenOf(number), grade: 'very_dissatisfied', tags: [], text: '等了八天' }
      : { token: tokenOf(number), grade: 'satisfied', tags: [] }
  const request = requestBytes({ port, method: 'POST', path: '/api/v1/reviews', body })
  const silence = pause(patienceMs, undefined, { ref: false })
  return Promise.race([connection.send(request).catch(() => undefined), silence])
}

function note(file: number, number: number, answer: Answer): void {
  const receipt = JSON.parse(answer.body) as { number: string }
  writeSync(file, `${tokenOf(number)} ${receipt.number}\n`)
  fsyncSync(file)
}
