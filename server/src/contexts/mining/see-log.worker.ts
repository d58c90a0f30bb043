import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../platform/http/refusal.ts'
import { seenIn } from './log-seen.rules.ts'
import { readUpload } from './read-upload.ts'
import type { GivenLog, LogAnswer } from './see-log.ts'

// The thread in which an uploaded log is read and run again; `see-log.ts` opens it.

async function answer({ file, steps, calendar }: GivenLog): Promise<LogAnswer> {
  try {
    return { seen: seenIn(await readUpload(Buffer.from(file)), steps, calendar) }
  } catch (error) {
    // A class does not survive the way between threads; its code does.
    if (error instanceof Refusal) return { refused: error.code }
    throw error
  }
}

parentPort?.postMessage(await answer(workerData as GivenLog))
