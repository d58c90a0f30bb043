import { localDayOf } from '@huiyin/contract/time'
import { compileTable, decide } from '../../../kernel/decisions/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { PlannedDecision } from '../application.types.ts'
import type { ApplicationParts } from '../parts.ts'
import { type DecisionRecord, insertDecision } from './decisions.store.ts'
import { gatherFacts, type Known, questionKey, questionsOf } from './facts.rules.ts'
import { automaticLimits } from './limits.rules.ts'
import {
  type ClaimedRun,
  claimRuns,
  lockWaitingRun,
  type RunState,
  type StepToDecide,
  selectStepToDecide,
  settleRun,
} from './runs.store.ts'
import { tableOfStep } from './straight.rules.ts'
import {
  counterfactualOf,
  describePerson,
  describeVerdict,
  type Verdict,
  verdictOf,
} from './verdict.rules.ts'

/** Longer than registers may take with all their tries: whoever dies leaves it to the next. */
const leaseMs = 60_000
/** Taken so often and never finished: a person has it. */
const claimsMax = 4
/** Steps asked about at the same time. */
const batchMax = 8
const roundsMax = 200

/**
 * Decides what waits for its table in a region. Registers are asked without a transaction; what
 * came of it is written in one, which only the first of two processes gets to write.
 *
 * @returns how many steps were looked at
 */
export async function decideDue(parts: ApplicationParts, regionCode: string): Promise<number> {
  const { db, world, clock } = parts
  await clock.load(regionCode)
  let looked = 0
  for (let round = 0; round < roundsMax; round += 1) {
    const now = world.now()
    const until = new Date(now.getTime() + leaseMs)
    const claimed = await db.transaction(regionCode, (tx) =>
      claimRuns(tx, { now, until, limit: batchMax }),
    )
    if (claimed.length === 0) break
    looked += claimed.length
    await Promise.all(claimed.map((run) => decideRun(parts, regionCode, run)))
  }
  return looked
}

async function decideRun(
  parts: ApplicationParts,
  regionCode: string,
  run: ClaimedRun,
): Promise<void> {
  const step = await selectStepToDecide(parts.db, regionCode, run.stepMatterId)
  const table = step === undefined ? undefined : tableOfStep(step.plan, step)
  if (step === undefined || table === undefined) {
    await parts.db.transaction(regionCode, (tx) => settleRun(tx, run.stepMatterId, 'overtaken'))
    return
  }
  const answers = run.claims > claimsMax ? undefined : await askRegisters(parts, table, step.form)
  const record = judge(parts, { step, table, answers })
  await parts.db.transaction(regionCode, (tx) => write(tx, parts, step, record))
}

/** All questions at once: the slowest register decides how long it takes. */
async function askRegisters(
  { registers }: ApplicationParts,
  table: PlannedDecision,
  form: Known['form'],
): Promise<Known['answers']> {
  const questions = questionsOf(table, form)
  return new Map(
    await Promise.all(
      questions.map(async (one) => [questionKey(one), await registers.ask(one)] as const),
    ),
  )
}

function judge(
  parts: ApplicationParts,
  given: {
    readonly step: StepToDecide
    readonly table: PlannedDecision
    readonly answers: Known['answers'] | undefined
  },
): DecisionRecord {
  const { step, table } = given
  const { world, rulebook } = parts
  const compiled = compileTable(table.table)
  const now = world.now()
  const { form, materials } = step
  const known = { form, materials, answers: given.answers ?? new Map(), askedAt: now }
  const { facts, origins } = gatherFacts(table, known)
  const decision = decide(compiled, facts)
  const verdict: Verdict =
    given.answers === undefined
      ? { verdict: 'person', reason: 'not_asked' }
      : verdictOf(compiled, decision, table.automatic)
  const { reviewAskDays } = rulebook.inForce(
    step.regionCode,
    automaticLimits,
    localDayOf(now),
  ).value
  const other = counterfactualOf(compiled, decision)
  const explanation =
    verdict.verdict === 'person'
      ? describePerson(verdict, { compiled, decision, origins })
      : describeVerdict(compiled, { decision, origins, reviewDays: reviewAskDays })
  return {
    id: world.newId(),
    applicationId: step.applicationId,
    stepMatterId: step.stepMatterId,
    number: step.applicationNumber,
    itemCode: table.itemCode,
    versionHash: step.plan.items.find(({ code }) => code === table.itemCode)?.hash ?? '',
    stepId: step.stepId,
    tableId: table.table.id,
    tableHash: decision.tableHash,
    verdict: verdict.verdict,
    reason: verdict.verdict === 'person' ? verdict.reason : null,
    decision,
    origins,
    explanation,
    counterfactual: other?.words.zh ?? null,
    decidedAt: now,
  }
}

/** The step, its application, the record and the mark that it is done: together or not at all. */
async function write(
  tx: Tx,
  parts: ApplicationParts,
  step: StepToDecide,
  record: DecisionRecord,
): Promise<void> {
  if (!(await lockWaitingRun(tx, step.stepMatterId))) return
  const state = await act(tx, parts, step, record)
  if (state !== 'overtaken') await insertDecision(tx, record)
  await settleRun(tx, step.stepMatterId, state)
}

async function act(
  tx: Tx,
  parts: ApplicationParts,
  step: StepToDecide,
  record: DecisionRecord,
): Promise<RunState> {
  const { regionCode, stepNumber, applicationNumber } = step
  const acting = { kind: 'system' } as const
  const system = (number: string, name: string, fields: Readonly<Record<string, unknown>>) =>
    ({ regionCode, number, act: name, version: undefined, fields, acting }) as const
  const { verdict, explanation } = record
  const ofStep =
    verdict === 'person'
      ? system(stepNumber, 'leave_to_person', { reason: explanation })
      : system(stepNumber, 'decide_by_table', {
          outcome: verdict === 'approve' ? 'passed' : 'failed',
          opinion: explanation,
          decision: record.id,
          tableHash: record.tableHash,
        })
  const ofApplication =
    verdict === 'person'
      ? [system(applicationNumber, 'leave_to_person', { reason: explanation })]
      : []
  const outcomes = await parts.matters.actIn(tx, [ofStep, ...ofApplication])
  const outcome = outcomes.get(ofStep)
  if (outcome?.ok === true) return verdict === 'person' ? 'person' : 'decided'
  // A person was quicker, or the applicant withdrew: what they did stands.
  const isOvertaken =
    outcome?.error instanceof Refusal && outcome.error.code === 'matter/act-not-now'
  if (isOvertaken) return 'overtaken'
  throw outcome?.error ?? new Error(`no outcome for ${stepNumber}`)
}
