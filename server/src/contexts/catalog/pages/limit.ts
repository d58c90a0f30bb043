import type { Limit } from '@huiyin/contract/handling'
import type { Say } from '../../../platform/pages/say.ts'

/** A time in words: 5 个工作日. */
export function limitIn(say: Say, { amount, unit }: Limit): string {
  return say(`limit_${unit}`, { n: amount })
}
