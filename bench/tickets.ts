/**
 * Lives of hotline tickets a second over HTTP (taken, sent out, answered, found) in an empty database
 * and beside a million tickets and cases of the street, side by side in alternating rounds; then cases
 * of the street (reported, filed, sent out, found near), and how long lists and the search for
 * duplicates take. The last line is one JSON object.
 *
 * Arguments: [matters] loaded, 1 000 000; [rounds] 5; [seconds] about how long an arm runs, 5.
 */
import { standardsRule } from '../server/src/contexts/city-cases/standards.rules.ts'
import { responsibilityRule } from '../server/src/contexts/routing/index.ts'
import { openRulebook } from '../server/src/kernel/rulebook/index.ts'
import { realWorld as world } from '../server/src/platform/world.ts'
import { median, rounded } from './load/figures.ts'
import {
  type Arm,
  type Arms,
  inRounds,
  type Lived,
  measureSideBySide,
} from './load/side-by-side.ts'
import { runInOwnProcess } from './load/worker.ts'
import type { Service } from './service/service.ts'
import { signIn } from './service/sign-in.ts'
import { region, unitCode } from './service/town.ts'
import type { TicketsJob } from './tickets/client.ts'
import { loadTickets } from './tickets/load-tickets.ts'
import { measureReads } from './tickets/measure-reads.ts'

const connections = 64
const client = new URL('./tickets/client.ts', import.meta.url)
const rounds = Number(process.argv[3] ?? 5)
const armSeconds = Number(process.argv[4] ?? 5)
/**
 * As much as a service does in its first seconds of a day: until each connection has its plans and the
 * program is compiled, a life takes up to twice as long, round after round a little less.
 */
const warmUpLives = 4000
const caseWarmUp = 1500

await measureSideBySide({
  name: 'tickets',
  matters: Number(process.argv[2] ?? 1_000_000),
  rounds,
  armSeconds,
  warmUpLives,
  prepare: sayWhoAnswers,
  load: loadTickets,
  openArm,
  live: (arm, lives) => live(arm, 'ticket', lives),
  after: measureMore,
})

/** A service with three people signed in. */
interface TicketsArm extends Arm {
  readonly cookies: TicketsJob['cookies']
  next: number
}

async function openArm(service: Service): Promise<TicketsArm> {
  const cookies = {
    dispatcher: await signIn(service, 'dispatcher'),
    acceptor: await signIn(service, 'acceptor'),
    handler: await signIn(service, 'handler'),
  }
  return { service, cookies, next: 1, perS: 100 }
}

/** A unit answers for everything: what nobody answers for goes another, slower way. */
async function sayWhoAnswers(db: Service['db']): Promise<void> {
  const rulebook = openRulebook({ db, regions: () => Promise.resolve([]) })
  const row = { id: 'all', category: '', area: '', unitCode: unitCode(1), ground: 'benchmark' }
  const kinds = ['ticket', 'event', 'component'] as const
  await db.transaction(region, (tx) =>
    rulebook.publish(tx, responsibilityRule, {
      version: 'bench-1',
      value: { rows: [{ ...row, kinds: [...kinds], basis: 'owner' }] },
      effectiveFrom: '2020-01-01',
      ground: 'benchmark',
      publishedBy: 'system',
      publishedAt: world.now(),
    }),
  )
}

function live(arm: TicketsArm, kind: TicketsJob['kind'], lives: number): Promise<Lived> {
  const from = arm.next
  arm.next += lives
  const standard = standardsRule.otherwise.value.rows.find((one) => one.kind === 'event')
  if (standard === undefined) throw new Error('no standard for an event')
  const { service, cookies } = arm
  const job = { port: service.port, connections, from, to: arm.next, kind, cookies, standard }
  return runInOwnProcess<TicketsJob, Lived>(client, job)
}

async function measureMore(arms: Arms<TicketsArm>) {
  const pace = { empty: 0, loaded: 0 }
  for (const name of ['empty', 'loaded'] as const) {
    const warm = await live(arms[name], 'city_case', caseWarmUp)
    pace[name] = warm.lives / warm.seconds
  }
  const rates = await inRounds(arms, rounds, async (arm) => {
    const perS = arm === arms.loaded ? pace.loaded : pace.empty
    const run = await live(arm, 'city_case', Math.max(1, Math.round((perS * armSeconds) / 2)))
    return run.lives / run.seconds
  })
  return {
    caseEmptyPerS: rounded(median(rates.map(({ empty }) => empty))),
    casePerS: rounded(median(rates.map(({ loaded }) => loaded))),
    caseLoadedRatio: rounded(median(rates.map(({ empty, loaded }) => loaded / empty)), 2),
    ...(await measureReads(arms.loaded.service, arms.loaded.cookies)),
  }
}
