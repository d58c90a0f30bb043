import { certificateChangeWords } from '@huiyin/contract/certificates.words'
import type { Lifecycle, StateSpec } from '../../../kernel/matter/lifecycle.ts'
import { changeActs } from './change.rules.ts'
import { changeStore } from './change.store.ts'
import type { CertificateChange } from './change.types.ts'

const states = {
  proposed: { label: { zh: '待复核', en: 'To be confirmed' }, stage: 'checking', clock: 'confirm' },
  confirmed: { label: { zh: '已决定', en: 'Decided' }, stage: 'closed', clock: null },
  returned: { label: { zh: '已退回', en: 'Not confirmed' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/** 证照变动: a certificate is changed, revoked, withdrawn or cancelled by two people. */
export const certificateChange: Lifecycle<CertificateChange> = {
  kind: 'certificate_change',
  label: { zh: '证照变动', en: 'Change of a certificate' },
  numberPrefix: 'ZB',
  opening: { zh: '提出变动', en: 'Proposed' },
  byNumber: 'masked',
  states,
  clocks: { confirm: { zh: '复核', en: 'Confirmation' } },
  acts: changeActs,
  store: changeStore,
  describe,
}

function describe(row: CertificateChange) {
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['证照', row.certificateName],
    ['证照编号', row.certificateNumber],
    ['变动', certificateChangeWords[row.kind].zh],
    ['依据和理由', row.ground],
    ['陈述申辩', row.heard],
    ['生效日期', row.effectiveOn],
    ['新的有效期至', row.validUntil],
    ['新的附加条件', row.conditions],
  ]
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
}
