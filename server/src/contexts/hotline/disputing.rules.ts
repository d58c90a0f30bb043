import {
  effects,
  evidenceOf,
  handling,
  refused,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import { evidence, longText, text, unit } from '../../kernel/matter/needs.rules.ts'
import {
  inHand,
  inUnit,
  inUnitsHands,
  replyClock,
  type Situated,
  type Spec,
  sentOut,
  told,
} from './acts.rules.ts'
import { assignment } from './intake.rules.ts'

/**
 * 提出争议: another unit answers. Whoever has the ticket goes on with it until there is a ruling
 * (首接负责), and the clock of the person never stops.
 */
const dispute: Spec = {
  label: { zh: '提出管辖争议', en: 'Dispute who answers' },
  from: inHand,
  to: ['disputed'],
  by: inUnit,
  danger: true,
  needs: [
    unit('unitCode', '认为应由哪个单位负责'),
    longText('ground', '法律法规或职责依据', { maxLength: 500 }),
    evidence({ required: false, help: '职责文件' }),
  ],
  unless: ({ row }) => (row.disputed === null ? undefined : 'matter/already-asked'),
  decide({ matter, row, clocks }, fields) {
    const unitCode = String(fields.unitCode)
    if (unitCode === matter.holderUnitCode || unitCode === matter.aboutUnitCode) {
      return refused('matter/field-invalid', { fields: [{ name: 'unitCode' }] })
    }
    const ground = String(fields.ground)
    return effects({
      state: 'disputed',
      row: {
        disputes: row.disputes + 1,
        disputed: { byUnitCode: matter.holderUnitCode, unitCode, ground },
        extensionAsked: null,
        suspensionAsked: null,
      },
      clocks: stop(clocks, 'sign'),
      texts: textOf('dispute_ground', ground),
      evidenceIds: evidenceOf(fields),
      body: { unit: unitCode },
    })
  },
}

/** Where a disputed ticket may be when the ruling comes, because it was handled meanwhile. */
const meanwhile = [...inUnitsHands, 'registered', 'callback', 'withdrawal_asked'] as const

/** 裁定落实: the unit that answers from now on; what was answered meanwhile goes on as it was. */
const settleDispute: Spec = {
  label: { zh: '争议裁定落实', en: 'The dispute is settled' },
  from: meanwhile,
  to: meanwhile,
  by: 'system',
  needs: [unit('unitCode', '责任单位'), text('dispute', '争议编号', { maxLength: 60 })],
  decide(situation, fields) {
    const { matter, row } = situation
    const unitCode = String(fields.unitCode)
    const body = { unit: unitCode, dispute: fields.dispute }
    const isHandled = matter.state === 'disputed' || matter.state === 'handling'
    if (row.disputed === null || !isHandled) {
      return effects({ state: matter.state, row: { disputed: null }, body })
    }
    if (unitCode === matter.holderUnitCode) return goesOn(situation, body)
    return effects({
      state: 'dispatched',
      holder: { unitCode, staffId: null },
      accountableUnitCode: unitCode,
      row: { disputed: null, handlerStaffId: null },
      clocks: sentOut(situation),
      letters: [assignment(situation, unitCode)],
      notices: [
        told(situation, unitCode, { kind: 'assigned', reason: '争议已裁定，由本单位办理' }),
      ],
      tellReporter: `您的诉求${matter.number}已明确由${situation.unitName(unitCode)}办理。`,
      body,
    })
  },
}

function goesOn(situation: Situated, body: Readonly<Record<string, unknown>>) {
  const { matter } = situation
  return effects<Situated['row']>({
    state: 'handling',
    row: { disputed: null },
    clocks: replyClock(situation),
    notices: [
      told(situation, matter.holderUnitCode, {
        kind: 'decided',
        reason: '争议已裁定，由本单位继续办理',
      }),
    ],
    body,
  })
}

export const disputingActs = {
  dispute: handling(dispute),
  settle_dispute: settleDispute,
} as const satisfies Record<string, Spec>
