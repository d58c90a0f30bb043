import type {
  OutsideCompared,
  OutsideList,
  OutsideNumberRow,
  OutsideNumbers,
  OutsideNumbersQuery,
  outsideOutcomes,
} from '@huiyin/contract/outside-matters'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { type Lifecycle, lifecycleOf, sightOf, unitRef } from '../../../kernel/matter/index.ts'
import { pageOf } from '../../../platform/http/cursor.ts'
import type { ExchangeParts } from '../parts.ts'
import {
  findBearers,
  findOpenNumbers,
  findReplySlips,
  findSystems,
  type NumberInList,
  selectNumbers,
} from './outside.store.ts'

const limitUsual = 20
const list = 'outside numbers'

/**
 * The numbers of other systems and their matters of every kind, for the desk: what is open by the
 * date named outside, the most urgent first, or what is closed.
 */
export async function listNumbers(
  parts: ExchangeParts,
  actor: StaffActor,
  query: OutsideNumbersQuery,
): Promise<OutsideNumbers> {
  const sight = await sightOf(parts.org, actor)
  if (sight === undefined) return { rows: [], nextCursor: null, systems: [] }
  const { limit = limitUsual, cursor } = query
  const place = cursor === undefined ? undefined : parts.cursors.read(list, cursor)
  const [dueAt, matterId, number] = place ?? []
  const after =
    dueAt === undefined || matterId === undefined || number === undefined
      ? undefined
      : { dueAt: new Date(dueAt), matterId, number }
  // What lies in townships has its own supervising post; outside numbers are of one region.
  const here = { ...sight, regionCodes: [actor.regionCode] }
  const [found, systems] = await Promise.all([
    selectNumbers(parts.db, { sight: here, query, after, limit: limit + 1 }),
    findSystems(parts.db, actor.regionCode),
  ])
  const page = pageOf(parts.cursors, {
    list,
    rows: found,
    limit,
    place: (row) => [row.orderAt.toISOString(), row.matterId, row.number],
  })
  const rows = await Promise.all(page.rows.map((row) => rowOf(parts, actor.regionCode, row)))
  return { rows, nextCursor: page.nextCursor, systems }
}

async function rowOf(
  parts: ExchangeParts,
  regionCode: string,
  row: NumberInList,
): Promise<OutsideNumberRow> {
  const lifecycle = lifecycleOf(parts.matters.parts, row.kind)
  const now = parts.world.now()
  const at = (moment: Date | null) => (moment === null ? null : formatInstant(moment))
  return {
    system: row.system,
    number: row.number,
    matterNumber: row.matterNumber,
    kind: row.kind,
    kindLabel: lifecycle.label.zh,
    title: row.title,
    unit: await unitRef(parts, regionCode, row.unitCode),
    stage: row.stage,
    stateLabel: lifecycle.states[row.state]?.label.zh ?? row.state,
    outsideDueAt: at(row.dueAt),
    governs: row.governs,
    overdue: row.isOpen && !isAnswered(row) && row.dueAt !== null && row.dueAt < now,
    innerDueAt: at(row.innerDueAt),
    replyState: row.replyState,
    repliedAt: at(row.repliedAt),
    letterId: row.letterId,
    returns: row.returns,
    outcomes: outcomesOf(lifecycle, row),
  }
}

/** An answer that is out stops the clock until it comes back. */
function isAnswered({ replyState }: NumberInList): boolean {
  return replyState === 'waiting' || replyState === 'sent' || replyState === 'accepted'
}

const actOf = { received: 'receive', accepted: 'accept', returned: 'send_back' } as const

/** What the other system can have said: only of the number the matter came with. */
function outcomesOf(
  lifecycle: Lifecycle<unknown>,
  row: NumberInList,
): (typeof outsideOutcomes)[number][] {
  if (!row.isOwn) return []
  const possible = (['received', 'accepted', 'returned'] as const).filter((outcome) =>
    lifecycle.acts[actOf[outcome]]?.from.includes(row.state),
  )
  return possible.filter((outcome) => outcome !== 'received' || row.replyState === 'waiting')
}

/** The answers for another system, and what of its is still open here. */
export async function listOutside(
  { db }: ExchangeParts,
  of: { readonly regionCode: string; readonly system: string },
): Promise<OutsideList> {
  const rows = await findReplySlips(db, of)
  return {
    rows: rows.map(({ outsideDueAt, repliedAt, ...row }) => ({
      ...row,
      outsideDueAt: formatInstant(outsideDueAt),
      repliedAt: repliedAt === null ? null : formatInstant(repliedAt),
    })),
  }
}

/** 差异清单: what the other system says is open with us, against what is open here, of any kind. */
export async function compareOutside(
  { db }: ExchangeParts,
  of: { readonly regionCode: string; readonly system: string; readonly numbers: readonly string[] },
): Promise<OutsideCompared> {
  const open = new Map(
    (await findOpenNumbers(db, of)).map(({ number, matterNumber }) => [number, matterNumber]),
  )
  const missing = of.numbers.filter((number) => !open.has(number))
  const closed = await findBearers(db, { ...of, numbers: missing })
  const known = new Set(closed.map(({ number }) => number))
  const there = new Set(of.numbers)
  return {
    unknownHere: missing.filter((number) => !known.has(number)),
    closedHere: closed,
    onlyHere: [...open]
      .filter(([number]) => !there.has(number))
      .map(([number, matterNumber]) => ({ number, matterNumber })),
    same: of.numbers.length - missing.length,
  }
}
