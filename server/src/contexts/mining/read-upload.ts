import { whatIfEventsMax } from '@huiyin/contract/what-if'
import { Refusal } from '../../platform/http/refusal.ts'
import type { EventLog } from './event-log.ts'
import { LogTooLarge, parseLog } from './read-log.ts'

/** Unpacked: what a page keeps in memory for as long as one question. */
const bytesMax = 64 * 1_024 * 1_024

/** @throws Refusal `mining/log-unreadable`, `mining/log-too-large` */
export async function readUpload(file: Buffer): Promise<EventLog> {
  async function* whole() {
    yield file
  }
  const log = await parseLog(whole(), bytesMax).catch((cause: unknown) => {
    const isLarge = cause instanceof LogTooLarge
    throw new Refusal(isLarge ? 'mining/log-too-large' : 'mining/log-unreadable')
  })
  const events = log.cases.reduce((sum, { activities }) => sum + activities.length, 0)
  if (events === 0) throw new Refusal('mining/log-unreadable')
  if (events > whatIfEventsMax) throw new Refusal('mining/log-too-large')
  return log
}
