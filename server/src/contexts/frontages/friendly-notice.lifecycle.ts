import { noticeWayWords } from '@huiyin/contract/frontages.words'
import { formatInstant } from '@huiyin/contract/time'
import type { Lifecycle } from '../../kernel/matter/lifecycle.ts'
import { findClass } from '../city-cases/index.ts'
import { friendlyNoticeActs } from './friendly-notice.rules.ts'
import { friendlyNoticeStore } from './friendly-notice.store.ts'
import type { FriendlyNotice } from './friendly-notice.types.ts'

/**
 * 门前提醒: what is wrong before a door is told to whoever signed for it, before any case.
 *
 * @see docs/domain/frontages.md
 */
export const friendlyNotice: Lifecycle<FriendlyNotice> = {
  kind: 'friendly_notice',
  label: { zh: '门前提醒', en: 'Friendly notice' },
  opening: { zh: '发出提醒', en: 'The notice went out' },
  numberPrefix: 'TX',
  // Whoever was told opens it by number and code; the number alone tells neither shop nor class.
  byNumber: 'masked',
  states: {
    noticed: { label: { zh: '已提醒', en: 'Told' }, stage: 'handling', clock: 'mend' },
    said_done: {
      label: { zh: '自报已改好', en: 'Said to be put right' },
      stage: 'checking',
      clock: 'look',
    },
    put_right: {
      label: { zh: '已改正，未立案', en: 'Put right, no case' },
      stage: 'closed',
      clock: null,
    },
    became_case: { label: { zh: '已转为案件', en: 'Became a case' }, stage: 'closed', clock: null },
    withdrawn: { label: { zh: '已撤回', en: 'Taken back' }, stage: 'closed', clock: null },
  },
  clocks: {
    mend: { zh: '自行改正', en: 'Putting it right' },
    look: { zh: '到场复看', en: 'Looking again' },
  },
  clocksOfReporter: ['mend'],
  ownActs: ['acknowledge', 'say_done'],
  acts: friendlyNoticeActs,
  store: friendlyNoticeStore,
  describe({ category, way, seenAt, caseNumber }) {
    const facts: readonly (readonly [label: string, value: string | null])[] = [
      ['类别', findClass('event', category)?.name ?? category],
      ['送达方式', noticeWayWords[way].zh],
      ['知晓', seenAt === null ? '还没有' : formatInstant(seenAt).slice(0, 16).replace('T', ' ')],
      ['案件', caseNumber],
    ]
    return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
  },
}
