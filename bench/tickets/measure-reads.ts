import { Connection, requestBytes } from '../load/connection.ts'
import { nearestRank, rounded } from '../load/figures.ts'
import type { Service } from '../service/service.ts'
import { region, unitCode } from '../service/town.ts'
import type { TicketsJob } from './client.ts'

type Who = keyof TicketsJob['cookies']
/** How often each is asked, one after the other, nobody else asking. */
const times = 200

/** Addresses of one sort, each a little different from the one before. */
interface Read {
  readonly who: Who
  readonly path: (index: number) => string
}

const lists: readonly Read[] = [
  { who: 'dispatcher', path: () => '/api/v1/work/matters?tab=mine' },
  { who: 'dispatcher', path: () => '/api/v1/work/matters?tab=open' },
  { who: 'dispatcher', path: () => '/api/v1/work/matters?tab=overdue&kind=ticket' },
  {
    who: 'dispatcher',
    path: (index) => `/api/v1/work/matters?unit=${unitCode(1 + (index % 600))}`,
  },
  { who: 'dispatcher', path: () => `/api/v1/work/matters?q=${encodeURIComponent('路灯')}` },
  { who: 'acceptor', path: () => '/api/v1/work/matters?tab=all&kind=city_case' },
  { who: 'handler', path: () => '/api/v1/work/matters?tab=mine' },
]
const said = [
  '幸福小区三号楼路灯不亮晚上看不见路',
  '汽车站广场积水很深公交车进不来',
  '锦绣花园暖气不热',
]
const duplicates: readonly Read[] = [
  {
    who: 'dispatcher',
    path: (index) => `/api/v1/tickets/similar?q=${encodeURIComponent(said[index % 3] ?? '')}`,
  },
  {
    who: 'dispatcher',
    path: (index) =>
      `/api/v1/tickets/similar?category=0107&areaCode=${region}${String(index % 97).padStart(3, '0')}`,
  },
  {
    who: 'acceptor',
    path: (index) =>
      `/api/v1/city-cases/near?longitude=${(113.9 + (index % 199) / 1000).toFixed(4)}` +
      `&latitude=${(33 + (index % 193) / 1000).toFixed(4)}&metres=100`,
  },
]

/** Milliseconds that 95 of 100 answers do not exceed, of the slowest sort of list and of search. */
export async function measureReads(service: Service, cookies: TicketsJob['cookies']) {
  const connection = new Connection(service.port)
  const slowest = async (reads: readonly Read[]) => {
    const worst: number[] = []
    for (const read of reads) worst.push(await p95Of(connection, service.port, cookies, read))
    return rounded(Math.max(...worst), 1)
  }
  const workListP95Ms = await slowest(lists)
  const duplicatesP95Ms = await slowest(duplicates)
  connection.close()
  return { workListP95Ms, duplicatesP95Ms }
}

async function p95Of(
  connection: Connection,
  port: number,
  cookies: TicketsJob['cookies'],
  { who, path }: Read,
): Promise<number> {
  const taken: number[] = []
  for (let index = 0; index < times; index += 1) {
    const asked = requestBytes({ port, method: 'GET', path: path(index), cookie: cookies[who] })
    const from = performance.now()
    const { status, body } = await connection.send(asked)
    taken.push(performance.now() - from)
    if (status !== 200) throw new Error(`${path(index)}: ${status} ${body}`)
  }
  const p95 = nearestRank(taken, 0.95)
  console.log(`${rounded(p95, 1)} ms for 95 of 100: ${decodeURIComponent(path(0))}`)
  return p95
}
