import type { IdentityGrade, RetentionClass } from '@huiyin/contract/people'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { World } from '../../platform/world.ts'
import { normaliseName, normalisePhone } from './masks.rules.ts'
import type { CitizenRow, Resealed } from './people.store.ts'
import { suffixOf } from './phone-suffix.ts'
import { retentionAt } from './retention.rules.ts'

/** What is known of a person when a matter begins; leave out what the matter does not need. */
export interface NewCitizen {
  readonly kind?: 'person' | 'enterprise'
  readonly identityGrade: IdentityGrade
  readonly name?: string
  readonly phone?: string
  /** Identity number of a person, unified social credit code of an enterprise. */
  readonly idNumber?: string
  readonly retentionClass: RetentionClass
}

export interface Contact {
  readonly name: string | null
  readonly phone: string | null
  readonly idNumber: string | null
}

/** Turns what is known of a person into what is stored, and back. */
export interface CitizenCipher {
  /** Of an anonymous person nothing is stored but the row. */
  seal(regionCode: string, citizen: NewCitizen): CitizenRow
  open(regionCode: string, row: CitizenRow): Contact
  /** A name or phone put right, for a row that is there already. */
  reseal(
    regionCode: string,
    citizenId: string,
    right: { readonly name: string } | { readonly phone: string },
  ): Resealed
}

export function openCitizenCipher(parts: { world: World; crypto: CryptoProvider }): CitizenCipher {
  const { world, crypto } = parts
  return {
    seal(regionCode, citizen) {
      const id = world.newId()
      const createdAt = world.now()
      const { version, eraseAfter } = retentionAt(citizen.retentionClass, createdAt)
      const known: Partial<NewCitizen> = citizen.identityGrade === 'anonymous' ? {} : citizen
      const phone = known.phone === undefined ? undefined : normalisePhone(known.phone)
      const idNumber = known.idNumber?.trim().toUpperCase()
      const name = known.name === undefined ? undefined : normaliseName(known.name)
      const seal = (field: ContactField, plain: string | undefined) =>
        plain === undefined ? null : crypto.encrypt(plain, contextOf(regionCode, id, field))
      return {
        id,
        kind: citizen.kind ?? 'person',
        identityGrade: citizen.identityGrade,
        nameCipher: seal('name', name),
        nameLookup: name === undefined ? null : crypto.lookup(name, 'name'),
        phoneCipher: seal('phone', phone),
        phoneLookup: phone === undefined ? null : crypto.lookup(phone, 'phone'),
        phoneSuffixLookup:
          phone === undefined ? null : crypto.lookup(suffixOf(id, phone.slice(-4)), 'phone-suffix'),
        idNumberCipher: seal('id-number', idNumber),
        idLookup: idNumber === undefined ? null : crypto.lookup(idNumber, 'id-number'),
        retentionClass: citizen.retentionClass,
        retentionVersion: version,
        createdAt,
        eraseAfter,
        erasedAt: null,
      }
    },
    reseal(regionCode, id, right) {
      if ('name' in right) {
        const name = normaliseName(right.name)
        return {
          nameCipher: crypto.encrypt(name, contextOf(regionCode, id, 'name')),
          nameLookup: crypto.lookup(name, 'name'),
          phoneCipher: null,
          phoneLookup: null,
          phoneSuffixLookup: null,
        }
      }
      const phone = normalisePhone(right.phone)
      return {
        nameCipher: null,
        nameLookup: null,
        phoneCipher: crypto.encrypt(phone, contextOf(regionCode, id, 'phone')),
        phoneLookup: crypto.lookup(phone, 'phone'),
        phoneSuffixLookup: crypto.lookup(suffixOf(id, phone.slice(-4)), 'phone-suffix'),
      }
    },
    open(regionCode, row) {
      const open = (field: ContactField, cipher: string | null) =>
        cipher === null ? null : crypto.decrypt(cipher, contextOf(regionCode, row.id, field))
      return {
        name: open('name', row.nameCipher),
        phone: open('phone', row.phoneCipher),
        idNumber: open('id-number', row.idNumberCipher),
      }
    },
  }
}

type ContactField = 'name' | 'phone' | 'id-number'

/** Binds a cipher to its place: moved to another person or field it does not open. */
const contextOf = (regionCode: string, citizenId: string, field: ContactField) =>
  `${regionCode}|${citizenId}|${field}`
