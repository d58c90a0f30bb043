import assert from 'node:assert/strict'
import type { MatterKind } from '@huiyin/contract/matter'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { Numbers } from '../numbers/index.ts'
import type { OrgSnapshot } from '../org/index.ts'
import { type Change, withUnitsOfToday } from './changes.rules.ts'
import { changeClocks, nextDue } from './clocks.rules.ts'
import type {
  ClockChange,
  IdentityGrade,
  LetterWanted,
  Matter,
  MatterClock,
  NoticeWanted,
  Risk,
  TextWritten,
} from './lifecycle.ts'
import type { Opening } from './matter.store.ts'
import { type ActParts, calendarsOf, lifecycleOf } from './take-acts.ts'
import { takeNumbers } from './take-numbers.ts'
import { wordsOf } from './words.rules.ts'
import { type Written, writeChanges } from './write-changes.ts'

/** A matter to be opened, with its context's row and everything that starts with it. */
export interface NewMatter {
  readonly id: string
  readonly kind: MatterKind
  readonly state: string
  readonly title: string
  readonly itemCode: string | null
  readonly accountableUnitCode: string
  readonly holder: { readonly unitCode: string; readonly staffId: string | null }
  readonly aboutUnitCode?: string | null
  readonly aboutStaffId?: string | null
  readonly risk: Risk
  readonly identityGrade: IdentityGrade
  readonly reportedBy?: string | null
  readonly opening: Opening
  readonly openedAt: Date
  /** When it had ended before it came here, as a row of a ledger that is taken over. */
  readonly closedAt?: Date
  readonly row: unknown
  readonly clocks: readonly ClockChange[]
  readonly texts?: readonly TextWritten[]
  readonly evidenceIds?: readonly string[]
  /** Further words it is found by: keyed hashes of phone and name, a window, a staff number. */
  readonly words?: readonly string[]
  /** May use the number and the dates, which exist only once the matter does. */
  readonly letters?: (matter: Matter, clocks: readonly MatterClock[]) => readonly LetterWanted[]
  readonly notices?: (matter: Matter) => readonly NoticeWanted[]
  readonly body?: Readonly<Record<string, unknown>>
}

/**
 * Opens many matters of one region in the caller's transaction: number, clocks, row, ledger entry,
 * letters and notices, in as many statements as for one.
 */
export async function beginMatters(
  tx: Tx,
  parts: ActParts & { readonly numbers: Numbers },
  requests: readonly NewMatter[],
): Promise<readonly Change[]> {
  if (requests.length === 0) return []
  const numbered = await assignNumbers(tx, parts, requests)
  const organisation = await parts.org.snapshot(tx.regionCode)
  const written = numbered.map(([request, number]) => open(parts, organisation, request, number))
  await writeChanges(tx, parts, written)
  return written.map(({ change }) => change)
}

async function assignNumbers(
  tx: Tx,
  parts: ActParts & { readonly numbers: Numbers },
  requests: readonly NewMatter[],
): Promise<[NewMatter, string][]> {
  const numbers = new Map<NewMatter, string>()
  const series = (request: NewMatter) =>
    `${lifecycleOf(parts, request.kind).numberPrefix} ${localDayOf(request.openedAt)}`
  for (const [key, ofSeries] of Map.groupBy(requests, series)) {
    const [prefix = '', day = ''] = key.split(' ')
    const wanted = { prefix, regionCode: tx.regionCode, day }
    const taken = await takeNumbers(parts.numbers, wanted, ofSeries.length)
    for (const [index, request] of ofSeries.entries()) numbers.set(request, taken[index] ?? '')
  }
  return requests.map((request) => [request, numbers.get(request) ?? ''])
}

function open(
  parts: ActParts,
  { regionCode, currentUnit }: OrgSnapshot,
  request: NewMatter,
  number: string,
): Written {
  const lifecycle = lifecycleOf(parts, request.kind)
  const at = request.openedAt
  const clocks = changeClocks([], request.clocks, at, calendarsOf(parts, { regionCode }))
  const due = nextDue(clocks)
  const isClosed = request.closedAt !== undefined
  assert(isClosed === (due === undefined), `${request.kind} ${request.state}: clocks do not fit`)
  const texts = request.texts ?? []
  const matter: Matter = {
    regionCode,
    id: request.id,
    number,
    kind: request.kind,
    state: request.state,
    stage: lifecycle.states[request.state]?.stage ?? 'received',
    version: 1,
    title: request.title,
    itemCode: request.itemCode,
    accountableUnitCode: currentUnit(request.accountableUnitCode),
    holderUnitCode: currentUnit(request.holder.unitCode),
    holderStaffId: request.holder.staffId,
    aboutUnitCode: request.aboutUnitCode ? currentUnit(request.aboutUnitCode) : null,
    aboutStaffId: request.aboutStaffId ?? null,
    risk: request.risk,
    identityGrade: request.identityGrade,
    reportedBy: request.reportedBy ?? null,
    supervised: false,
    countInAssessment: true,
    exclusionReason: null,
    openedAt: at,
    closedAt: request.closedAt ?? null,
    nextDueAt: due?.dueAt ?? null,
    nextClock: due?.name ?? null,
    words: wordsOfMatter(request, texts),
  }
  const change: Change = {
    lifecycle,
    before: undefined,
    matter,
    row: request.row,
    clocks,
    clocksBefore: [],
    act: 'open',
    actor: request.opening.enteredBy,
    happenedAt: at,
    effects: withUnitsOfToday(
      {
        state: request.state,
        clocks: request.clocks,
        texts,
        ...(request.evidenceIds ? { evidenceIds: request.evidenceIds } : {}),
        letters: request.letters?.(matter, clocks) ?? [],
        notices: request.notices?.(matter) ?? [],
        body: request.body ?? {},
      },
      currentUnit,
    ),
  }
  return { change, opening: request.opening }
}

function wordsOfMatter(request: NewMatter, texts: readonly TextWritten[]): readonly string[] {
  const found = wordsOf(request.title, ...texts.map((text) => text.body))
  return [...new Set([...found, ...(request.words ?? [])])]
}
