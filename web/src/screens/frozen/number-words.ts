import type { FrozenNumber } from '@huiyin/contract/figures'
import { type MetricId, metrics } from '@huiyin/contract/metrics'
import { percent } from '../../parts/percent.ts'

/** A count as it is; a share with the two numbers it is made of. */
export function sayNumber(number: FrozenNumber | null): string {
  if (number === null) return '—'
  const { numerator, denominator } = number
  if (denominator === null) return String(numerator)
  const share = denominator === 0 ? null : numerator / denominator
  return `${percent(share)} (${numerator}/${denominator})`
}

/** The name of a figure; of one that is no longer published, its id. */
export function nameOfFigure(id: string, language: 'zh' | 'en'): string {
  return id in metrics ? metrics[id as MetricId].name[language] : id
}
