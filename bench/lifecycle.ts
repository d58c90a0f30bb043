/**
 * Lives of matters a second over HTTP (created, assigned, resolved, found) in an empty and in a
 * loaded database, side by side in alternating rounds. The last line is one JSON object.
 *
 * Arguments: [matters] loaded, 1 000 000; [rounds] 5; [seconds] about how long an arm runs, 5.
 */
import { sql } from '../server/src/platform/db/sql.ts'
import type { LifecycleJob } from './lifecycle/client.ts'
import { type Arm, type Lived, measureSideBySide } from './load/side-by-side.ts'
import { runInOwnProcess } from './load/worker.ts'
import type { Service } from './service/service.ts'
import { prepareServiceEnds } from './service/service-ends.ts'
import { signIn } from './service/sign-in.ts'
import { region } from './service/town.ts'

const connections = 64
const client = new URL('./lifecycle/client.ts', import.meta.url)

await measureSideBySide({
  name: 'lifecycle',
  matters: Number(process.argv[2] ?? 1_000_000),
  rounds: Number(process.argv[3] ?? 5),
  armSeconds: Number(process.argv[4] ?? 5),
  warmUpLives: 1500,
  openArm,
  live,
})

/** A service with three people signed in, and its next prepared service. */
interface LifecycleArm extends Arm {
  readonly people: Pick<LifecycleJob, 'cookies' | 'handlerId'>
  next: number
}

async function openArm(service: Service): Promise<LifecycleArm> {
  const [leader, handler, supervisor] = [
    await signIn(service, 'leader'),
    await signIn(service, 'handler'),
    await signIn(service, 'supervisor'),
  ]
  const [row] = await service.db.query(sql<{ id: string }>`
    select id
    from kernel.staff
    where region_code = ${region}
    and staff_code = 'handler'`)
  const people = { cookies: { leader, handler, supervisor }, handlerId: row?.id ?? '' }
  return { service, people, next: 1, perS: 100 }
}

async function live(arm: LifecycleArm, lives: number): Promise<Lived> {
  const { service, people } = arm
  const from = arm.next
  const to = from + lives
  arm.next = to
  await prepareServiceEnds(service.db, { from, to, units: 1 })
  const job = { port: service.port, connections, from, to, ...people }
  return runInOwnProcess<LifecycleJob, Lived>(client, job)
}
