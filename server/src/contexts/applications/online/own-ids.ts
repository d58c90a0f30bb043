import type { CitizenSession, Citizens } from '../../../kernel/citizens/index.ts'
import type { CryptoProvider } from '../../../platform/crypto/index.ts'
import type { ApplicationParts } from '../parts.ts'

/** What applying online needs beside the rest. */
export interface OnlineParts extends ApplicationParts {
  readonly crypto: CryptoProvider
  readonly citizens: Citizens
}

/** Everybody this session has shown to be; nobody while the phone alone is proved. */
export async function ownIds(
  { db, citizens }: Pick<OnlineParts, 'db' | 'citizens'>,
  session: CitizenSession,
): Promise<readonly string[]> {
  const { accountId } = session
  return accountId === null ? [] : citizens.claimed(db, { ...session, accountId })
}

/** What the account knows of its person: it need not be told again, and cannot be told otherwise. */
export interface KnownPerson {
  readonly name: string
  readonly idNumber: string
}

/** The person of an account, where name and identity number are known. */
export async function knownPerson(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<KnownPerson | null> {
  const ids = await ownIds(parts, session)
  const own = await parts.people.own(parts.db, session.regionCode, ids)
  for (const { kind, name, idNumber, erasedAt } of own) {
    if (kind === 'person' && erasedAt === null && name !== null && idNumber !== null) {
      return { name, idNumber }
    }
  }
  return null
}
