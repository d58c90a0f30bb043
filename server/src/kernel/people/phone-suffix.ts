import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { selectPhoneSuffix } from './people.store.ts'

/** What may be asked of a phone where it cannot be read: on the public side. */
export interface PhoneSuffix {
  /** Whether a phone is known of the person. */
  hasPhone(q: Queryable, regionCode: string, citizenId: string): Promise<boolean>
  /** Whether the last four digits are those of the person's phone (phone suffix of `/m/…`). */
  hasPhoneSuffix(
    q: Queryable,
    person: { regionCode: string; citizenId: string; suffix: string },
  ): Promise<boolean>
}

export function openPhoneSuffix({ crypto }: { crypto: CryptoProvider }): PhoneSuffix {
  return {
    async hasPhone(q, regionCode, citizenId) {
      return (await selectPhoneSuffix(q, regionCode, citizenId)) != null
    },
    async hasPhoneSuffix(q, { regionCode, citizenId, suffix }) {
      if (!/^[0-9]{4}$/.test(suffix)) return false
      const kept = await selectPhoneSuffix(q, regionCode, citizenId)
      const asked = crypto.lookups(suffixOf(citizenId, suffix), 'phone-suffix')
      return kept != null && asked.includes(kept)
    },
  }
}

/**
 * What the last four digits are hashed with: bound to the person, or equal digits of two people
 * would be seen in the table.
 */
export function suffixOf(citizenId: string, lastDigits: string): string {
  return `${citizenId}|${lastDigits}`
}
