/** The client of the HTTP arm: reviews prepared tokens over keep-alive connections. */
import { Connection, requestBytes } from './connection.ts'
import { quantile } from './figures.ts'
import { answerJob } from './worker.ts'

export interface ReviewJob {
  readonly port: number
  readonly connections: number
  readonly bodies: readonly object[]
}

export interface ReviewRun {
  readonly seconds: number
  readonly p99Ms: number
  /** Numbers of the reviews the service acknowledged. */
  readonly acknowledged: readonly string[]
  /** Answers other than 201, the first few. */
  readonly refused: readonly string[]
  /** Share of one core the client used: near 1 it would measure itself. */
  readonly clientCore: number
}

answerJob(run)

async function run({ port, connections, bodies }: ReviewJob): Promise<ReviewRun> {
  const requests = bodies.map((body) =>
    requestBytes({ port, method: 'POST', path: '/api/v1/reviews', body }),
  )
  const latencies = new Float64Array(requests.length)
  const answers: { status: number; body: string }[] = []
  let next = 0
  async function live(connection: Connection): Promise<void> {
    for (let index = next++; index < requests.length; index = next++) {
      const sentAt = performance.now()
      const answer = await connection.send(requests[index] ?? Buffer.alloc(0))
      latencies[index] = performance.now() - sentAt
      answers.push(answer)
    }
  }
  const open = Array.from({ length: connections }, () => new Connection(port))
  const busyBefore = process.cpuUsage()
  const startedAt = performance.now()
  await Promise.all(open.map(live))
  const seconds = (performance.now() - startedAt) / 1000
  const busy = process.cpuUsage(busyBefore)
  for (const connection of open) connection.close()
  return {
    seconds,
    p99Ms: quantile([...latencies], 0.99),
    acknowledged: answers.filter(({ status }) => status === 201).map(numberOf),
    refused: answers
      .filter(({ status }) => status !== 201)
      .slice(0, 5)
      .map(({ status, body }) => `${status} ${body}`),
    clientCore: (busy.user + busy.system) / 1e6 / seconds,
  }
}

function numberOf({ body }: { readonly body: string }): string {
  return (JSON.parse(body) as { number: string }).number
}
