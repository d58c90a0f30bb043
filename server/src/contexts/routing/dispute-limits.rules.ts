import type { DisputeLimits } from '@huiyin/contract/routing'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** How long an arbiter has: a meeting on site within one to three working days, as cities publish it. */
export const disputeLimits: RuleName<DisputeLimits> = {
  name: 'routing/disputes',
  otherwise: {
    version: 'shipped-1',
    value: { arbitrate: { amountHundredths: 300, unit: 'working_day' } },
  },
}
