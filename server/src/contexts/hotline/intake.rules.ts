import {
  effects,
  handling,
  refused,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import type { LetterWanted } from '../../kernel/matter/lifecycle.ts'
import { choice, longText, text, unit } from '../../kernel/matter/needs.rules.ts'
import { isDrawn } from '../../kernel/matter/verification.rules.ts'
import {
  agent,
  dispatchClock,
  open,
  replyClock,
  type Situated,
  type Spec,
  sentOut,
  told,
} from './acts.rules.ts'
import { ticketLimits } from './limits.rules.ts'

/** 直接解答: answered at once; chance has some looked at by somebody else. */
const answerDirectly: Spec = {
  label: { zh: '直接解答并办结', en: 'Answer at once and close' },
  from: ['registered'],
  to: ['answered', 'sample_check'],
  by: agent,
  needs: [longText('answer', '答复内容', { help: '读给诉求人听的就是这段话' })],
  decide(situation, fields) {
    const { matter, row, clocks, rule } = situation
    const { value, version } = rule(ticketLimits)
    const drawn = isDrawn(matter.id, value.sampleOneIn)
    return effects({
      state: drawn ? 'sample_check' : 'answered',
      row: { contacted: true },
      clocks: [...stop(clocks), ...(drawn ? [start('review', value.review, version)] : [])],
      texts: textOf('answer', fields.answer, 'reporter'),
      // Who writes because he cannot hear has to get the answer in writing.
      ...(row.channel === 'text' && { tellReporter: `${matter.number}：${String(fields.answer)}` }),
      body: { sampled: drawn },
    })
  },
}

/** 抽查: somebody else reads what was answered. */
const checkSample: Spec = {
  label: { zh: '登记抽查结果', en: 'Record the sample check' },
  from: ['sample_check'],
  to: ['answered', 'registered'],
  by: { ...agent, never: ['handler'] },
  needs: [
    choice('decision', '抽查结果', { granted: '答复正确', refused: '答复有误，重新办理' }),
    longText('note', '抽查情况', { maxLength: 500 }),
  ],
  decide: (situation, fields) =>
    fields.decision === 'granted'
      ? effects({
          state: 'answered',
          clocks: stop(situation.clocks),
          texts: textOf('check', fields.note),
        })
      : effects({
          state: 'registered',
          row: { reworks: situation.row.reworks + 1, contacted: false },
          clocks: [...stop(situation.clocks), dispatchClock(situation), ...replyClock(situation)],
          texts: textOf('check', fields.note),
        }),
}

/** 派单: the unit that leads, and units that assist it. */
const dispatch: Spec = {
  label: { zh: '派单', en: 'Dispatch' },
  from: ['registered'],
  to: ['dispatched'],
  by: agent,
  needs: [
    unit('unitCode', '主办单位'),
    unit('assistingUnitCode', '协办单位', { required: false }),
    longText('note', '派单意见', { required: false, maxLength: 500 }),
  ],
  decide(situation, fields) {
    const { matter, row } = situation
    const unitCode = String(fields.unitCode)
    if (unitCode === matter.aboutUnitCode) return refused('matter/rated-person')
    const assisting =
      fields.assistingUnitCode === undefined ? [] : [String(fields.assistingUnitCode)]
    return effects({
      state: 'dispatched',
      holder: { unitCode, staffId: null },
      accountableUnitCode: unitCode,
      row: {
        handlerStaffId: null,
        assistingUnitCodes: assisting.filter((code) => code !== unitCode),
      },
      clocks: sentOut(situation),
      texts: textOf('instruction', fields.note),
      letters: [assignment(situation, unitCode)],
      notices: [
        told(situation, unitCode, { kind: 'assigned', reason: `${matter.title}，待签收` }),
        ...assisting.map((code) =>
          told(situation, code, { kind: 'assigned', reason: `${matter.title}，请协办` }),
        ),
      ],
      tellReporter: `您的诉求${matter.number}已交${situation.unitName(unitCode)}办理，可凭编号查询进度。`,
      body: { unit: unitCode, assisting, routed: row.routedUnitCode },
    })
  },
}

/** 交办函 to the unit that leads. */
export function assignment({ matter, clocks }: Situated, toUnitCode: string): LetterWanted {
  const reply = clocks.find(({ name, state }) => name === 'reply' && state !== 'stopped')
  return {
    kind: 'assignment',
    toUnitCode,
    facts: {
      subject: matter.title,
      source: '政务服务便民热线',
      summary: matter.title,
      requirements: ['首次联系诉求人', '逐点答复诉求', '按期反馈办理结果'],
      dueAt: reply?.dueAt ?? matter.openedAt,
    },
  }
}

/** 紧急移交: danger to life first; the caller stays on the line until the number answers. */
const handOff: Spec = {
  label: { zh: '紧急移交', en: 'Hand off to an emergency number' },
  from: ['registered'],
  to: ['handed_off'],
  by: agent,
  danger: true,
  needs: [
    choice('number', '移交给', { '110': '110', '119': '119', '120': '120', '122': '122' }),
    longText('note', '移交情况', { maxLength: 500, help: '何时接通、对方受理编号或姓名' }),
  ],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'handed_off',
      row: { door: 'emergency' },
      clocks: stop(clocks),
      texts: textOf('note', fields.note),
      body: { number: fields.number },
    }),
}

/** 三方通话、联动会商: recorded with who took part; it ends nothing by itself. */
const confer: Spec = {
  label: { zh: '登记三方通话或会商', en: 'Record a call of three or a meeting' },
  from: open,
  to: open,
  by: { roles: ['call_agent', 'dispatcher', 'handler', 'unit_leader'], where: 'holder_unit' },
  exceptional: true,
  needs: [
    choice('way', '方式', { three_party: '三方通话', meeting: '联动会商' }),
    text('parties', '参加单位', { maxLength: 200 }),
    longText('note', '结论', { maxLength: 1000 }),
  ],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      texts: textOf('conference', `${String(fields.parties)}：${String(fields.note)}`),
      body: { way: fields.way },
    }),
}

export const intakeActs = {
  answer_directly: handling(answerDirectly),
  check_sample: checkSample,
  dispatch,
  hand_off: handOff,
  confer,
} as const satisfies Record<string, Spec>
