import { addDays, endOfDay, formatInstant, localDayOf } from '@huiyin/contract/time'
import type { FoundMatter } from '../../kernel/matter/index.ts'
import type { OwnMatterView } from '../../kernel/matter/matter.view.ts'

/** A review that was not adopted is a decision against the person: told with reason and remedy. */
export function refusalTold({ matter, texts }: FoundMatter): OwnMatterView['refusal'] {
  // A ticket that does not count for its unit was not refused to its caller.
  if (matter.kind !== 'rectification') return null
  if (matter.countInAssessment || matter.closedAt === null) return null
  const decision = texts.findLast((text) => text.kind === 'appeal_decision')
  const contestDays = 60
  return {
    of: 'review',
    fact: decision?.body ?? '（已按规定删除）',
    rule: '国办发〔2019〕51号：误评、恶意差评经申诉复核后不予采纳；原评价保留，统计时分列。',
    howToMend: null,
    howToContest:
      '如不同意复核决定，可拨打 12345 或向上一级督查部门反映，由未参与复核的人重新审查。',
    contestUntil: formatInstant(endOfDay(addDays(localDayOf(matter.closedAt), contestDays))),
  }
}
