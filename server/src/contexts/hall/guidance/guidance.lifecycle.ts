import { guidanceTypeWords } from '@huiyin/contract/hall-guidance'
import { formatInstant } from '@huiyin/contract/time'
import type { Lifecycle } from '../../../kernel/matter/lifecycle.ts'
import type { Guidance } from './guidance.types.ts'
import { guidanceActs } from './guidance-acts.rules.ts'
import { guidanceStore } from './keep-guidances.ts'

/**
 * 指导单: 事前辅导 and 全程指导 by a named guide.
 *
 * @see docs/domain/hall.md, rules 13 to 15
 */
export const guidance: Lifecycle<Guidance> = {
  kind: 'guidance',
  label: { zh: '指导单', en: 'Guidance' },
  numberPrefix: 'ZD',
  byNumber: 'masked',
  atWindow: true,
  states: {
    guiding: { label: { zh: '指导中', en: 'Guiding' }, stage: 'handling', clock: 'contact' },
    finished: { label: { zh: '指导完成', en: 'Completed' }, stage: 'closed', clock: null },
    stopped: { label: { zh: '已终止', en: 'Stopped' }, stage: 'closed', clock: null },
    declined: {
      label: { zh: '不再需要', en: 'Not needed any more' },
      stage: 'closed',
      clock: null,
    },
  },
  clocks: { contact: { zh: '联系', en: 'Contact' } },
  ownActs: ['decline'],
  acts: guidanceActs,
  store: guidanceStore,
  describe: ({ type, applicationNumber, contacts, lastContactAt }) => [
    { label: '类型', value: guidanceTypeWords[type].zh },
    { label: '联系', value: `${contacts} 次` },
    ...(lastContactAt === null
      ? []
      : [
          { label: '最近联系', value: formatInstant(lastContactAt).slice(0, 16).replace('T', ' ') },
        ]),
    ...(applicationNumber === null ? [] : [{ label: '办件', value: applicationNumber }]),
  ],
}
