import type { Db } from '../../platform/db/db.ts'
import type { Clock } from '../clock/index.ts'
import type { Matters } from './index.ts'

/** Matters whose day has come, and the system act that lets them go on; `resume` ends 挂账. */
interface Resumed {
  readonly regionCode: string
  readonly numbers: readonly string[]
  readonly act: string
}

/** Lets matters go on by themselves; returns how many of them do. */
export async function resumeMatters(
  { db, matters, clock }: { readonly db: Db; readonly matters: Matters; readonly clock: Clock },
  { regionCode, numbers, act }: Resumed,
): Promise<number> {
  if (numbers.length === 0) return 0
  await clock.load(regionCode)
  const requests = numbers.map((number) => ({
    regionCode,
    number,
    act,
    version: undefined,
    fields: {},
    acting: { kind: 'system' } as const,
  }))
  const outcomes = await db.transaction(regionCode, (tx) => matters.actIn(tx, requests))
  return [...outcomes.values()].filter(({ ok }) => ok).length
}
