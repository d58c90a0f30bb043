import { breachOf } from '../../kernel/matter/breach.rules.ts'
import type { NoticeWanted } from '../../kernel/matter/lifecycle.ts'
import { handled } from './handling.rules.ts'
import type { Task } from './task.types.ts'

const openStates = [...handled, 'long_term', 'done', 'verified'] as const

/**
 * A date was missed: whoever holds the task and the supervising office find it in their digest. A
 * 督办提示函 is a person's decision (supervise): a ledger taken over with a hundred late rows would
 * otherwise send a hundred letters in its first minute.
 */
export const breach = breachOf<Task>({
  from: openStates,
  follows({ matter, supervisingUnitCode }, { dueAt }) {
    const said = { reason: `整改任务 ${matter.number} 已逾期`, dueAt }
    const { holderUnitCode: toUnitCode, holderStaffId: toStaffId } = matter
    const notices: NoticeWanted[] = [{ kind: 'overdue', toUnitCode, toStaffId, ...said }]
    if (toUnitCode !== supervisingUnitCode) {
      notices.push({ kind: 'escalated', toUnitCode: supervisingUnitCode, ...said })
    }
    return { notices }
  },
})
