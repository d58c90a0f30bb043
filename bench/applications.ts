/**
 * Full lives of joint approvals a second over HTTP (handed in, accepted, five departments, decided,
 * certified) in an empty and in a loaded database, side by side. The last line is one JSON object.
 *
 * Arguments: [matters] loaded, 1 000 000; [rounds] 5; [seconds] about how long an arm runs, 8.
 */
import type { ApplicationsJob } from './applications/client.ts'
import { publishPermit } from './applications/permit.ts'
import { type Arm, type Lived, measureSideBySide } from './load/side-by-side.ts'
import { runInOwnProcess } from './load/worker.ts'
import { signIn } from './service/sign-in.ts'

const connections = 160
const client = new URL('./applications/client.ts', import.meta.url)

await measureSideBySide({
  name: 'applications',
  matters: Number(process.argv[2] ?? 1_000_000),
  rounds: Number(process.argv[3] ?? 5),
  armSeconds: Number(process.argv[4] ?? 8),
  warmUpLives: 200,
  prepare: publishPermit,
  openArm: async (service) => ({
    service,
    cookie: await signIn(service, 'handler'),
    next: 1,
    perS: 40,
  }),
  live,
})

interface ApplicationsArm extends Arm {
  readonly cookie: string
  next: number
}

function live(arm: ApplicationsArm, lives: number): Promise<Lived> {
  const from = arm.next
  arm.next += lives
  const { service, cookie } = arm
  const job = { port: service.port, connections, from, to: arm.next, cookie }
  return runInOwnProcess<ApplicationsJob, Lived>(client, job)
}
