import { doorWords } from '@huiyin/contract/hotline.words'
import { mayRestUntil } from '../../kernel/matter/common-acts.rules.ts'
import { contestableUntil } from '../../kernel/matter/contesting.rules.ts'
import { effects, handling, refused, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import { choice, day, longText, reason, text } from '../../kernel/matter/needs.rules.ts'
import {
  agent,
  begin,
  decision,
  dispatchClock,
  replyClock,
  type Situated,
  type Spec,
  sameAs,
  told,
} from './acts.rules.ts'
import { ticketLimits } from './limits.rules.ts'
import type { Ticket } from './ticket.types.ts'

const doors = Object.fromEntries(Object.entries(doorWords).map(([door, { zh }]) => [door, zh]))

/** What a ticket has that was not refused, or is taken after all. */
const taken = { door: null, refusedBy: null, repeats: null, reviewOn: null } as const

const settled = { name: 'door', in: ['settled'] }

/**
 * 拟不予受理: with the right door; somebody else confirms. What repeats an ended ticket (重复诉求)
 * names it, and is looked at again on a day, because facts change.
 */
const refuse: Spec = {
  label: { zh: '拟不予受理', en: 'Propose not to accept' },
  from: ['registered'],
  to: ['refusal_review'],
  by: agent,
  needs: [
    choice('door', '应当通过哪个渠道', doors),
    text('where', '渠道名称、电话或地址', { maxLength: 200 }),
    text('repeats', '重复的工单编号', { maxLength: 60, when: settled }),
    day('reviewOn', '复查日期', { when: settled, help: '届时再看情况有没有变化' }),
    reason,
  ],
  decide(situation, fields) {
    const { matter, acting, row, clocks, now } = situation
    const by = acting.kind === 'staff' ? acting.staffId : null
    const { value } = situation.rule(ticketLimits)
    const isRepeat = fields.door === 'settled'
    const reviewOn = String(fields.reviewOn)
    if (isRepeat && !mayRestUntil(reviewOn, now, value.suspendDaysMax)) {
      return refused('matter/suspended-too-long', { days: value.suspendDaysMax })
    }
    return effects({
      state: 'refusal_review',
      row: {
        door: fields.door as Ticket['door'],
        refusedBy: by,
        ...(isRepeat && { repeats: String(fields.repeats), reviewOn }),
      },
      clocks: [...stop(clocks, 'dispatch'), begin(situation, 'review')],
      texts: [
        ...textOf('not_taken', fields.reason, 'staff'),
        ...textOf('right_door', fields.where, 'staff'),
      ],
      notices: [
        told(situation, row.hotlineUnitCode, {
          kind: 'approval_wanted',
          reason: `拟不予受理：${matter.title}`,
        }),
      ],
      body: { door: fields.door, ...(isRepeat && { repeats: fields.repeats, reviewOn }) },
    })
  },
}

/** 复核不予受理: by a second person; the caller hears the reason and where to go instead. */
const confirmRefusal: Spec = {
  label: { zh: '复核不予受理', en: 'Confirm or overturn the refusal' },
  from: ['refusal_review'],
  to: ['not_accepted', 'registered'],
  by: agent,
  unless: (situation) =>
    sameAs(situation, situation.row.refusedBy) ? 'hotline/own-answer' : undefined,
  needs: [
    decision,
    longText('answer', '告知诉求人的理由和去处', { when: { name: 'decision', in: ['granted'] } }),
    longText('note', '不同意的理由', { when: { name: 'decision', in: ['refused'] } }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    if (fields.decision !== 'granted') {
      return effects({
        state: 'registered',
        row: taken,
        clocks: [...stop(clocks, 'review'), dispatchClock(situation)],
        texts: textOf('decision', fields.note),
      })
    }
    return effects({
      state: 'not_accepted',
      clocks: stop(clocks),
      texts: textOf('answer', fields.answer, 'reporter'),
      assessment: { count: false, reason: '不予受理' },
      tellReporter:
        row.reviewOn === null
          ? `您的诉求${matter.number}不属本热线受理，理由和受理渠道请凭编号和查询码查看。`
          : `您的诉求${matter.number}此前已有结论，理由请凭编号和查询码查看；${row.reviewOn} 我们会再次复查。`,
    })
  },
}

/** 到期复查: the day has come; whether facts changed is decided by somebody who did not refuse. */
const lookAgain: Spec = {
  label: { zh: '重复诉求到期复查', en: 'Look at a repeated request again' },
  from: ['not_accepted'],
  to: ['second_look'],
  by: 'system',
  unless: ({ row }) => (row.reviewOn === null ? 'matter/act-not-now' : undefined),
  needs: [],
  decide: (situation) =>
    effects({
      ...secondLook(situation, '重复诉求到复查日期'),
      row: { reviewOn: null },
    }),
}

/**
 * 对不予受理提出异议: the caller says once, within the days he was told, why it should be taken. A
 * look on a set day (重复诉求) is not used up by it.
 */
const contestRefusal: Spec = {
  label: { zh: '对不予受理提出异议', en: 'Contest the refusal' },
  from: ['not_accepted'],
  to: ['second_look'],
  by: 'reporter',
  unless({ matter, row, now }) {
    if (row.contested) return 'hotline/contested-already'
    const { closedAt } = matter
    return closedAt !== null && contestableUntil(closedAt) < now
      ? 'hotline/contest-too-late'
      : undefined
  },
  needs: [longText('reason', '为什么应当受理', { maxLength: 1000 })],
  decide: (situation, fields) =>
    effects({
      ...secondLook(situation, '诉求人对不予受理有异议'),
      row: { contested: true },
      texts: textOf('contest_reason', fields.reason, 'reporter'),
    }),
}

/** The same said by telephone, and written down by whoever took the call. */
const noteContest: Spec = {
  ...contestRefusal,
  label: { zh: '登记诉求人对不予受理的异议', en: 'Note that the caller contests the refusal' },
  by: agent,
  exceptional: true,
  needs: [longText('reason', '诉求人认为应当受理的理由', { maxLength: 1000 })],
}

function secondLook(situation: Situated, why: string) {
  const { hotlineUnitCode } = situation.row
  return {
    state: 'second_look',
    clocks: [begin(situation, 'decide')],
    notices: [told(situation, hotlineUnitCode, { kind: 'approval_wanted', reason: why })],
  } as const
}

/** 复查不予受理: by neither of the two who refused; taken it goes the way of any call, with new clocks. */
const decideSecondLook: Spec = {
  label: { zh: '复查不予受理', en: 'Look again at the refusal' },
  from: ['second_look'],
  to: ['registered', 'not_accepted'],
  by: { roles: ['dispatcher', 'supervisor'], where: 'region', never: ['handler'] },
  unless: (situation) =>
    sameAs(situation, situation.row.refusedBy) ? 'hotline/own-answer' : undefined,
  needs: [
    choice('decision', '复查决定', { granted: '予以受理', refused: '维持不予受理' }),
    longText('answer', '给诉求人的答复', { maxLength: 1000 }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const texts = textOf('answer', fields.answer, 'reporter')
    if (fields.decision !== 'granted') {
      return effects({
        state: 'not_accepted',
        clocks: stop(clocks),
        texts,
        tellReporter: `您的诉求${matter.number}经复查，维持不予受理，理由请凭编号和查询码查看。`,
        body: { decision: fields.decision },
      })
    }
    return effects({
      state: 'registered',
      holder: { unitCode: row.hotlineUnitCode, staffId: null },
      row: { ...taken, reopens: row.reopens + 1 },
      clocks: [...stop(clocks), dispatchClock(situation), ...replyClock(situation)],
      texts,
      assessment: { count: true, reason: null },
      tellReporter: `您的诉求${matter.number}经复查已予受理，可凭编号查询进度。`,
      body: { decision: fields.decision },
    })
  },
}

export const refusingActs = {
  refuse: handling(refuse),
  confirm_refusal: handling(confirmRefusal),
  look_again: lookAgain,
  contest_refusal: contestRefusal,
  note_contest: noteContest,
  decide_second_look: decideSecondLook,
} as const satisfies Record<string, Spec>
