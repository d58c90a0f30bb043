import { Refusal } from '../../platform/http/refusal.ts'
import { updateProved } from './accounts.store.ts'
import { providedContext } from './link-provider.ts'
import {
  clearPhone,
  deleteClaimsBy,
  endSessionsOf,
  lockAccount,
  selectRunningOf,
  updateProvider,
} from './links.store.ts'
import type { CitizenParts } from './parts.ts'
import { accountContext } from './prove-person.ts'
import {
  agentContext,
  type BegunCitizenSession,
  beginSession,
  type CitizenSession,
} from './sessions.ts'

type Person = CitizenSession & { readonly accountId: string }

/** What leads to an account, and who is in it now. */
export interface AccountLinks {
  readonly kind: 'person' | 'enterprise'
  /** As the provider states it. */
  readonly name: string | null
  /** Credit code of an enterprise; `null` for a person. */
  readonly creditCode: string | null
  readonly phone: { readonly number: string; readonly since: Date | null } | null
  readonly provider: { readonly since: Date } | null
  readonly sessions: readonly {
    readonly startedAt: Date
    readonly way: 'phone' | 'provider'
    readonly agent: string | null
    readonly isThis: boolean
  }[]
}

/** The links of the account of who is signed in. */
export function showLinks(parts: CitizenParts, session: Person): Promise<AccountLinks> {
  const { db, crypto, world } = parts
  const { regionCode, accountId } = session
  return db.transaction(regionCode, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (account === undefined) throw new Refusal('citizens/provider-refused')
    const open = (cipher: string | null, context: string) =>
      cipher === null ? null : crypto.decrypt(cipher, context)
    const running = await selectRunningOf(tx, accountId, world.now())
    const number = open(account.phoneCipher, accountContext(accountId))
    const isEnterprise = account.kind === 'enterprise'
    const idNumber = open(account.idNumberCipher, providedContext(accountId, 'id-number'))
    return {
      kind: account.kind,
      name: open(account.nameCipher, providedContext(accountId, 'name')),
      creditCode: isEnterprise ? idNumber : null,
      phone: number === null ? null : { number, since: account.phoneLinkedAt },
      provider: account.providerLinkedAt === null ? null : { since: account.providerLinkedAt },
      sessions: running.map(({ id, way, agentCipher, startedAt }) => ({
        startedAt,
        way,
        agent: open(agentCipher, agentContext(regionCode, id)),
        isThis: id === session.sessionId,
      })),
    }
  })
}

/**
 * Undoes a link and takes back what came by it: with the provider what the identity number opened,
 * with the phone what its receipts opened. Every other session ends at once.
 *
 * @throws Refusal `citizens/last-way` when nothing else leads to the account
 */
export function undoLink(
  parts: CitizenParts,
  session: Person,
  which: 'phone' | 'provider',
): Promise<BegunCitizenSession> {
  const { db, world, crypto } = parts
  const { accountId } = session
  return db.transaction(session.regionCode, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (account?.phoneCipher == null || account.providerLookup === null) {
      throw new Refusal('citizens/last-way')
    }
    const now = world.now()
    if (which === 'provider') {
      await updateProvider(tx, accountId, nothingProvided)
      await deleteClaimsBy(tx, accountId, ['same_number'])
    } else {
      await clearPhone(tx, accountId)
      await deleteClaimsBy(tx, accountId, ['receipt_code', 'name_and_number'])
    }
    await endSessionsOf(tx, accountId, now)
    await updateProved(tx, accountId, now)
    const phone =
      which === 'phone' ? null : crypto.decrypt(account.phoneCipher, accountContext(accountId))
    const way = which === 'phone' ? 'provider' : 'phone'
    return beginSession(tx, parts, {
      accountId,
      phone,
      before: session,
      came: { way, agent: null },
    })
  })
}

const nothingProvided = {
  providerLookup: null,
  providerLinkedAt: null,
  nameCipher: null,
  idNumberCipher: null,
  idLookup: null,
} as const
