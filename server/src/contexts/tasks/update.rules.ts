import { localDayOf } from '@huiyin/contract/time'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { effects, refused } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Effects, Situation } from '../../kernel/matter/lifecycle.ts'
import { longText } from '../../kernel/matter/needs.rules.ts'
import { assignmentLetter } from './assignment.rules.ts'
import { clockOf, daysBetween } from './deadline-clock.rules.ts'
import { handled } from './handling.rules.ts'
import { taskLimits } from './limits.rules.ts'
import type { Task, TaskContent } from './task.types.ts'

/** A row of the ledger as it was read again. */
export interface UpdatedRow {
  readonly ledgerLine: number
  readonly contentHash: string
  readonly content: TaskContent
  /** Who imports: `staff:<id>`, `system`. */
  readonly by: string
}

const updatable = [...handled, 'long_term', 'done', 'verified'] as const

/**
 * 台账更新: the row was read again and is another. Words, names and units follow the ledger; a date
 * follows it too, as an extension or a new run of the clock, so that the first one stays on record.
 * What the unit has reported here is never set back, and striking off goes another way.
 */
export const update: ActSpec<Task> = {
  label: { zh: '台账更新', en: 'Follow the ledger' },
  from: updatable,
  to: updatable,
  by: 'system',
  // Only the import takes this act; the row travels as one field.
  needs: [longText('row', '台账行', { maxLength: 100_000 })],
  decide(situation, fields) {
    const { matter, row } = situation
    const read = JSON.parse(String(fields.row)) as UpdatedRow
    const { content } = read
    const dated = datesAfter(situation, content)
    if (dated === undefined) return refused('tasks/date-overdue')
    const isMoved = content.unitCode !== matter.accountableUnitCode
    const isInHand = matter.holderUnitCode === matter.accountableUnitCode
    return effects({
      ...dated,
      ...(isMoved ? { accountableUnitCode: content.unitCode } : {}),
      ...(isMoved && isInHand ? { holder: { unitCode: content.unitCode, staffId: null } } : {}),
      row: {
        ledgerLine: read.ledgerLine,
        contentHash: read.contentHash,
        content,
        percent: Math.max(row.percent, content.percent),
        progressNote: content.progressNote ?? row.progressNote,
        ...(isMoved ? { handlerStaffId: null } : {}),
      },
      ...(isMoved
        ? { letters: [assignmentLetter(content, matter.nextDueAt ?? situation.now)] }
        : {}),
      body: { by: read.by, line: read.ledgerLine, content: read.contentHash.slice(0, 16) },
    })
  },
}

/** How state and clock follow a changed deadline; nothing when the clock must not move. */
function datesAfter(
  { row, clocks, now, rule, matter }: Situation<Task>,
  content: TaskContent,
): Pick<Effects<Task>, 'state' | 'clocks'> | undefined {
  const before = row.content
  const isSame =
    before.deadlineKind === content.deadlineKind && before.deadlineOn === content.deadlineOn
  const running = runningClock(clocks, 'handle') ?? runningClock(clocks, 'review')
  // While it is verified or signed, the unit's date has ended already.
  if (isSame || running === undefined) return { state: matter.state }
  // Nobody moves a date after it was missed by writing another into a file.
  if (running.dueAt < now) return undefined
  const next = clockOf(content, now, rule(taskLimits))
  const on = content.deadlineOn
  if (next.name === running.name && on !== null && on > localDayOf(running.dueAt)) {
    const by = daysBetween(running.dueAt, on)
    const ground = `台账改期至 ${on}`
    return { state: matter.state, clocks: [{ name: running.name, do: 'extend', by, ground }] }
  }
  return {
    state: stateAfter(matter.state, next.name),
    clocks: [{ name: running.name, do: 'stop' }, next],
  }
}

/** A word that became a day, or a day that became 长期坚持, moves to the state of its clock. */
function stateAfter(state: string, clock: string): string {
  if (clock === 'review') return 'long_term'
  return state === 'long_term' ? 'rectifying' : state
}
