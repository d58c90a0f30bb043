import type { Db } from '../../platform/db/db.ts'
import type { Clock } from '../clock/index.ts'
import type { Matters } from './index.ts'

/** 挂账 ends on its day by the system act `resume`; returns how many of these matters go on. */
export async function resumeMatters(
  { db, matters, clock }: { readonly db: Db; readonly matters: Matters; readonly clock: Clock },
  regionCode: string,
  numbers: readonly string[],
): Promise<number> {
  if (numbers.length === 0) return 0
  await clock.load(regionCode)
  const requests = numbers.map((number) => ({
    regionCode,
    number,
    act: 'resume',
    version: undefined,
    fields: {},
    acting: { kind: 'system' } as const,
  }))
  const outcomes = await db.transaction(regionCode, (tx) => matters.actIn(tx, requests))
  return [...outcomes.values()].filter(({ ok }) => ok).length
}
