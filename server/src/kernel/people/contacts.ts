import type { ContactPurpose, IdentityGrade, RetentionClass } from '@huiyin/contract/people'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import type { StaffActor } from '../access/actor.ts'
import { type Contact, type NewCitizen, openCitizenCipher } from './citizen-cipher.ts'
import { maskIdNumber, maskName, maskPhone, normaliseName, normalisePhone } from './masks.rules.ts'
import {
  type CitizenRow,
  type ContactViewRow,
  eraseCitizens,
  eraseDueCitizens,
  insertCitizens,
  insertContactView,
  type LookupKind,
  selectCitizens,
  selectContactViews,
  selectIdsByLookup,
  updateContact,
  updateEraseAfter,
} from './people.store.ts'
import { openPhoneSuffix, type PhoneSuffix } from './phone-suffix.ts'

/** What may stand on a screen without an act; `isErased` when the retention time has passed. */
export interface MaskedContact extends Contact {
  readonly citizenId: string
  readonly identityGrade: IdentityGrade
  readonly isErased: boolean
}

/** What is kept of a person, as the person may see it: with how long it is kept, and why. */
export interface OwnContact extends Contact {
  readonly citizenId: string
  readonly kind: 'person' | 'enterprise'
  readonly identityGrade: IdentityGrade
  readonly retentionClass: RetentionClass
  readonly takenAt: Date
  readonly eraseAfter: Date
  readonly erasedAt: Date | null
}

/** Which matters of which people somebody saw, and what for. */
interface LooksNoted {
  readonly looks: readonly { readonly citizenId: string; readonly matterId: string }[]
  readonly purpose: ContactPurpose
}

export interface Contacts extends PhoneSuffix {
  /**
   * Keeps people encrypted, in one statement whatever their number. Of an anonymous person nothing
   * is kept but the row.
   * @returns their ids in the order given
   */
  remember(tx: Tx, citizens: readonly NewCitizen[]): Promise<readonly string[]>
  /** Masked contact data, for lists; sealed people show nothing. */
  masked(
    q: Queryable,
    regionCode: string,
    citizenIds: readonly string[],
  ): Promise<ReadonlyMap<string, MaskedContact>>
  /**
   * Opens contact data and records the look. Who may do so is decided by the lifecycle of the
   * matter, which also writes the ledger entry; a sealed identity is opened by nobody here.
   * @throws Refusal `people/unknown-person`, `people/identity-sealed`, `people/contact-erased`
   */
  unmask(
    tx: Tx,
    actor: StaffActor,
    look: { citizenId: string; matterId: string | null; purpose: ContactPurpose },
  ): Promise<Contact>
  /** Records that somebody saw which matters people have, without opening their contact data. */
  noteLooks(tx: Tx, actor: StaffActor, noted: LooksNoted): Promise<void>
  /**
   * The number to send a message of the platform to: no person sees it, so no look is recorded.
   * `undefined` when there is none.
   */
  phoneForMessage(q: Queryable, regionCode: string, citizenId: string): Promise<string | undefined>
  findByPhone(q: Queryable, regionCode: string, phone: string): Promise<readonly string[]>
  /** By the whole name; parts of names are found by nobody. */
  findByName(q: Queryable, regionCode: string, name: string): Promise<readonly string[]>
  findByIdNumber(q: Queryable, regionCode: string, idNumber: string): Promise<readonly string[]>
  /** Every look at a person's data, newest first, at most 200: shown to the person. */
  viewsOf(
    q: Queryable,
    regionCode: string,
    citizenIds: readonly string[],
  ): Promise<readonly ContactViewRow[]>
  /**
   * What is kept of people, in full, for the person alone: the caller has proved that it is they.
   * No look, because nobody else sees it.
   */
  own(
    q: Queryable,
    regionCode: string,
    citizenIds: readonly string[],
  ): Promise<readonly OwnContact[]>
  /** Erases people's data now, because they asked for it; the empty rows stay. */
  erase(tx: Tx, citizenIds: readonly string[]): Promise<void>
  /** Puts a name or a phone right; of what is erased nothing is written again. */
  correct(
    tx: Tx,
    citizenIds: readonly string[],
    right: { readonly name: string } | { readonly phone: string },
  ): Promise<void>
  /** Moves the moment of erasure later, as when a matter is still open; never to an earlier one. */
  keepUntil(tx: Tx, citizenIds: readonly string[], eraseAfter: Date): Promise<void>
  /** Erases what is past its retention time in a region, old phone codes too; @returns how many people */
  eraseDue(regionCode: string, now: Date): Promise<number>
}

const eraseBatch = 500

export function openContacts(parts: { db: Db; world: World; crypto: CryptoProvider }): Contacts {
  const { db, world, crypto } = parts
  const cipher = openCitizenCipher(parts)

  async function find(q: Queryable, regionCode: string, citizenId: string) {
    const [row] = await selectCitizens(q, regionCode, [citizenId])
    return row
  }

  function lookUp(q: Queryable, regionCode: string, kind: LookupKind, plain: string) {
    return selectIdsByLookup(q, regionCode, kind, crypto.lookups(plain, kind))
  }

  async function phoneForMessage(q: Queryable, regionCode: string, citizenId: string) {
    const row = await find(q, regionCode, citizenId)
    if (row === undefined) return undefined
    return cipher.open(regionCode, row).phone ?? undefined
  }

  return {
    async remember(tx, citizens) {
      if (citizens.length === 0) return []
      const rows = citizens.map((citizen) => cipher.seal(tx.regionCode, citizen))
      await insertCitizens(tx, rows)
      return rows.map((row) => row.id)
    },
    async masked(q, regionCode, citizenIds) {
      const rows = await selectCitizens(q, regionCode, citizenIds)
      return new Map(rows.map((row) => [row.id, maskedOf(row, cipher.open(regionCode, row))]))
    },
    async unmask(tx, actor, { citizenId, matterId, purpose }) {
      const row = await find(tx, tx.regionCode, citizenId)
      if (row === undefined) throw new Refusal('people/unknown-person')
      if (row.identityGrade === 'sealed') throw new Refusal('people/identity-sealed')
      if (row.erasedAt !== null) throw new Refusal('people/contact-erased')
      await insertContactView(tx, {
        id: world.newId(),
        citizenId,
        matterId,
        staffId: actor.staffId,
        unitCode: actor.posts[0]?.unitCode ?? '',
        purpose,
        seenAt: world.now(),
      })
      return cipher.open(tx.regionCode, row)
    },
    noteLooks: (tx, { staffId, posts }, noted) =>
      noteLooks(tx, world, { ...noted, staffId, unitCode: posts[0]?.unitCode ?? '' }),
    phoneForMessage,
    ...openPhoneSuffix(parts),
    findByPhone: (q, regionCode, phone) => lookUp(q, regionCode, 'phone', normalisePhone(phone)),
    findByName: (q, regionCode, name) => lookUp(q, regionCode, 'name', normaliseName(name)),
    findByIdNumber: (q, regionCode, idNumber) =>
      lookUp(q, regionCode, 'id-number', idNumber.trim().toUpperCase()),
    viewsOf: selectContactViews,
    async own(q, regionCode, citizenIds) {
      const rows = await selectCitizens(q, regionCode, citizenIds)
      return rows.map((row) => ownOf(row, cipher.open(regionCode, row)))
    },
    erase: (tx, citizenIds) => eraseCitizens(tx, citizenIds, world.now()),
    async correct(tx, citizenIds, right) {
      for (const one of await selectCitizens(tx, tx.regionCode, citizenIds)) {
        if (one.erasedAt !== null) continue
        await updateContact(tx, one.id, cipher.reseal(tx.regionCode, one.id, right))
      }
    },
    keepUntil: updateEraseAfter,
    eraseDue: (regionCode, now) => eraseAllDue(db, regionCode, now),
  }
}

async function noteLooks(
  tx: Tx,
  world: World,
  { looks, purpose, ...by }: LooksNoted & { readonly staffId: string; readonly unitCode: string },
): Promise<void> {
  for (const look of looks) {
    const view = { id: world.newId(), purpose, seenAt: world.now(), ...by }
    await insertContactView(tx, { ...look, ...view })
  }
}

async function eraseAllDue(db: Db, regionCode: string, now: Date): Promise<number> {
  let total = 0
  let erased = eraseBatch
  // Short transactions: a long one would hold back a night's clean-up of the whole database.
  while (erased === eraseBatch) {
    erased = await db.transaction(regionCode, (tx) => eraseDueCitizens(tx, now, eraseBatch))
    total += erased
  }
  return total
}

function maskedOf(row: CitizenRow, contact: Contact): MaskedContact {
  const shown = row.identityGrade === 'sealed' ? nothing : contact
  return {
    citizenId: row.id,
    identityGrade: row.identityGrade,
    isErased: row.erasedAt !== null,
    name: shown.name === null ? null : maskName(shown.name),
    phone: shown.phone === null ? null : maskPhone(shown.phone),
    idNumber: shown.idNumber === null ? null : maskIdNumber(shown.idNumber),
  }
}

function ownOf(row: CitizenRow, contact: Contact): OwnContact {
  return {
    ...contact,
    citizenId: row.id,
    kind: row.kind,
    identityGrade: row.identityGrade,
    retentionClass: row.retentionClass,
    takenAt: row.createdAt,
    eraseAfter: row.eraseAfter,
    erasedAt: row.erasedAt,
  }
}

const nothing: Contact = { name: null, phone: null, idNumber: null }
