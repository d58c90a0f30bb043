import type { Lifecycle } from '../../../kernel/matter/lifecycle.ts'
import { outsideStore } from './outside.store.ts'
import { type OutsideMatter, outsideActs } from './outside-acts.rules.ts'

/** 上级交办件: another system gave it to us with a number and a date of its own. */
export const outsideMatter: Lifecycle<OutsideMatter> = {
  kind: 'outside_matter',
  label: { zh: '上级交办件', en: 'Matter from above' },
  numberPrefix: 'SJ',
  byNumber: 'masked',
  states: {
    handling: { label: { zh: '办理中', en: 'Handling' }, stage: 'handling', clock: 'outside' },
    replied: {
      label: { zh: '已回复待上级确认', en: 'Replied, to be accepted' },
      stage: 'answered',
      clock: 'acceptance',
    },
    closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
  },
  clocks: {
    outside: { zh: '上级时限', en: 'Date from outside' },
    inner: { zh: '内部时限', en: 'Inner date' },
    acceptance: { zh: '待上级确认', en: 'Waiting for acceptance' },
  },
  acts: outsideActs,
  store: outsideStore,
  describe: ({ returns }) => (returns === 0 ? [] : [{ label: '退回重办', value: `${returns} 次` }]),
}
