import { missedClock } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../kernel/matter/lifecycle.ts'
import { text } from '../../kernel/matter/needs.rules.ts'
import { effects, invalid } from './effects.rules.ts'
import { handled } from './handling.rules.ts'
import type { Task } from './task.types.ts'

const openStates = [...handled, 'long_term', 'done', 'verified'] as const

/**
 * A date was missed: whoever holds the task and the supervising office find it in their digest. A
 * 督办提示函 is a person's decision (supervise): a ledger taken over with a hundred late rows would
 * otherwise send a hundred letters in its first minute.
 */
export const breach: ActSpec<Task> = {
  label: { zh: '逾期', en: 'Overdue' },
  from: openStates,
  to: openStates,
  by: 'system',
  needs: [text('clock', '时限')],
  decide(situation, fields) {
    const { matter, supervisingUnitCode } = situation
    const missed = missedClock(situation, fields)
    if (missed === undefined) return invalid('matter/not-overdue')
    const { name } = missed
    const isElsewhere = matter.holderUnitCode !== supervisingUnitCode
    return effects({
      state: matter.state,
      clocks: [{ name, do: 'breach' }],
      notices: [
        {
          kind: 'overdue',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `整改任务 ${matter.number} 已逾期`,
          dueAt: missed.dueAt,
        },
        ...(isElsewhere
          ? [
              {
                kind: 'escalated' as const,
                toUnitCode: supervisingUnitCode,
                reason: `整改任务 ${matter.number} 已逾期`,
                dueAt: missed.dueAt,
              },
            ]
          : []),
      ],
      body: { clock: name },
    })
  },
}
