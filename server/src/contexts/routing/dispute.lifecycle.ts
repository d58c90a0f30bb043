import { ticketClassName } from '@huiyin/contract/hotline-classes'
import type { Lifecycle, Matter, StateSpec } from '../../kernel/matter/lifecycle.ts'
import { disputeActs } from './dispute.rules.ts'
import { disputeStore } from './dispute.store.ts'
import type { Dispute } from './dispute.types.ts'

const states = {
  stating: { label: { zh: '陈述举证', en: 'Units state' }, stage: 'received', clock: 'arbitrate' },
  meeting: {
    label: { zh: '现场会商', en: 'Meeting on site' },
    stage: 'handling',
    clock: 'arbitrate',
  },
  ruled: { label: { zh: '已裁定', en: 'Ruled' }, stage: 'closed', clock: null },
  agreed: { label: { zh: '已认领', en: 'Accepted by a unit' }, stage: 'closed', clock: null },
  withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 管辖争议: who answers for a matter, beside the matter. Whoever has it goes on handling it, and its
 * citizen's clock never stops. Source: docs/domain/routing.md.
 */
export const dispute: Lifecycle<Dispute> = {
  kind: 'dispute',
  label: { zh: '管辖争议', en: 'Dispute of jurisdiction' },
  numberPrefix: 'ZY',
  // What units hold against each other is for those who decide it.
  byNumber: 'sealed',
  states,
  clocks: { arbitrate: { zh: '裁定', en: 'Ruling' } },
  acts: disputeActs,
  store: disputeStore,
  assistingUnits: ({ partyUnitCodes }) => partyUnitCodes,
  describe,
}

function describe(row: Dispute, _matter: Matter, unitName: (unitCode: string) => string) {
  const facts: readonly (readonly [label: string, value: string | null, codeOf?: 'grid'])[] = [
    ['争议的件', row.parentNumber],
    ['先行办理', unitName(row.provisionalUnitCode)],
    // The class of a case stands in its title.
    ['类别', row.kind === 'ticket' ? (ticketClassName(row.category)?.zh ?? null) : null],
    ['网格', row.areaCode, 'grid'],
    ['安全隐患', row.hazard ? (row.fenced ? '有，已围护' : '有，未围护') : null],
    ...row.statements.map(
      ({ unitCode, position, ground }) =>
        [`${unitName(unitCode)}${position === 'claim' ? '认领' : '否认'}`, ground] as const,
    ),
    ['先行处置费用', row.costYuan === null ? null : `${row.costYuan} 元`],
    ['现场会商', row.meetingOn],
    ['裁定由谁办', row.ruledUnitCode === null ? null : unitName(row.ruledUnitCode)],
    ['裁定理由', row.rulingGround],
    ['作为先例适用于', row.precedentAreaCode, 'grid'],
  ]
  return facts.flatMap(([label, value, codeOf]) =>
    value === null ? [] : [{ label, value, ...(codeOf && { codeOf }) }],
  )
}
