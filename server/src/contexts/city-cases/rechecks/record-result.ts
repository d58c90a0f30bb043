import type { RecheckFound } from '@huiyin/contract/rechecks'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { loadCases } from '../case.store.ts'
import type { CaseParts } from '../parts.ts'
import { prepareCase } from '../report-case.ts'
import { tell } from './draw-recheck.ts'
import { type RecheckCase, saveResult, selectCasesOf } from './rechecks.store.ts'

/**
 * Keeps what was found when somebody of another area looked again; said once, by whom the draw chose.
 * Where it is there again a case begins at the place, which marks the closed one 假性整改.
 *
 * @throws Refusal `city-cases/recheck-unknown`, `matter/not-your-act`, `city-cases/drawn-already`
 */
export async function recordResult(
  parts: CaseParts,
  { regionCode, staffId }: Pick<StaffActor, 'regionCode' | 'staffId'>,
  id: string,
  { number, result, note, evidence }: RecheckFound,
): Promise<{ readonly caseNumber: string | null }> {
  const { db, world } = parts
  const drawn = await selectCasesOf(db, { regionCode, ids: [id] })
  const one = drawn.find((row) => row.number === number)
  if (one === undefined) throw new Refusal('city-cases/recheck-unknown')
  if (one.staffId !== staffId) throw new Refusal('matter/not-your-act')
  await parts.clock.load(regionCode)
  const write =
    result === 'not_lasting'
      ? await caseAgain(parts, { regionCode, staffId, one, note, evidence })
      : undefined
  return db.transaction(regionCode, async (tx) => {
    const caseNumber = (await write?.(tx)) ?? null
    const found = { recheckId: id, number, result, note, at: world.now(), caseNumber }
    if (!(await saveResult(tx, found))) throw new Refusal('city-cases/drawn-already')
    await tell(tx, parts, { act: 'recheck.found', staffId, body: { id, number, result } })
    return { caseNumber }
  })
}

/** A report of the collector at the place of the closed case. */
async function caseAgain(
  parts: CaseParts,
  {
    regionCode,
    staffId,
    one,
    note,
    evidence,
  }: {
    readonly regionCode: string
    readonly staffId: string
    readonly one: RecheckCase
    readonly note: string
    readonly evidence: readonly string[]
  },
) {
  const row = (await loadCases(parts.db, regionCode, [one.matterId])).get(one.matterId)
  if (row === undefined) throw new Refusal('city-cases/recheck-unknown')
  const { kind, category, componentCode, address, areaCode, longitude, latitude } = row
  return prepareCase(parts, {
    body: {
      regionCode,
      source: 'collector',
      kind,
      category,
      description: `随机复核 ${one.number}：${note}`,
      evidence: [...evidence],
      ...(componentCode === null ? {} : { componentCode }),
      ...(address === null ? {} : { address }),
      ...(areaCode === null ? {} : { areaCode }),
      ...(longitude === null || latitude === null ? {} : { longitude, latitude }),
    },
    enteredBy: `staff:${staffId}`,
    collectorStaffId: staffId,
  })
}
