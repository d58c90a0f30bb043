import type { Lifecycle } from '../../../kernel/matter/lifecycle.ts'
import { type PromiseCheck, promiseCheckActs, promiseCheckStates } from './promise-check.rules.ts'
import { promiseCheckStore } from './promise-check.store.ts'

/** 承诺核查: after a grant, within a time, whether what was promised in place of papers is true. */
export const promiseCheck: Lifecycle<PromiseCheck> = {
  kind: 'promise_check',
  label: { zh: '承诺核查', en: 'Check of a promise' },
  numberPrefix: 'CN',
  byNumber: 'masked',
  states: promiseCheckStates,
  clocks: {
    check: { zh: '核查', en: 'Look at it' },
    correct: { zh: '整改', en: 'Put it right' },
  },
  acts: promiseCheckActs,
  store: promiseCheckStore,
  describe(row) {
    const consequences = { withdraw: '提出撤销许可', record: '记入信用记录' }
    const facts: readonly (readonly [label: string, value: string | null])[] = [
      ['承诺代替的材料', row.materials.join('、')],
      ['依据和理由', row.ground],
      ['陈述申辩', row.heard],
      ['处理', row.consequence && consequences[row.consequence]],
    ]
    return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
  },
}
