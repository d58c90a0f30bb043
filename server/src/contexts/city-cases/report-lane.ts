import {
  inOrder,
  type Lane,
  type NewMatter,
  openLane,
  saveOutsideNumbers,
  settleByRegion,
} from '../../kernel/matter/index.ts'
import type { Matter } from '../../kernel/matter/lifecycle.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Routed, RouteWanted } from '../routing/index.ts'
import { findClass } from './classes.rules.ts'
import type { CaseParts } from './parts.ts'
import { nationalNumber } from './place.rules.ts'

/** Somebody of the public, who follows the report by the code of the receipt. */
export interface Citizen {
  readonly receiptCode: string
  readonly name?: string | undefined
  readonly phone?: string | undefined
}

/** A number of another system; one number is one case. */
export interface Outside {
  readonly system: string
  readonly number: string
}

/** A report that has been looked at and only has to be written. */
export interface PreparedReport {
  readonly regionCode: string
  readonly request: NewMatter
  readonly citizen: Citizen | undefined
  readonly wanted: RouteWanted
  readonly routed: Routed
  /** What the place it came from calls it. */
  readonly outside: Outside | undefined
  /** The closed case that is here again. */
  readonly recurs: { readonly matterId: string; readonly number: string } | undefined
}

export type ReportLane = Lane<PreparedReport, Matter>

/** The lane of reports: what comes while one batch commits is the next; a storm is answered with 429. */
export function openReportLane(parts: CaseParts): ReportLane {
  return openLane({
    async run(batch) {
      const settled = await settleByRegion(
        batch,
        ({ regionCode }) => regionCode,
        (regionCode, ofRegion) =>
          parts.db.transaction(regionCode, async (tx) => {
            const matters = await writeReports(tx, parts, ofRegion)
            return new Map(
              ofRegion.map((one, index) => {
                const value = matters[index]
                if (value === undefined) throw new Error('a case that was begun is not there')
                return [one, { ok: true, value } as const]
              }),
            )
          }),
      )
      return inOrder(batch, settled)
    },
  })
}

/** Writes reports within a transaction, each with its numbers and the closed case it recurs of. */
export async function writeReports(
  tx: Tx,
  parts: CaseParts,
  batch: readonly PreparedReport[],
): Promise<readonly Matter[]> {
  const reporters = await rememberCitizens(tx, parts, batch)
  const requests = batch.map((one) => ({ ...one.request, ...reporters.get(one) }))
  const begun = (await parts.matters.begin(tx, requests)).map(({ matter }) => matter)
  await nameNationally(tx, parts, begun)
  await nameAsOutside(tx, parts, { batch, begun })
  await parts.routing.noteGaps(
    tx,
    batch.map(({ request: { id: matterId }, wanted, routed }) => {
      const { kind, category } = wanted
      const className = kind === 'ticket' ? undefined : findClass(kind, category)?.name
      return { matterId, wanted, routed, className }
    }),
  )
  for (const [index, { request, recurs }] of batch.entries()) {
    const as = begun[index]?.number
    if (recurs === undefined || as === undefined) continue
    await parts.matters.link(tx, [{ from: recurs.matterId, to: request.id, reason: 'recurs' }])
    await flag(tx, parts, { number: recurs.number, as })
  }
  return begun
}

/** Who reports and leaves a telephone is masked: the unit reaches them through the platform. */
async function rememberCitizens(
  tx: Tx,
  { people }: CaseParts,
  batch: readonly PreparedReport[],
): Promise<ReadonlyMap<PreparedReport, Pick<NewMatter, 'identityGrade' | 'reportedBy'>>> {
  const reporters = new Map<PreparedReport, Pick<NewMatter, 'identityGrade' | 'reportedBy'>>()
  const named: PreparedReport[] = []
  for (const one of batch) {
    if (one.citizen === undefined) continue
    const { name, phone } = one.citizen
    if (name !== undefined || phone !== undefined) named.push(one)
    else reporters.set(one, { identityGrade: 'anonymous', reportedBy: null })
  }
  const ids = await people.remember(
    tx,
    named.map(({ citizen: { name, phone } = { name: undefined, phone: undefined } }) => ({
      kind: 'person' as const,
      identityGrade: 'masked' as const,
      retentionClass: 'complaint_contact' as const,
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
    })),
  )
  for (const [index, one] of named.entries()) {
    reporters.set(one, { identityGrade: 'masked', reportedBy: ids[index] ?? null })
  }
  return reporters
}

function nameNationally(tx: Tx, { world }: CaseParts, matters: readonly Matter[]): Promise<void> {
  return saveOutsideNumbers(
    tx,
    matters.map(({ id, number }) => ({
      matterId: id,
      system: '国标案件编号',
      number: nationalNumber(number),
      dueAt: null,
      replyState: 'none',
      notedAt: world.now(),
    })),
  )
}

function nameAsOutside(
  tx: Tx,
  { world }: CaseParts,
  named: { readonly batch: readonly PreparedReport[]; readonly begun: readonly Matter[] },
): Promise<void> {
  const notedAt = world.now()
  return saveOutsideNumbers(
    tx,
    named.batch.flatMap(({ outside }, index) => {
      const matterId = named.begun[index]?.id
      if (outside === undefined || matterId === undefined) return []
      return [{ matterId, ...outside, dueAt: null, replyState: 'none', notedAt }]
    }),
  )
}

/** A case that was reopened meanwhile is none that recurs. */
async function flag(
  tx: Tx,
  { matters }: CaseParts,
  { number, as }: { readonly number: string; readonly as: string },
): Promise<void> {
  await matters.actIn(tx, [
    {
      regionCode: tx.regionCode,
      number,
      act: 'flag_recurrence',
      version: undefined,
      fields: { number: as },
      acting: { kind: 'system' },
    },
  ])
}
