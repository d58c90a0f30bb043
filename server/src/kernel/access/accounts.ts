import type { NewAccount } from '@huiyin/contract/access'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import {
  claimLoginName,
  deleteSecondFactor,
  findAccount,
  insertCredential,
  lockAccount,
  saveSecondFactor,
  updateClosedAt,
  updatePassword,
} from './accounts.store.ts'
import type { StaffActor } from './actor.ts'
import { type AccessParts, factorContext } from './parts.ts'
import { oneTimePassword } from './password.rules.ts'
import { wasDone } from './security-log.store.ts'
import { logSecurity, type SecurityAct } from './security-log.ts'
import { endSessions } from './sessions.store.ts'

/** An act of an administrator on somebody's account, with where it came from. */
export interface AccountAct {
  readonly staffId: string
  readonly reason: string
  readonly address: string
}

export interface NewLogin {
  readonly staffId: string
  readonly loginName: string
  /** A lasting password, for the demo only; without it a one-time password is made. */
  readonly password?: string
  /** A bound authenticator with a known secret (base32), for the demo only. */
  readonly secondFactorSecret?: string
}

/**
 * Gives a member of staff an account without any right: what the person may do follows from posts
 * alone.
 *
 * @param input - `loginName` in lower case, unique in the whole installation
 * @returns the one-time password, told this once; `undefined` when a password was given
 * @throws Refusal `access/login-name-taken`, `access/account-exists`
 */
export async function createAccount(
  parts: AccessParts,
  tx: Tx,
  input: NewLogin,
): Promise<{ oneTimePassword: string | undefined }> {
  const { world, passwords, crypto } = parts
  const { staffId, loginName, secondFactorSecret } = input
  const { regionCode } = tx
  const given = input.password === undefined ? oneTimePassword(world.randomBytes(64)) : undefined
  const at = world.now()
  const known = await findAccount(tx, { regionCode, staffId })
  if (known !== undefined) throw new Refusal('access/account-exists')
  if (!(await claimLoginName(tx, { loginName, staffId }))) {
    throw new Refusal('access/login-name-taken', { loginName })
  }
  const passwordHash = await passwords.hash(given ?? input.password ?? '')
  const mustChange = given !== undefined
  await insertCredential(tx, { regionCode, staffId, loginName, passwordHash, mustChange, at })
  if (secondFactorSecret !== undefined) {
    const secretCipher = crypto.encrypt(secondFactorSecret, factorContext({ regionCode, staffId }))
    await saveSecondFactor(tx, { staffId, secretCipher, at, confirmedAt: at })
  }
  return { oneTimePassword: given }
}

/**
 * Opens an account for a new member of staff; by a system administrator, who gives no rights.
 *
 * @throws Refusal `access/login-name-taken`, `common/not-found` for an unknown unit
 */
export async function openAccount(
  parts: AccessParts,
  actor: StaffActor,
  input: NewAccount & { readonly address: string },
): Promise<{ staffId: string; oneTimePassword: string }> {
  const { db, org } = parts
  const { staffCode, displayName, unitCode, loginName, address } = input
  const unit = await org.unit(actor.regionCode, unitCode)
  if (unit === undefined) throw new Refusal('common/not-found', { unitCode })
  return db.transaction(actor.regionCode, async (tx) => {
    const ids = await org.save(tx, { staff: [{ staffCode, displayName, unitCode }] })
    const staffId = ids.get(staffCode) ?? ''
    const made = await createAccount(parts, tx, { staffId, loginName })
    await logAccount(parts, tx, actor, 'account-opened', { staffId, address, reason: loginName })
    return { staffId, oneTimePassword: made.oneTimePassword ?? '' }
  })
}

/**
 * Closes the account of somebody who leaves, if there is one, within the transaction of leaving.
 *
 * @returns whether there was an open or closed account
 * @throws Refusal `access/not-for-oneself`
 */
export async function closeAccount(
  parts: AccessParts,
  tx: Tx,
  actor: StaffActor,
  act: AccountAct,
): Promise<boolean> {
  requireOther(actor, act.staffId)
  const { regionCode } = tx
  const { staffId } = act
  const now = parts.world.now()
  if (!(await updateClosedAt(tx, { staffId, closedAt: now }))) return false
  await endSessions(tx, { regionCode, staffId, id: null, now })
  await logAccount(parts, tx, actor, 'account-closed', act)
  return true
}

/** Closes an account and ends its sessions, or opens it again; not one's own. */
export async function setAccountOpen(
  parts: AccessParts,
  actor: StaffActor,
  act: AccountAct & { readonly isOpen: boolean },
): Promise<void> {
  requireOther(actor, act.staffId)
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const isKnown = act.isOpen
      ? await updateClosedAt(tx, { staffId: act.staffId, closedAt: null })
      : await closeAccount(parts, tx, actor, act)
    if (!isKnown) throw new Refusal('common/not-found')
    if (act.isOpen) await logAccount(parts, tx, actor, 'account-reopened', act)
  })
}

/**
 * Gives somebody else a new one-time password and ends their sessions.
 *
 * @throws Refusal `access/not-for-oneself`, `access/both-factors`
 */
export async function resetPassword(
  parts: AccessParts,
  actor: StaffActor,
  act: AccountAct,
): Promise<string> {
  requireOther(actor, act.staffId)
  const { db, world, passwords } = parts
  const given = oneTimePassword(world.randomBytes(64))
  const passwordHash = await passwords.hash(given)
  const at = world.now()
  await db.transaction(actor.regionCode, async (tx) => {
    const { regionCode } = tx
    const { staffId } = act
    const account = await findAccount(tx, { regionCode, staffId })
    if (account === undefined) throw new Refusal('common/not-found')
    await refuseBothFactors(parts, tx, actor, { staffId, other: 'second-factor-removed' })
    await updatePassword(tx, { staffId, passwordHash, mustChange: true, at })
    await endSessions(tx, { regionCode, staffId, id: null, now: at })
    await logAccount(parts, tx, actor, 'password-reset', act)
  })
  return given
}

/**
 * Removes somebody else's lost authenticator and ends their sessions.
 *
 * @throws Refusal `access/not-for-oneself`, `access/both-factors`
 */
export async function removeSecondFactor(
  parts: AccessParts,
  actor: StaffActor,
  act: AccountAct,
): Promise<void> {
  requireOther(actor, act.staffId)
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const { regionCode } = tx
    const { staffId } = act
    await refuseBothFactors(parts, tx, actor, { staffId, other: 'password-reset' })
    if (!(await deleteSecondFactor(tx, staffId))) throw new Refusal('common/not-found')
    await endSessions(tx, { regionCode, staffId, id: null, now: parts.world.now() })
    await logAccount(parts, tx, actor, 'second-factor-removed', act)
  })
}

const bothFactorsApartMs = 86_400_000

/**
 * Who resets both factors of somebody holds everything needed to be that person. One administrator
 * does one of them within a day; for the other there is a second administrator, or the next day,
 * when the person has signed in, or has complained.
 */
async function refuseBothFactors(
  { world }: AccessParts,
  tx: Tx,
  actor: StaffActor,
  act: { readonly staffId: string; readonly other: SecurityAct },
): Promise<void> {
  await lockAccount(tx, act.staffId)
  const hasDoneOther = await wasDone(tx, {
    actor: `staff:${actor.staffId}`,
    what: act.other,
    subject: `staff:${act.staffId}`,
    since: new Date(world.now().getTime() - bothFactorsApartMs),
  })
  if (hasDoneOther) throw new Refusal('access/both-factors')
}

function requireOther(actor: StaffActor, staffId: string): void {
  if (actor.staffId === staffId) throw new Refusal('access/not-for-oneself')
}

function logAccount(
  { world }: AccessParts,
  tx: Tx,
  actor: StaffActor,
  what: SecurityAct,
  act: AccountAct,
): Promise<void> {
  return logSecurity(tx, world, {
    regionCode: tx.regionCode,
    actor: `staff:${actor.staffId}`,
    what,
    subject: `staff:${act.staffId}`,
    isSuccess: true,
    address: act.address,
    details: { reason: act.reason },
  })
}
