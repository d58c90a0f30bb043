import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import { type Access, type SecurityEvent, type StaffActor, staffOf } from '../access/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Matters } from '../matter/index.ts'
import type { Notices } from '../notices/index.ts'
import type { Org, OrgSnapshot, Unit, UnitBelongings } from '../org/index.ts'

/** What units and people are administered with. */
export interface AdministrationParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly ledger: Pick<Ledger, 'append'>
  readonly access: Pick<Access, 'log'>
  /** Everything that belongs to units, of every module. */
  readonly belongings: readonly UnitBelongings[]
}

/** What leaving and moving need beside it. */
export interface DepartureParts extends AdministrationParts {
  readonly matters: Pick<Matters, 'heldBy' | 'handOver'>
  readonly notices: Pick<Notices, 'readdress'>
  readonly access: Pick<Access, 'log' | 'hasAccount' | 'closeAccount' | 'doorkeeper'>
}

/** Who administers, and from where. */
export interface Administrator {
  readonly actor: StaffActor
  readonly address: string
}

/** Where the documentation lists the routes of administration. */
export const tags = ['administration']
/** What an act answers that makes nothing new. */
export const nothing = { 204: Type.Null() }

/** Who administers, and from which address. */
export function administratorOf(request: FastifyRequest): Administrator {
  return { actor: staffOf(request), address: request.ip }
}

/** Writes an act of an administrator to the security log, in the transaction that did it. */
export function record(
  tx: Tx,
  { access }: Pick<AdministrationParts, 'access'>,
  { actor, address }: Administrator,
  event: Pick<SecurityEvent, 'what' | 'subject' | 'details'>,
): Promise<void> {
  const { regionCode } = tx
  const by = `staff:${actor.staffId}`
  return access.log(tx, { regionCode, actor: by, isSuccess: true, address, ...event })
}

/** @throws Refusal `administration/unknown-unit` */
export function getUnit(organisation: OrgSnapshot, code: string): Unit {
  const unit = organisation.unit(code)
  if (unit === undefined) throw new Refusal('administration/unknown-unit', { unitCode: code })
  return unit
}

/** What belongs to units now, by kind and unit; kinds of which there is nothing are left out. */
export async function countBelongings(
  q: Queryable,
  { belongings }: Pick<AdministrationParts, 'belongings'>,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ kind: string; unitCode: string; count: number }[]> {
  const found: { kind: string; unitCode: string; count: number }[] = []
  for (const { kind, count } of belongings) {
    for (const [unitCode, n] of await count(q, asked)) {
      if (n > 0) found.push({ kind, unitCode, count: n })
    }
  }
  return found
}
