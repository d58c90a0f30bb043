import type {
  AutomaticDecision,
  AutomaticDecisions,
  AutomaticDraws,
} from '@huiyin/contract/automatic'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { compileTable, describeInput } from '../../../kernel/decisions/index.ts'
import { getVisibleMatter, type WorkListParts } from '../../../kernel/matter/index.ts'
import { loadApplications } from '../application.store.ts'
import type { Plan } from '../application.types.ts'
import type { ApplicationParts } from '../parts.ts'
import { type DecisionRecord, selectDecisionsOf } from './decisions.store.ts'
import { selectDraws } from './rechecks.store.ts'

const drawsMax = 60

/** What tables said of an application, for whoever may see it. */
export async function showDecisions(
  parts: ApplicationParts & { readonly work: WorkListParts },
  actor: StaffActor,
  number: string,
): Promise<AutomaticDecisions> {
  const { matter } = await getVisibleMatter(parts.work, actor, number)
  const rows = await loadApplications(parts.db, matter.regionCode, [matter.id])
  const plan = rows.get(matter.id)?.plan
  if (plan === undefined) return { rows: [] }
  const records = await selectDecisionsOf(parts.db, matter.regionCode, matter.id)
  return { rows: records.flatMap((record) => shown(plan, record)) }
}

/** How the decisions of the last nights were drawn for audit, newest first. */
export async function showDraws(
  { db }: ApplicationParts,
  regionCode: string,
): Promise<AutomaticDraws> {
  const draws = await selectDraws(db, regionCode, drawsMax)
  return {
    rows: draws.map(({ drawnAt, drawnFrom, drawn, ...draw }) => ({
      ...draw,
      drawnAt: formatInstant(drawnAt),
      drawnFrom: [...drawnFrom],
      drawn: [...drawn],
    })),
  }
}

function shown(plan: Plan, record: DecisionRecord): AutomaticDecision[] {
  const planned = plan.decisions?.find(({ step }) => step === record.stepId)
  if (planned === undefined) return []
  const { table } = compileTable(planned.table)
  const { decision, origins } = record
  return [
    {
      id: record.id,
      step: plan.steps.find(({ id }) => id === record.stepId)?.name ?? record.stepId,
      verdict: record.verdict,
      explanation: record.explanation,
      counterfactual: record.counterfactual,
      tableName: table.name,
      tableHash: record.tableHash,
      versionHash: record.versionHash,
      rules: decision.outcome === 'decided' ? decision.conclusions.map(({ rule }) => rule) : [],
      inputs: decision.inputs.flatMap(({ id, name, value }) => {
        const input = table.inputs.find((one) => one.id === id)
        const origin = origins.find((one) => one.input === id)
        if (input === undefined || origin === undefined) return []
        return {
          name,
          value: value === null ? null : describeInput(input, value).zh,
          origin: origin.from,
          source: origin.name,
          responseId: origin.responseId ?? null,
          at: origin.at ?? null,
          fault: origin.fault ?? null,
        }
      }),
      decidedAt: formatInstant(record.decidedAt),
    },
  ]
}
