import { hash, verify } from '@node-rs/argon2'
import { createAccount, type NewLogin } from '../../src/kernel/access/accounts.ts'
import type { AccessParts } from '../../src/kernel/access/parts.ts'
import type { Passwords } from '../../src/kernel/access/passwords.ts'
import type { Tx } from '../../src/platform/db/db.ts'

/**
 * The least argon2id takes. A hash names its own cost, so that signing in with one costs as little:
 * the nine people of a town would take a third of a second of each of two hundred files.
 */
const least = { memoryCost: 8, timeCost: 1, parallelism: 1 } as const

const quick: Passwords = {
  hash: (password) => hash(password, least),
  isRight: async (known, password) => known !== undefined && verify(known, password),
}

/** Gives somebody of a test a login, by the use case of the house. */
export async function giveLogin(
  parts: Omit<AccessParts, 'passwords'>,
  tx: Tx,
  login: NewLogin,
): Promise<void> {
  await createAccount({ ...parts, passwords: quick }, tx, login)
}
