import { localDayOf } from '@huiyin/contract/time'
import type { Compared } from './moving.rules.ts'

type Told = Pick<Compared, 'changes' | 'dueBefore' | 'dueAfter' | 'isLater'> & {
  readonly isAccepted: boolean
}

interface Move {
  readonly itemName: string
  readonly versionNumber: number
  readonly ground: string
  readonly laterReason: string | null
}

/**
 * What the applicant is told of a move: the ground, what changes, the date before and after, and,
 * when it is later, why. That nothing more is asked for is said as well.
 */
export function sayMove(
  { changes, dueBefore, dueAfter, isLater, isAccepted }: Told,
  { itemName, versionNumber, ground, laterReason }: Move,
): string {
  const lines = [
    `您的申请改按《${itemName}》第${versionNumber}版办理，依据：${ground}。`,
    changes.length === 0
      ? '办理环节没有变化。'
      : `变化：${changes.map(({ zh }) => zh).join('；')}。`,
    isAccepted ? sayDates(dueBefore, dueAfter) : '',
    isLater && laterReason !== null ? `比原来晚的原因：${laterReason}。` : '',
    '材料仍按您提交时的要求，不再增加。',
  ]
  return lines.filter((line) => line !== '').join('')
}

function sayDates(before: Date, after: Date): string {
  const [old, next] = [localDayOf(before), localDayOf(after)]
  return old === next ? `预计办结日期不变：${old}。` : `预计办结日期由 ${old} 变为 ${next}。`
}
