import { localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { tellSupervisors } from '../../catalog/index.ts'
import { loadApplications } from '../application.store.ts'
import type { ApplicationParts } from '../parts.ts'
import { queueRuns, selectPlannedSteps } from './runs.store.ts'
import { isAcceptedByItself, tableOfStep } from './straight.rules.ts'

type Heard = (tx: Tx, entries: readonly AppendedEntry[]) => Promise<void>

const idsOf = (entries: readonly AppendedEntry[]) => [
  ...new Set(entries.map(({ streamId }) => streamId)),
]

/** Accepts what has come in whole and is decided by a table; a person may have been quicker. */
export function acceptComplete(parts: ApplicationParts): Heard {
  return async (tx, entries) => {
    await parts.clock.load(tx.regionCode)
    const matters = await parts.matters.lock(tx, idsOf(entries))
    const rows = await loadApplications(tx, tx.regionCode, idsOf(entries))
    const ready = matters.filter(({ id, state }) => {
      const row = rows.get(id)
      return state === 'submitted' && row !== undefined && isAcceptedByItself(row)
    })
    await takeAll(tx, parts, ready, 'accept_automatically')
  }
}

/** Hands a step that has begun to its table, and has it decided as soon as this is committed. */
export function queueSteps(parts: ApplicationParts, wake: (tx: Tx) => Promise<void>): Heard {
  return async (tx, entries) => {
    const steps = await selectPlannedSteps(tx, idsOf(entries))
    const ours = steps.filter((step) => tableOfStep(step.plan, step) !== undefined)
    if (ours.length === 0) return
    await queueRuns(tx, ours, parts.world.now())
    await wake(tx)
  }
}

/** What a table granted is issued in the same minute. */
export function issueGranted(parts: ApplicationParts): Heard {
  return async (tx, entries) => {
    await parts.clock.load(tx.regionCode)
    const matters = await parts.matters.lock(tx, idsOf(entries))
    const rows = await loadApplications(tx, tx.regionCode, idsOf(entries))
    const granted = matters.filter(
      ({ id, state }) => state === 'issuing' && rows.get(id)?.decisionId,
    )
    await takeAll(tx, parts, granted, 'issue_electronically')
  }
}

/** And delivered as soon as its certificates are there, unless paper was asked for. */
export function deliverIssued(parts: ApplicationParts): Heard {
  return async (tx, entries) => {
    await parts.clock.load(tx.regionCode)
    const matters = await parts.matters.lock(tx, idsOf(entries))
    const rows = await loadApplications(tx, tx.regionCode, idsOf(entries))
    const ready = matters.filter(({ id, state }) => {
      const row = rows.get(id)
      const isThere = row?.decisionId && row.certificateNumber !== null
      return state === 'delivering' && isThere && row.deliveryWay === 'counter'
    })
    await takeAll(tx, parts, ready, 'deliver_electronically')
  }
}

/** 审管衔接: every decision, a person's or a table's, is told to the section that supervises. */
export function tellDecisions(parts: ApplicationParts): Heard {
  return async (tx, entries) => {
    const decided = entries.filter(({ body }) => isDecision(body.outcome))
    const rows = await loadApplications(tx, tx.regionCode, idsOf(decided))
    const matters = new Map(
      (await parts.matters.lock(tx, idsOf(decided))).map((matter) => [matter.id, matter]),
    )
    for (const { streamId, body } of decided) {
      const row = rows.get(streamId)
      const matter = matters.get(streamId)
      if (row === undefined || matter === undefined) continue
      for (const { code } of row.plan.items) {
        await tellSupervisors(tx, parts, {
          itemCode: code,
          matterNumber: matter.number,
          decision: String(body.outcome),
          acceptedOn: localDayOf(row.acceptedAt ?? matter.openedAt),
        })
      }
    }
  }
}

const isDecision = (outcome: unknown) => outcome === 'granted' || outcome === 'refused'

async function takeAll(
  tx: Tx,
  parts: ApplicationParts,
  matters: readonly { readonly number: string }[],
  act: string,
): Promise<void> {
  if (matters.length === 0) return
  const outcomes = await parts.matters.actIn(
    tx,
    matters.map(({ number }) => ({
      regionCode: tx.regionCode,
      number,
      act,
      version: undefined,
      fields: {},
      acting: { kind: 'system' } as const,
    })),
  )
  for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
}
