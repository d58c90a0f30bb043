import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import type { SmsGateway } from '../../platform/sms/index.ts'
import type { World } from '../../platform/world.ts'
import { type Contacts, openContacts } from './contacts.ts'
import { openPhoneCodes, type PhoneCodes } from './phone-codes.ts'

export { isIdNumber } from '@huiyin/contract/id-number'
export type { Contact, NewCitizen } from './citizen-cipher.ts'
export type { Contacts, OwnContact } from './contacts.ts'
export {
  isMobile,
  maskIdNumber,
  maskName,
  maskPhone,
  normaliseName,
  normalisePhone,
} from './masks.rules.ts'
export * from './unmask-requests.store.ts'
export { type Unmasking, unmaskingRule } from './unmasking.rules.ts'

/** Citizens and enterprises: their contact data, who looked at it, and codes sent to phones. */
export interface People extends Contacts {
  readonly phoneCodes: PhoneCodes
}

export function openPeople(parts: {
  db: Db
  world: World
  crypto: CryptoProvider
  sms: SmsGateway
}): People {
  const contacts = openContacts(parts)
  const phoneCodes = openPhoneCodes(parts)
  return {
    ...contacts,
    phoneCodes,
    async eraseDue(regionCode, now) {
      await phoneCodes.sweep(regionCode, now)
      return contacts.eraseDue(regionCode, now)
    },
  }
}
