import type { CaseKind, CaseLimits, CaseSource } from '@huiyin/contract/city-cases'
import type { Point } from '@huiyin/contract/routing'
import type { NewMatter } from '../../kernel/matter/index.ts'
import {
  clockTakenOver,
  type TakenOver,
  textsTakenOver,
} from '../../kernel/matter/taken-over.rules.ts'
import { wordsOf } from '../../kernel/matter/words.rules.ts'
import type { Rule } from '../../kernel/rulebook/index.ts'
import type { NewCityCase } from './case.types.ts'
import { cellOf, isPlace } from './place.rules.ts'

/** A case nobody has done anything about. */
export const untouchedCase = {
  componentCode: null,
  gridCode: null,
  areaCode: null,
  standardId: null,
  limit: null,
  closings: [],
  photos: 1,
  hazard: false,
  fenced: false,
  verified: null,
  reporterStaffId: null,
  handlerStaffId: null,
  handledBy: [],
  clockUnitCode: null,
  returns: 0,
  reworks: 0,
  delays: 0,
  delayAsked: null,
  suspendedUntil: null,
  suspensions: 0,
  disputed: null,
  disputes: 0,
  disputedAt: null,
  disputeEndedAt: null,
  closing: null,
  appeal: null,
  exempt: false,
  leadNumber: null,
  recursOf: null,
  recurredAs: null,
  withheld: false,
  reporterSays: null,
  checkedBy: [],
  leadEnded: false,
} as const satisfies Partial<NewCityCase>

/** A case of a former system. */
export interface PastCase extends TakenOver {
  readonly kind: CaseKind
  readonly category: string
  readonly source: CaseSource
  readonly point: Point | null
  readonly address: string | null
  readonly disputedAt: Date | null
  readonly disputeEndedAt: Date | null
}

/** What a case of a former system is made with. */
export interface PastSurroundings {
  readonly id: string
  readonly now: Date
  readonly enteredBy: string
  readonly acceptanceUnitCode: string
  readonly commandUnitCode: string
  readonly limits: Rule<CaseLimits>
}

/**
 * A case as it is taken over: closed as it was; open, it is with its unit, or waits to be accepted
 * where no unit is known. Nobody is told: a file may hold a hundred thousand.
 */
export function pastCase(past: PastCase, around: PastSurroundings): NewMatter {
  const { id, enteredBy, acceptanceUnitCode } = around
  const { unitCode, closedAt } = past
  const responsible = unitCode ?? acceptanceUnitCode
  const state = closedAt !== null ? 'closed' : unitCode === null ? 'reported' : 'handling'
  return {
    id,
    kind: 'city_case',
    state,
    title: past.title,
    itemCode: null,
    accountableUnitCode: responsible,
    holder: { unitCode: responsible, staffId: null },
    risk: 'normal',
    identityGrade: 'open',
    opening: { enteredBy, onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: past.openedAt,
    ...(closedAt === null ? {} : { closedAt }),
    row: rowOf(past, around),
    clocks: clocksOf(state, past, around),
    texts: textsTakenOver(past),
    words: wordsOf(past.number),
    body: { takenOverFrom: past.system, outside: past.number },
  }
}

function clocksOf(state: string, past: PastCase, { now, limits }: PastSurroundings) {
  const total = clockTakenOver('total', past, now)
  if (state === 'closed') return total
  if (state === 'handling') return [...total, ...clockTakenOver('handle', past, now)]
  const { value, version } = limits
  const since = now.toISOString()
  const accept = {
    name: 'accept',
    do: 'start',
    budget: value.accept,
    ruleVersion: version,
  } as const
  return [...total, { ...accept, since }]
}

function rowOf(
  past: PastCase,
  { acceptanceUnitCode, commandUnitCode, limits }: PastSurroundings,
): NewCityCase {
  const { point, closedAt, unitCode } = past
  const isThere = point !== null && isPlace(point, limits.value.defaultPoints)
  return {
    ...untouchedCase,
    kind: past.kind,
    category: past.category,
    source: past.source,
    longitude: point?.longitude ?? null,
    latitude: point?.latitude ?? null,
    cell: isThere ? cellOf(point) : null,
    address: past.address,
    routedUnitCode: unitCode ?? acceptanceUnitCode,
    routedBy: 'taken_over',
    acceptanceUnitCode,
    commandUnitCode,
    clockUnitCode: unitCode,
    disputes: past.disputedAt === null ? 0 : 1,
    disputedAt: past.disputedAt?.toISOString() ?? null,
    disputeEndedAt: past.disputeEndedAt?.toISOString() ?? null,
    closing: closedAt === null ? null : '原系统办结',
  }
}
