import type { CaseLimits } from '@huiyin/contract/city-cases'
import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

const hours = (hundredths: number): Budget => ({
  amountHundredths: hundredths,
  unit: 'working_hour',
})

/** Limits of the seven steps; each with its source in docs/domain/city-cases.md. */
export const caseLimits: RuleName<CaseLimits> = {
  name: 'city-cases/limits',
  otherwise: {
    version: 'shipped-1',
    value: {
      accept: hours(50),
      verify: hours(50),
      dispatch: hours(50),
      check: hours(200),
      close: hours(100),
      totalExtraHours: 4,
      totalExtraDays: 1,
      returnWithin: hours(400),
      returnsMax: 2,
      delaysMax: 2,
      suspendDaysMax: 365,
      recurDays: 30,
      recurMetres: 30,
      defaultPoints: [],
    },
  },
}

/**
 * The whole way of a case: what the standard gives for handling, and a stretch of the same sort of
 * time for accepting, dispatching, checking and closing.
 */
export function totalOf(limit: Budget, value: CaseLimits): Budget {
  const isHours = limit.unit === 'urgent_hour' || limit.unit === 'working_hour'
  const extra = isHours ? value.totalExtraHours : value.totalExtraDays
  return { ...limit, amountHundredths: limit.amountHundredths + extra * 100 }
}
