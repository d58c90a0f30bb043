import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import { deleteAttempts, forgiveAttempts, lockAttempts, saveAttempts } from './attempts.store.ts'
import { type AttemptSubject, countAttempt, waitSeconds } from './lockout.rules.ts'
import { hashOf } from './tokens.ts'

/** One attempt that was counted and is not yet known to be good. */
export interface CountedAttempt {
  /** It was good: what counts against this person is forgotten. */
  succeeded(): Promise<void>
  /** It was no guess: it does not count, what came before does. */
  forgiven(): Promise<void>
}

const reason = 'a sign-in is counted before its region is known'

/**
 * Counts an attempt to sign in, before any password is looked at.
 *
 * @throws Refusal `access/too-many-attempts` while the name or the address is locked; the same for
 *   names that nobody has
 */
export async function beginAttempt(
  db: Db,
  who: { loginName: string; address: string },
  now: Date,
): Promise<CountedAttempt> {
  const kinds = new Map<string, AttemptSubject>()
  const subjects = (['login-at-address', 'login', 'address'] as const).map((kind) => {
    const subject = subjectOf(kind, who)
    kinds.set(subject.toString('hex'), kind)
    return subject
  })
  await db.crossRegionTransaction(reason, async (tx) => {
    const rows = await lockAttempts(tx, subjects, now)
    const retryAfterSeconds = Math.max(...rows.map((row) => waitSeconds(row, now)))
    if (retryAfterSeconds > 0) throw new Refusal('access/too-many-attempts', { retryAfterSeconds })
    const counted = rows.map((row) => {
      const kind = kinds.get(row.subject.toString('hex')) ?? 'address'
      return { subject: row.subject, ...countAttempt(kind, row, now) }
    })
    await saveAttempts(tx, counted)
  })
  const [pair, login, address] = subjects as [Buffer, Buffer, Buffer]
  return {
    async succeeded() {
      await deleteAttempts(db, [pair, login])
      await forgiveAttempts(db, [address])
    },
    forgiven: () => forgiveAttempts(db, subjects),
  }
}

function subjectOf(kind: AttemptSubject, who: { loginName: string; address: string }): Buffer {
  const name = who.loginName.toLowerCase()
  if (kind === 'login') return hashOf(`login ${name}`)
  if (kind === 'address') return hashOf(`address ${who.address}`)
  return hashOf(`login ${name} at ${who.address}`)
}
