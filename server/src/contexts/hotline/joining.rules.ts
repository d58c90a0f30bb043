import { effects, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import { longText, reason, text } from '../../kernel/matter/needs.rules.ts'
import { agent, dispatchClock, replyClock, type Situated, type Spec } from './acts.rules.ts'

/** 并单: it is what another open ticket is about; each caller hears of the end. */
const join: Spec = {
  label: { zh: '并入同一诉求', en: 'Join to the same request' },
  from: ['registered'],
  to: ['merged'],
  by: 'system',
  needs: [text('lead', '主工单编号'), text('by', '并单人')],
  decide: ({ matter, clocks }, fields) =>
    effects({
      state: 'merged',
      row: { leadNumber: String(fields.lead) },
      clocks: stop(clocks),
      tellReporter: `您的诉求${matter.number}与${String(fields.lead)}相同，合并办理，办结后同样向您答复。`,
      body: { lead: fields.lead, by: fields.by },
    }),
}

/** 拆单: it was another matter after all. */
const part: Spec = {
  label: { zh: '拆出单独办理', en: 'Part from the other' },
  from: ['merged'],
  to: ['registered'],
  by: agent,
  exceptional: true,
  needs: [reason],
  decide: (situation, fields) => onItsOwn(situation, textOf('reason', fields.reason)),
}

function onItsOwn(situation: Situated, texts: ReturnType<typeof textOf> = []) {
  return effects<Situated['row']>({
    state: 'registered',
    row: { leadNumber: null },
    clocks: [dispatchClock(situation), ...replyClock(situation)],
    texts,
    tellReporter: `您的诉求${situation.matter.number}已单独办理。`,
  })
}

/**
 * 随主工单: what became of the lead is told to each caller. An answer is everybody's; a lead that
 * was joined to a third takes its own with it; one that ended without an answer lets them go on.
 */
const followLead: Spec = {
  label: { zh: '随主工单答复', en: 'Follow the other' },
  from: ['merged'],
  to: ['merged', 'registered'],
  by: 'system',
  needs: [
    longText('answer', '主工单的答复', { required: false }),
    text('lead', '新的主工单编号', { required: false, maxLength: 60 }),
  ],
  decide(situation, { answer, lead }) {
    const { matter } = situation
    if (lead !== undefined) {
      return effects({ state: 'merged', row: { leadNumber: String(lead) }, body: { lead } })
    }
    if (answer === undefined) return onItsOwn(situation)
    return effects({
      state: 'merged',
      texts: textOf('answer', answer, 'reporter'),
      tellReporter: `您的诉求${matter.number}已有答复，请凭编号和查询码查看。`,
    })
  },
}

export const joiningActs = {
  join,
  part,
  follow_lead: followLead,
} as const satisfies Record<string, Spec>
