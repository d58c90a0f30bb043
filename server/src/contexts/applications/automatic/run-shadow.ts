import type { ShadowRun, ShadowTable } from '@huiyin/contract/automatic'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { checkTable, compileTable, shadowRun } from '../../../kernel/decisions/index.ts'
import { versionById } from '../../catalog/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { type DecisionWithTable, selectDecisionsOfItem } from './decisions.store.ts'

const monthMs = 31 * 86_400_000

/**
 * Lets the tables of a version decide again what tables of its item decided in the last month, on
 * the inputs as they were stored: no register is asked, nothing is changed. A table that could not
 * be published is left out.
 *
 * @throws Refusal `catalog/version-unknown`
 */
export async function runShadow(
  parts: ApplicationParts,
  actor: StaffActor,
  versionId: string,
): Promise<ShadowRun> {
  const { db, world } = parts
  const { regionCode } = actor
  const version = await versionById(db, regionCode, versionId)
  const until = world.now()
  const from = new Date(until.getTime() - monthMs)
  const asked = { regionCode, itemCode: version.code, from, until }
  const stored = await selectDecisionsOfItem(db, asked)
  const tables = version.content.handling.decisions
    .map(({ table }) => table)
    .filter((table) => checkTable(table).length === 0)
    .flatMap((table): ShadowTable[] => {
      const after = compileTable(table)
      const ofTable = stored.filter(({ tableId }) => tableId === table.id)
      return [...Map.groupBy(ofTable, ({ tableHash }) => tableHash).values()].flatMap((same) =>
        compare(after, same),
      )
    })
  return { from: formatInstant(from), until: formatInstant(until), tables }
}

function compare(
  after: ReturnType<typeof compileTable>,
  stored: readonly DecisionWithTable[],
): ShadowTable[] {
  const [first] = stored
  const old = first?.plan.decisions?.find(({ step }) => step === first.stepId)
  if (first === undefined || old === undefined) return []
  const report = shadowRun({ before: compileTable(old.table), after }, stored)
  return [
    {
      ...report,
      tableName: after.table.name,
      beforeHash: first.tableHash,
      afterHash: after.hash,
      changes: report.changes.map(({ examples, ...change }) => ({
        ...change,
        examples: [...examples],
      })),
    },
  ]
}
