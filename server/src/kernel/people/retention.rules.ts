import type { RetentionClass } from '@huiyin/contract/people'

/** How long a kind of data is kept after it was taken, and why that long. */
export interface Retention {
  readonly days: number
  readonly reason: string
}

export interface RetentionVersion {
  readonly version: string
  readonly validFrom: Date
  readonly classes: Readonly<Record<RetentionClass, Retention>>
}

/**
 * Retention times, newest last. A row keeps the version it was taken under. The law asks for the
 * shortest time the purpose needs (个人信息保护法 第十九条) and names no days: the days are ours,
 * to be confirmed by the office that answers for the data; see docs/domain/people.md.
 */
export const retentionVersions: readonly [RetentionVersion, ...RetentionVersion[]] = [
  {
    version: '2026-1',
    validFrom: new Date('2020-01-01T00:00:00+08:00'),
    classes: {
      review_contact: { days: 180, reason: '整改时限、延期与回访均已结束' },
      served_person: { days: 90, reason: '评价邀请期与差评首次联系已结束' },
      complaint_contact: { days: 365, reason: '答复后的复查、复核期限已结束' },
      pressure_report: { days: 730, reason: '核查与问责期限已结束' },
    },
  },
]

const dayMs = 86_400_000

/** The retention in force at a moment for a class, and the moment after which the data goes. */
export function retentionAt(
  retentionClass: RetentionClass,
  takenAt: Date,
): { version: string; eraseAfter: Date } {
  const inForce =
    retentionVersions.findLast((one) => one.validFrom <= takenAt) ?? retentionVersions[0]
  const { days } = inForce.classes[retentionClass]
  return { version: inForce.version, eraseAfter: new Date(takenAt.getTime() + days * dayMs) }
}
