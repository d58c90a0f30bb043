import { certificateChangeWords } from '@huiyin/contract/certificates.words'
import { startOfDay } from '@huiyin/contract/time'
import { breachOf, overdueNotices } from '../../../kernel/matter/breach.rules.ts'
import { effects, handling, stop, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../../kernel/matter/lifecycle.ts'
import { longText, reason } from '../../../kernel/matter/needs.rules.ts'
import type { CertificateChange } from './change.types.ts'

type Spec = ActSpec<CertificateChange>

/** Somebody else of the unit: who proposed it decides nothing about it. */
const secondPerson = {
  roles: ['handler', 'unit_leader'],
  where: 'holder_unit',
  never: ['handler'],
} as const

const remedies = [
  '对本决定不服的，可以自收到之日起60日内申请行政复议。',
  '也可以自收到之日起6个月内向人民法院提起行政诉讼。',
]

/** 复核同意: in writing to the holder, in force from its day. */
const confirm: Spec = {
  label: { zh: '复核同意', en: 'Confirm' },
  from: ['proposed'],
  to: ['confirmed'],
  by: secondPerson,
  danger: true,
  needs: [longText('opinion', '复核意见', { required: false, maxLength: 500 })],
  decide: ({ matter, row, clocks, now }, fields) =>
    effects({
      state: 'confirmed',
      row: { outcome: 'confirmed' },
      clocks: stop(clocks),
      texts: textOf('opinion', fields.opinion),
      letters: [
        {
          kind: 'certificate_decision',
          toUnitCode: matter.accountableUnitCode,
          fromUnitCode: matter.accountableUnitCode,
          facts: {
            itemName: row.certificateName,
            summary: row.certificateNumber,
            decisionWords: certificateChangeWords[row.kind].letter,
            reason: row.ground,
            decidedAt: now,
            dueAt: startOfDay(row.effectiveOn),
            ...(row.conditions === null ? {} : { text: row.conditions }),
            remedies,
          },
        },
      ],
      tellReporter: `您的${row.certificateName}自${row.effectiveOn}起${certificateChangeWords[row.kind].zh}，理由和救济途径见决定书。`,
      body: { certificate: row.certificateNumber, kind: row.kind, effectiveOn: row.effectiveOn },
    }),
}

/** 退回: nothing changes. */
const sendBack: Spec = {
  label: { zh: '不同意，退回', en: 'Do not confirm' },
  from: ['proposed'],
  to: ['returned'],
  by: secondPerson,
  needs: [reason],
  decide: ({ row, clocks }, fields) =>
    effects({
      state: 'returned',
      row: { outcome: 'returned' },
      clocks: stop(clocks),
      texts: textOf('reason', fields.reason),
      body: { certificate: row.certificateNumber, kind: row.kind },
    }),
}

const breach = breachOf<CertificateChange>({
  from: ['proposed'],
  follows: ({ matter, supervisingUnitCode }, missed) => ({
    notices: overdueNotices(
      [matter.holderUnitCode, supervisingUnitCode],
      `${matter.number} 证照变动逾期未复核`,
      missed,
    ),
  }),
})

export const changeActs = {
  confirm: handling(confirm),
  send_back: handling(sendBack),
  breach,
} as const satisfies Record<string, Spec>
