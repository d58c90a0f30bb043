import type { UnitKind } from '@huiyin/contract/org'
import type { Role } from '../access/actor.ts'

/** 市, 县(区), 乡镇(街道), 功能区. */
export const regionLevels = ['city', 'county', 'township', 'zone'] as const
export type RegionLevel = (typeof regionLevels)[number]

export { type UnitKind, unitKinds } from '@huiyin/contract/org'

/** Days of the city, `YYYY-MM-DD`, both included; `null` is without end. */
export interface Validity {
  readonly validFrom: string
  readonly validTo: string | null
}

export interface Region extends Validity {
  /** Permanent key, given at registration. */
  readonly regionCode: string
  /** GB/T 2260 code of today; counties merge, keys do not. A zone has none. */
  readonly divisionCode: string | null
  readonly name: string
  readonly nameEn: string | null
  readonly level: RegionLevel
  readonly parentRegionCode: string | null
  /** Order of registration. */
  readonly ordinal: number
}

export interface Unit extends Validity {
  readonly regionCode: string
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly kind: UnitKind
  readonly parentCode: string | null
  /** Pinyin order of the name; the database sorts by bytes. */
  readonly sortKey: string
  readonly phone: string | null
}

/** One unit took over from another on a day (机构承接). */
export interface Succession {
  readonly predecessorCode: string
  readonly successorCode: string
  /** The first day of the successor, `YYYY-MM-DD`. */
  readonly effectiveOn: string
}

export interface HallWindow extends Validity {
  readonly regionCode: string
  readonly code: string
  readonly unitCode: string
  readonly name: string
  readonly nameEn: string | null
  readonly hall: string
  readonly sortKey: string
}

export interface Post {
  readonly regionCode: string
  readonly code: string
  readonly unitCode: string
  readonly name: string
  readonly nameEn: string | null
  readonly role: Role
}

export interface Staff {
  readonly regionCode: string
  readonly id: string
  /** Work number on the badge, unique in the region. */
  readonly staffCode: string
  readonly displayName: string
  readonly unitCode: string
  readonly phone: string | null
  readonly state: 'active' | 'left'
}

export interface Appointment extends Validity {
  readonly regionCode: string
  readonly id: string
  readonly staffId: string
  readonly postCode: string
}
