/**
 * A minute of ten times as many calls as the service takes: each is answered or refused with 429 and a
 * time, and what was accepted is stored, once. The last line is one JSON object.
 *
 * Arguments: [seconds] 60; [connections] 2000.
 */
import { sql } from '../server/src/platform/db/sql.ts'
import { Connection, requestBytes } from './load/connection.ts'
import { nearestRank, rounded } from './load/figures.ts'
import { openService } from './service/service.ts'
import { signIn } from './service/sign-in.ts'
import { region, settleTown } from './service/town.ts'

const seconds = Number(process.argv[2] ?? 60)
/** Each asks again at once: far more than the entrance holds are always there. */
const connections = Number(process.argv[3] ?? 2000)

const service = await openService('storm', settleTown)
try {
  const { port } = service
  const cookie = await signIn(service, 'dispatcher')
  const body = {
    ...{ regionCode: region, hotline: '12345', type: 'help', channel: 'phone', urgency: 'normal' },
    ...{ category: '0107', title: '门前积水', points: ['请来抽水'], identityGrade: 'anonymous' },
    content: '门前积水很深，公交车进不来。',
  }
  const request = requestBytes({ port, method: 'POST', path: '/api/v1/tickets', cookie, body })
  const numbers = new Set<string>()
  const waits: number[] = []
  let refused = 0
  const until = performance.now() + seconds * 1000
  async function ask(): Promise<void> {
    const connection = new Connection(port)
    while (performance.now() < until) {
      const from = performance.now()
      const answer = await connection.send(request)
      waits.push(performance.now() - from)
      if (answer.status === 201) numbers.add(JSON.parse(answer.body).number)
      else if (answer.status === 429) refused += 1
      else throw new Error(`${answer.status} ${answer.body}`)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: connections }, ask))
  const [row] = await service.db.query(sql<{ n: number }>`
    select count(*) as n
    from kernel.matter
    where region_code = ${region}`)
  const lost = numbers.size - (row?.n ?? 0)
  const p99Ms = rounded(nearestRank(waits, 0.99))
  const accepted = numbers.size
  console.log(JSON.stringify({ name: 'storm', seconds, accepted, refused, lost, p99Ms }))
} finally {
  await service.close()
}
