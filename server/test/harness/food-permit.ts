import type { ItemContent } from '@huiyin/contract/catalog-item'
import { itemContent, itemMaterial } from './item-content.ts'

const days = (amount: number) => ({ amount, unit: 'working_day' as const })

/** A permit of the tax office, as food is sold: one paper for those who cook, one that may be owed, one we fetch. */
export const foodPermit: ItemContent = itemContent({
  identity: {
    ...itemContent().identity,
    name: '食品经营许可',
    aliases: ['开饭店'],
    unitCode: 'tax',
  },
  promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(4) },
  questions: [
    {
      id: 'kitchen',
      text: '有没有厨房？',
      choices: [
        { id: 'cooks', text: '现场加工' },
        { id: 'sells', text: '只卖预包装' },
      ],
    },
  ],
  handling: {
    steps: [
      { id: 'check', name: '审查', unit: 'tax', limit: days(3), after: [] },
      { id: 'decide', name: '决定', kind: 'decide', unit: 'tax', limit: days(1), after: ['check'] },
    ],
    materials: [
      itemMaterial({ usedBy: ['check'] }),
      itemMaterial({ id: 'layout', name: '厨房平面图', usedBy: ['check'], situations: ['cooks'] }),
      itemMaterial({ id: 'health', name: '健康证明', usedBy: ['decide'], deferrable: true }),
      itemMaterial({
        id: 'licence',
        name: '营业执照',
        source: 'register',
        sourceId: '市场主体库',
        originals: 0,
        form: 'electronic',
        usedBy: ['check'],
      }),
    ],
    specialProcedures: [],
    decisions: [],
    results: [{ id: 'permit', name: '食品经营许可证', kind: 'certificate', step: 'decide' }],
  },
})
