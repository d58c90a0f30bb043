import type { CitizenSession, Citizens } from '../../../kernel/citizens/index.ts'
import { normaliseName } from '../../../kernel/people/index.ts'
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

/**
 * The persons an account has shown to be, where name and identity number are known: one, as a rule.
 * A slip of paper of somebody else of the family can bring in a second.
 */
export async function knownPeople(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<readonly KnownPerson[]> {
  const ids = await ownIds(parts, session)
  const own = await parts.people.own(parts.db, session.regionCode, ids)
  const people = own.flatMap(({ kind, name, idNumber, erasedAt }): KnownPerson[] =>
    kind === 'person' && erasedAt === null && name !== null && idNumber !== null
      ? [{ name, idNumber }]
      : [],
  )
  const keyOf = ({ name, idNumber }: KnownPerson) => `${normaliseName(name)} ${idNumber}`
  return [...new Map(people.map((one) => [keyOf(one), one])).values()]
}

/** The person of an account; with two of them, whoever applies says anew who they are. */
export async function knownPerson(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<KnownPerson | null> {
  const [one, other] = await knownPeople(parts, session)
  return other === undefined ? (one ?? null) : null
}
