import type { FrontageLimits } from '@huiyin/contract/frontages'
import type { RuleName } from '../../kernel/rulebook/index.ts'
import { findClass } from '../city-cases/index.ts'

/** 门前提醒: times and classes; each with its source in docs/domain/city-cases.md. */
export const frontageLimits: RuleName<FrontageLimits> = {
  name: 'frontages/limits',
  otherwise: {
    version: 'shipped-1',
    value: {
      mend: { amountHundredths: 400, unit: 'working_hour' },
      look: { amountHundredths: 100, unit: 'working_day' },
      categories: ['0107', '0110', '0112', '0117', '0136', '0201', '0405', '0410'],
    },
  },
}

/** Why a list of classes cannot be, in a sentence. */
export function findFrontageFault(value: unknown): string | undefined {
  const { categories } = value as FrontageLimits
  const unknown = categories.find((category) => findClass('event', category) === undefined)
  return unknown === undefined ? undefined : `没有事件类别 ${unknown}`
}
