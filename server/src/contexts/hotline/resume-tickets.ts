import { localDayOf } from '@huiyin/contract/time'
import type { HotlineParts } from './parts.ts'
import { selectToResume } from './tickets.store.ts'

/** 挂账 ends on its day by itself; returns how many tickets go on. */
export async function resumeTickets(
  { db, world, matters, clock }: HotlineParts,
  regionCode: string,
): Promise<number> {
  const numbers = await selectToResume(db, regionCode, localDayOf(world.now()))
  if (numbers.length === 0) return 0
  await clock.load(regionCode)
  const outcomes = await db.transaction(regionCode, (tx) =>
    matters.actIn(
      tx,
      numbers.map((number) => ({
        regionCode,
        number,
        act: 'resume',
        version: undefined,
        fields: {},
        acting: { kind: 'system' } as const,
      })),
    ),
  )
  return [...outcomes.values()].filter(({ ok }) => ok).length
}
