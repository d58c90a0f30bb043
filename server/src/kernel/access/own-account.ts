import type { PasswordChange } from '@huiyin/contract/access'
import { Refusal } from '../../platform/http/index.ts'
import { qrSvg } from '../../platform/qr/index.ts'
import {
  type Account,
  findAccount,
  findSecondFactor,
  saveSecondFactor,
  spendStep,
  updatePassword,
} from './accounts.store.ts'
import type { StaffActor } from './actor.ts'
import { beginAttempt } from './attempts.ts'
import { type AccessParts, factorContext } from './parts.ts'
import { isStrongPassword } from './password.rules.ts'
import { enrolmentUri, newSecret, stepOfCode } from './second-factor.ts'
import { logSecurity } from './security-log.ts'
import { type BegunSession, renewSession } from './sign-in.ts'

/**
 * Changes one's own password; every other session of the person ends and this one is renewed.
 *
 * @throws Refusal `access/sign-in-refused` when the present password is wrong (counted as a
 *   failed sign-in), `access/password-too-weak`, `access/password-unchanged`
 */
export async function changePassword(
  parts: AccessParts,
  actor: StaffActor,
  input: PasswordChange & { readonly address: string },
): Promise<BegunSession> {
  const { db, world, passwords } = parts
  const account = await ownAccount(parts, actor)
  const who = { loginName: account.loginName, address: input.address }
  const attempt = await beginAttempt(db, who, world.now())
  if (!(await passwords.isRight(account.passwordHash, input.current))) {
    throw new Refusal('access/sign-in-refused')
  }
  await attempt.succeeded()
  if (input.next === input.current) throw new Refusal('access/password-unchanged')
  if (!isStrongPassword(input.next, account.loginName)) {
    throw new Refusal('access/password-too-weak')
  }
  const passwordHash = await passwords.hash(input.next)
  const at = world.now()
  return db.transaction(actor.regionCode, async (tx) => {
    await updatePassword(tx, { staffId: actor.staffId, passwordHash, mustChange: false, at })
    await logOwn(parts, tx, actor, 'password-changed', input.address)
    const factor = await findSecondFactor(tx, actor)
    return renewSession(parts, tx, {
      account: { ...account, passwordHash, mustChange: false, changedAt: at },
      hasSecondFactor: factor?.confirmedAt != null,
      address: input.address,
    })
  })
}

/**
 * Makes the secret for an authenticator. It counts only after {@link bindSecondFactor}.
 *
 * @throws Refusal `access/second-factor-exists`: only a security administrator removes one
 */
export async function beginSecondFactor(
  parts: AccessParts,
  actor: StaffActor,
  address: string,
): Promise<{ secret: string; uri: string; qrSvg: string }> {
  const { db, world, crypto } = parts
  const { loginName } = await ownAccount(parts, actor)
  const secret = newSecret(world)
  const secretCipher = crypto.encrypt(secret, factorContext(actor))
  await db.transaction(actor.regionCode, async (tx) => {
    const factor = { staffId: actor.staffId, secretCipher, at: world.now(), confirmedAt: null }
    const isBegun = await saveSecondFactor(tx, factor)
    if (!isBegun) throw new Refusal('access/second-factor-exists')
    await logOwn(parts, tx, actor, 'second-factor-begun', address)
  })
  const uri = enrolmentUri(secret, loginName)
  return { secret, uri, qrSvg: qrSvg({ url: uri }) }
}

/**
 * Binds the authenticator with its first code; the session is renewed.
 *
 * @throws Refusal `access/enrolment-not-begun`, `access/second-factor-exists`,
 *   `access/code-refused`
 */
export async function bindSecondFactor(
  parts: AccessParts,
  actor: StaffActor,
  input: { readonly code: string; readonly address: string },
): Promise<BegunSession> {
  const { db, world, crypto } = parts
  const account = await ownAccount(parts, actor)
  const factor = await findSecondFactor(db, actor)
  if (factor === undefined) throw new Refusal('access/enrolment-not-begun')
  if (factor.confirmedAt !== null) throw new Refusal('access/second-factor-exists')
  const now = world.now()
  const secret = crypto.decrypt(factor.secretCipher, factorContext(actor))
  const step = stepOfCode(secret, input.code, now)
  if (step === undefined) throw new Refusal('access/code-refused')
  return db.transaction(actor.regionCode, async (tx) => {
    const { regionCode, staffId } = actor
    const isFresh = await spendStep(tx, { regionCode, staffId, step, confirmedAt: now })
    if (!isFresh) throw new Refusal('access/code-refused')
    await logOwn(parts, tx, actor, 'second-factor-bound', input.address)
    return renewSession(parts, tx, { account, hasSecondFactor: true, address: input.address })
  })
}

async function ownAccount({ db }: AccessParts, actor: StaffActor): Promise<Account> {
  const account = await findAccount(db, actor)
  if (account === undefined) throw new Refusal('common/sign-in-needed')
  return account
}

function logOwn(
  { world }: AccessParts,
  tx: Parameters<typeof logSecurity>[0],
  actor: StaffActor,
  what: Parameters<typeof logSecurity>[2]['what'],
  address: string,
): Promise<void> {
  const { regionCode, staffId } = actor
  const event = { regionCode, actor: `staff:${staffId}`, what, isSuccess: true, address }
  return logSecurity(tx, world, event)
}
