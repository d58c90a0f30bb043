import { fork } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a job in a process of its own and waits for its answer, so that the load does not share a
 * thread with what measures it.
 *
 * @param file - a program that calls {@link answerJob}
 */
export async function runInOwnProcess<Job extends object, Result>(
  file: URL,
  job: Job,
): Promise<Result> {
  const child = fork(file, { serialization: 'advanced' })
  child.send(job)
  const answer: Promise<unknown[]> = once(child, 'message')
  const end: Promise<unknown[]> = once(child, 'exit')
  const first = await Promise.race([answer, end.then(() => undefined)])
  if (first === undefined) throw new Error(`${file.pathname} ended without an answer`)
  child.disconnect()
  await end
  return first[0] as Result
}

/** The other side: takes one job, answers it, and ends. */
export function answerJob<Job, Result>(work: (job: Job) => Promise<Result>): void {
  // Nobody waits for the answer of a job whose starter has died.
  process.once('disconnect', () => process.exit())
  process.once('message', async (job) => {
    const result = await work(job as Job)
    process.send?.(result)
  })
}
