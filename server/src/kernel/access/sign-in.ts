import type { SignIn } from '@huiyin/contract/access'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import {
  type Account,
  findAccount,
  findLoginName,
  findSecondFactor,
  spendStep,
} from './accounts.store.ts'
import { beginAttempt, type CountedAttempt } from './attempts.ts'
import { type AccessParts, factorContext } from './parts.ts'
import { isPasswordOff } from './password-off.ts'
import { stepOfCode } from './second-factor.ts'
import { logSecurity } from './security-log.ts'
import { endSessions, insertSession, type Session } from './sessions.store.ts'
import { decideBeforeWork, firstSetting, isOneTimePasswordExpired } from './settings.rules.ts'
import { findSetting } from './settings.store.ts'
import { mintSessionToken } from './tokens.ts'

/** A session that has just begun; the token is told once. */
export interface BegunSession {
  readonly token: string
  readonly session: Session
}

/**
 * Signs a member of staff in: name and password, then the code where one is bound. What is wrong
 * is never said more exactly than "name or password", and a name that nobody has costs as much
 * work as one that somebody has.
 *
 * @throws Refusal `access/sign-in-refused`, `access/code-needed`, `access/code-refused`,
 *   `access/too-many-attempts`, `access/one-time-password-expired`
 */
export async function signIn(
  parts: AccessParts,
  input: SignIn & { readonly address: string },
): Promise<BegunSession> {
  const now = parts.world.now()
  const loginName = input.loginName.trim().toLowerCase()
  const attempt = await beginAttempt(parts.db, { loginName, address: input.address }, now)
  const account = await accountOf(parts, loginName)
  const isRight = await parts.passwords.isRight(account?.passwordHash, input.password)
  if (!isRight || account === undefined || !isOpen(account)) {
    await refuse(parts, { account, loginName, address: input.address, because: 'password' })
    throw new Refusal('access/sign-in-refused')
  }
  if (isOneTimePasswordExpired(account, now)) {
    await refuse(parts, { account, loginName, address: input.address, because: 'expired' })
    throw new Refusal('access/one-time-password-expired')
  }
  if (await isPasswordOff(parts, account)) {
    await attempt.forgiven()
    throw new Refusal('access/password-off')
  }
  const hasSecondFactor = await checkCode(parts, account, input, attempt)
  await attempt.succeeded()
  return parts.db.transaction(account.regionCode, (tx) =>
    beginSession(parts, tx, { account, hasSecondFactor, address: input.address }),
  )
}

/**
 * Begins a session in the transaction of its region: at sign-in, and anew whenever what the
 * session may do changes, so that an older token never grows.
 */
export async function beginSession(
  parts: AccessParts,
  tx: Tx,
  who: { account: Account; hasSecondFactor: boolean; address: string },
): Promise<BegunSession> {
  const { world, org } = parts
  const { regionCode, staffId } = who.account
  const now = world.now()
  const setting = (await findSetting(tx, { regionCode, now })) ?? firstSetting
  const posts = await org.postsOf(tx, regionCode, staffId, localDayOf(now))
  const person = {
    ...who.account,
    hasSecondFactor: who.hasSecondFactor,
    roles: posts.map((post) => post.role),
  }
  const token = mintSessionToken(world, regionCode)
  const session: Session = {
    regionCode,
    tokenHash: token.hash,
    id: world.newId(),
    staffId,
    beforeWork: decideBeforeWork(person, setting, now),
    startedAt: now,
    lastSeenAt: now,
    idleUntil: new Date(now.getTime() + setting.sessionIdleMinutes * 60_000),
    endsAt: new Date(now.getTime() + setting.sessionHours * 3_600_000),
    address: who.address,
  }
  await insertSession(tx, session)
  const deputyFor = posts.flatMap((post) => post.deputyFor ?? [])
  await logSecurity(tx, world, {
    regionCode,
    actor: `staff:${staffId}`,
    what: 'sign-in',
    isSuccess: true,
    address: who.address,
    details: deputyFor.length > 0 ? { deputyFor } : {},
  })
  return { token: token.text, session }
}

/** Ends every session of a person and begins a new one: after a change of password or factor. */
export async function renewSession(
  parts: AccessParts,
  tx: Tx,
  who: { account: Account; hasSecondFactor: boolean; address: string },
): Promise<BegunSession> {
  const { regionCode, staffId } = who.account
  await endSessions(tx, { regionCode, staffId, id: null, now: parts.world.now() })
  return beginSession(parts, tx, who)
}

async function accountOf({ db }: AccessParts, loginName: string): Promise<Account | undefined> {
  const place = await findLoginName(db, loginName)
  return place && findAccount(db, place)
}

function isOpen(account: Account): boolean {
  return account.closedAt === null && account.staffState === 'active'
}

/** @returns whether an authenticator is bound; when one is, its code was right and is now spent */
async function checkCode(
  parts: AccessParts,
  account: Account,
  input: SignIn & { readonly address: string },
  attempt: CountedAttempt,
): Promise<boolean> {
  const { regionCode, staffId, loginName } = account
  const factor = await findSecondFactor(parts.db, account)
  if (factor === undefined || factor.confirmedAt === null) return false
  if (input.code === undefined) {
    await attempt.forgiven()
    throw new Refusal('access/code-needed')
  }
  const now = parts.world.now()
  const secret = parts.crypto.decrypt(factor.secretCipher, factorContext(account))
  const step = stepOfCode(secret, input.code, now)
  const spent = { regionCode, staffId, step: step ?? 0, confirmedAt: null }
  if (step === undefined || !(await spendStep(parts.db, spent))) {
    await refuse(parts, { account, loginName, address: input.address, because: 'code' })
    throw new Refusal('access/code-refused')
  }
  return true
}

async function refuse(
  { db, world, org }: AccessParts,
  refused: {
    account: Account | undefined
    loginName: string
    address: string
    because: 'password' | 'expired' | 'code'
  },
): Promise<void> {
  const { account, address, because } = refused
  const regionCode = account?.regionCode ?? (await org.regions())[0]?.regionCode
  // Before the first region is registered there is nobody to sign in and no log to write.
  if (regionCode === undefined) return
  // An unknown name is masked: people type their password into the wrong field.
  const actor = account ? `staff:${account.staffId}` : `login:${refused.loginName.slice(0, 2)}***`
  const details = { because }
  await logSecurity(db, world, {
    regionCode,
    actor,
    what: 'sign-in',
    isSuccess: false,
    address,
    details,
  })
}
