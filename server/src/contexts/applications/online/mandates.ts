import { addDays, endOfDay, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import { normaliseName, normalisePhone } from '../../../kernel/people/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { DraftSubject } from './draft.types.ts'
import {
  type AgentAct,
  findMandate,
  insertAgentAct,
  insertMandate,
  type MandateRow,
  type MandateState,
  revokeMandate,
  selectAgentActs,
  selectGranted,
  selectHeld,
} from './mandates.store.ts'
import { knownPeople, type OnlineParts, ownIds } from './own-ids.ts'

/** The longest a mandate may hold, in days; ours: what is forgotten ends by itself. */
export const mandateDaysMax = 365

/** Who is named as an agent: all three are proved before a mandate is of use. */
export interface AgentNamed {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

const agentKind = 'mandate-agent'
const agentText = ({ name, idNumber, phone }: AgentNamed) =>
  `${normaliseName(name)}|${idNumber}|${normalisePhone(phone)}`
const nameContext = (regionCode: string, mandateId: string) =>
  `${regionCode}|${mandateId}|mandate-agent`

/** Whether a mandate holds now for what is applied for. Pure. */
export function holds(
  mandate: MandateState | undefined,
  subject: DraftSubject,
  now: Date,
): mandate is MandateState {
  if (mandate === undefined || mandate.revokedAt !== null || mandate.validUntil <= now) return false
  return mandate.scopeCode === null || mandate.scopeCode === (subject.itemCode ?? subject.themeCode)
}

/**
 * Asked at every act of an agent, not only when something is handed in.
 *
 * @throws Refusal `applications/mandate-ended`
 */
export async function requireMandate(
  q: Queryable,
  parts: Pick<OnlineParts, 'world'>,
  asked: DraftSubject & { readonly regionCode: string; readonly mandateId: string | null },
): Promise<void> {
  if (asked.mandateId === null) return
  const mandate = await findMandate(q, asked.regionCode, asked.mandateId)
  if (!holds(mandate, asked, parts.world.now())) throw new Refusal('applications/mandate-ended')
}

/** Lets somebody apply in one's name, for one item or theme or for all, until a day. */
export async function grantMandate(
  parts: OnlineParts,
  session: CitizenSession,
  given: {
    readonly principalId: string
    readonly agent: AgentNamed
    readonly scopeCode: string | null
    /** `YYYY-MM-DD`, within {@link mandateDaysMax}. */
    readonly until: LocalDay
  },
): Promise<void> {
  const { crypto, world, db } = parts
  const { regionCode } = session
  const own = await ownIds(parts, session)
  if (!own.includes(given.principalId)) throw new Refusal('common/not-found')
  const id = world.newId()
  const { name } = given.agent
  await db.transaction(regionCode, (tx) =>
    insertMandate(tx, {
      id,
      principalId: given.principalId,
      agentLookup: crypto.lookup(agentText(given.agent), agentKind),
      agentNameCipher: crypto.encrypt(name, nameContext(regionCode, id)),
      scopeCode: given.scopeCode,
      grantedAt: world.now(),
      validUntil: endOfDay(given.until),
    }),
  )
}

/** The last day a mandate granted today may name. */
export function lastMandateDay(parts: Pick<OnlineParts, 'world'>): string {
  return addDays(localDayOf(parts.world.now()), mandateDaysMax)
}

/** @throws Refusal `common/not-found` for a mandate of anybody else */
export async function revoke(
  parts: OnlineParts,
  session: CitizenSession,
  id: string,
): Promise<void> {
  const principalIds = await ownIds(parts, session)
  const at = parts.world.now()
  const isDone = await parts.db.transaction(session.regionCode, (tx) =>
    revokeMandate(tx, { id, principalIds, at }),
  )
  if (!isDone) throw new Refusal('common/not-found')
}

/** A mandate as its principal sees it, with everything done under it. */
export interface GrantedMandate {
  readonly id: string
  readonly agentName: string
  readonly scopeCode: string | null
  readonly validUntil: Date
  readonly isOver: boolean
  readonly acts: readonly AgentAct[]
}

/** What somebody has granted, and what was done in their name. */
export async function grantedBy(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<readonly GrantedMandate[]> {
  const { regionCode } = session
  const rows = await selectGranted(parts.db, regionCode, await ownIds(parts, session))
  const acts = await selectAgentActs(
    parts.db,
    regionCode,
    rows.map(({ id }) => id),
  )
  const now = parts.world.now()
  return rows.map(({ id, agentNameCipher, scopeCode, validUntil, revokedAt }) => ({
    id,
    agentName: parts.crypto.decrypt(agentNameCipher, nameContext(regionCode, id)),
    scopeCode,
    validUntil,
    isOver: revokedAt !== null || validUntil <= now,
    acts: acts.filter(({ mandateId }) => mandateId === id),
  }))
}

/** A mandate an agent holds, with the name it is used in. */
export interface HeldMandate {
  readonly id: string
  readonly principalId: string
  readonly principalName: string
  readonly scopeCode: string | null
  readonly validUntil: Date
}

/**
 * The mandates that hold for who is signed in: whoever has the telephone that was named and told
 * the name and number that were named.
 */
export async function heldBy(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<readonly HeldMandate[]> {
  const { regionCode, phone } = session
  if (phone === null) return []
  const known = await knownPeople(parts, session)
  if (known.length === 0) return []
  const lookups = known.flatMap((one) =>
    parts.crypto.lookups(agentText({ ...one, phone }), agentKind),
  )
  const rows = await selectHeld(parts.db, regionCode, lookups)
  const now = parts.world.now()
  const valid = rows.filter((row) => row.revokedAt === null && row.validUntil > now)
  const people = await parts.people.own(
    parts.db,
    regionCode,
    valid.map(({ principalId }) => principalId),
  )
  const names = new Map(people.map((one) => [one.citizenId, one.name]))
  return valid.flatMap((row) => heldOf(row, names.get(row.principalId) ?? null))
}

function heldOf(row: MandateRow, principalName: string | null): HeldMandate[] {
  // Whose data were erased is nobody to act for.
  if (principalName === null) return []
  const { id, principalId, scopeCode, validUntil } = row
  return [{ id, principalId, principalName, scopeCode, validUntil }]
}

/** Writes down what an agent did, for whom it was done for. */
export async function noteAgentAct(
  parts: Pick<OnlineParts, 'db' | 'world'>,
  acted: {
    readonly regionCode: string
    readonly mandateId: string
    readonly matterId: string | null
    readonly act: string
  },
): Promise<void> {
  const { regionCode, ...rest } = acted
  const { db, world } = parts
  await db.transaction(regionCode, (tx) =>
    insertAgentAct(tx, { ...rest, id: world.newId(), happenedAt: world.now() }),
  )
}
