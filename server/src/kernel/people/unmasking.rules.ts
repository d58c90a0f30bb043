import type { RuleName } from '../rulebook/index.ts'

/** Whether the unit a masked person complains about may ever see the number. */
export interface Unmasking {
  readonly handlingUnit: 'never' | 'with_second_person'
}

/**
 * A masked person is reached through the platform. A region that has to ring people itself says so
 * by a published version with its ground, and then a second person agrees to each look
 * (个人信息保护法 第六条、第五十一条: 最小必要、内部权限).
 */
export const unmaskingRule: RuleName<Unmasking> = {
  name: 'people/unmasking',
  otherwise: { version: 'shipped-2026-11', value: { handlingUnit: 'never' } },
}
