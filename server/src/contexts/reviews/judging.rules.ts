import { localDayOf } from '@huiyin/contract/time'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { effects, evidenceOf, refused, start } from '../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  ClockChange,
  Decision,
  Effects,
  Fields,
  Situation,
} from '../../kernel/matter/lifecycle.ts'
import { dueOfBudget } from './dates.rules.ts'
import { reviewLimits } from './limits.rules.ts'
import {
  choice,
  day,
  elsewhereFields,
  evidence,
  longText,
  measureFields,
  text,
} from './needs.rules.ts'
import {
  type AppealGround,
  appealGroundLabels,
  type JudgedOutcome,
  outcomeLabels,
  type Rectification,
} from './rectification.types.ts'

type Spec = ActSpec<Rectification>
type Situated = Situation<Rectification>

const only = (...outcomes: JudgedOutcome[]) => ({ name: 'outcome', in: outcomes })

/** 研判: four outcomes, each with its own mandatory fields. */
export const judge: Spec = {
  label: { zh: '研判', en: 'Judge' },
  from: ['assigned'],
  to: ['follow_up', 'independent_check', 'rectifying', 'appeal'],
  by: { roles: ['handler', 'unit_leader'], where: 'holder_unit' },
  needs: ({ row }) => [
    choice('outcome', '研判结果', openOutcomes(row)),
    ...measureFields(only('rectify_now')),
    longText('planReason', '一时难以解决的理由', { when: only('rectify_by_plan') }),
    longText('plan', '整改计划', { when: only('rectify_by_plan') }),
    day('planDueOn', '计划完成日期', { when: only('rectify_by_plan') }),
    text('responsible', '责任人', { when: only('rectify_by_plan') }),
    ...elsewhereFields(only('rectify_by_plan')).map((field) => ({
      ...field,
      name: `plan${cap(field.name)}`,
    })),
    longText('explanation', '解释说明的内容与依据', { when: only('explain') }),
    choice(
      'explainedBy',
      '说明方式',
      { phone: '电话', message: '短信', visit: '上门', online: '网上答复' },
      { when: only('explain') },
    ),
    text('reaction', '评价人的反应', { when: only('explain'), maxLength: 500 }),
    choice('ground', '申诉事由', appealGroundLabels, { when: only('appeal') }),
    longText('appealReason', '申诉理由', { when: only('appeal') }),
    { ...evidence({ when: only('appeal') }), name: 'appealEvidence', label: '申诉证据' },
    longText('publicAnswer', '给评价人的答复', {
      when: only('rectify_now', 'explain'),
      help: '评价人在办件进度页看到的就是这段话',
    }),
  ],
  decide(situation, fields) {
    const outcome = fields.outcome as JudgedOutcome
    // Judging without having asked would let the first contact pass for kept.
    const isAsking = runningClock(situation.clocks, 'contact') !== undefined
    if (isAsking && outcome !== 'appeal') return refused('reviews/contact-first')
    return judgements[outcome](situation, fields)
  },
}

const cap = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)

function openOutcomes(row: Rectification): Record<string, string> {
  const { appeal, ...others } = outcomeLabels
  return row.appeals > 0 ? others : { ...others, appeal }
}

const judgements: Record<
  JudgedOutcome,
  (situation: Situated, fields: Fields) => Decision<Rectification>
> = {
  rectify_now: (situation, fields) =>
    answer(situation, fields, { outcome: 'rectify_now', ...measureOf(fields) }),
  explain: (situation, fields) =>
    answer(situation, fields, { outcome: 'explain' }, [
      { kind: 'explanation', body: String(fields.explanation), visibility: 'staff' },
      { kind: 'reaction', body: String(fields.reaction), visibility: 'staff' },
    ]),
  rectify_by_plan: planIt,
  appeal: (situation, fields) => {
    const { matter, row, rule, supervisingUnitCode } = situation
    const limit = rule(reviewLimits)
    return effects({
      state: 'appeal',
      holder: { unitCode: supervisingUnitCode, staffId: null },
      row: {
        outcome: 'appeal',
        appeals: row.appeals + 1,
        appealGround: fields.ground as AppealGround,
      },
      clocks: [start('appeal', limit.value.appeal, limit.version)],
      texts: [{ kind: 'appeal_reason', body: String(fields.appealReason), visibility: 'staff' }],
      evidenceIds: fields.appealEvidence as string[],
      notices: [
        {
          kind: 'appeal_wanted',
          toUnitCode: supervisingUnitCode,
          reason: `差评申诉 ${matter.number} 等待复核`,
          dueAt: null,
        },
      ],
      body: { outcome: 'appeal', ground: fields.ground },
    })
  },
}

function planIt(situation: Situated, fields: Fields): Decision<Rectification> {
  const { matter, now, calendar, rule, clocks } = situation
  const limit = rule(reviewLimits)
  const latest = dueOfBudget(limit.value.planMax, matter.openedAt, calendar)
  const planDueOn = String(fields.planDueOn)
  if (planDueOn > localDayOf(latest) || planDueOn < localDayOf(now)) {
    return {
      ok: false,
      code: 'reviews/plan-too-long',
      details: { latestOn: localDayOf(latest), fields: [{ name: 'planDueOn' }] },
    }
  }
  // The plan has its own, longer limit; the first promise stays on record as original date.
  const used = limit.value.planMax.amountHundredths - limit.value.rectify.amountHundredths
  const alreadyLonger = (runningClock(clocks, 'rectify')?.dueAt ?? now) >= latest
  const by = { amountHundredths: used, unit: limit.value.planMax.unit }
  return effects({
    state: 'rectifying',
    row: {
      outcome: 'rectify_by_plan',
      planDueOn,
      elsewhereLooked: String(fields.planElsewhereLooked),
      elsewhereFound: Number(fields.planElsewhereFound),
    },
    clocks:
      alreadyLonger || used <= 0
        ? []
        : [{ name: 'rectify', do: 'extend', by, ground: '情况复杂，限期整改' }],
    texts: [
      { kind: 'plan_reason', body: String(fields.planReason), visibility: 'reporter' },
      { kind: 'plan', body: String(fields.plan), visibility: 'staff' },
      { kind: 'responsible', body: String(fields.responsible), visibility: 'staff' },
    ],
    body: { outcome: 'rectify_by_plan', planDueOn },
  })
}

/** The unit has answered: its clocks stop, and somebody else asks or looks. */
export function answer(
  situation: Situated,
  fields: Fields,
  row: Partial<Rectification>,
  texts: Effects<Rectification>['texts'] = [],
): Decision<Rectification> {
  const { matter, now, rule, clocks, checking } = situation
  const limit = rule(reviewLimits)
  // Who must not be rung is not asked; an independent check takes the place of the call.
  const asks = situation.row.allowsContact
  const next = asks ? 'follow_up' : 'independent_check'
  const stops: ClockChange[] = ['contact', 'rectify']
    .filter((name) => runningClock(clocks, name) !== undefined)
    .map((name) => ({ name, do: 'stop' }))
  return effects({
    state: next,
    holder: { unitCode: checking.unitCode, staffId: null },
    row: { ...row, answeredAt: now, rectifiedAt: now, extensionAsked: null },
    clocks: [
      ...stops,
      start(
        next === 'follow_up' ? 'follow_up' : 'check',
        asks ? limit.value.followUp : limit.value.check,
        limit.version,
      ),
    ],
    texts: [
      ...texts,
      ...(fields.measure === undefined
        ? []
        : [{ kind: 'measure', body: String(fields.measure), visibility: 'staff' as const }]),
      { kind: 'public_answer', body: String(fields.publicAnswer), visibility: 'reporter' },
    ],
    evidenceIds: evidenceOf(fields),
    letters: [
      {
        kind: 'rectification_answer',
        toUnitCode: checking.unitCode,
        facts: {
          summary: matter.title,
          fromUnitName: situation.unitName(matter.accountableUnitCode),
          action: String(fields.measure ?? fields.explanation),
          text: String(fields.publicAnswer),
          ...(row.elsewhereLooked ? { elsewhere: row.elsewhereLooked } : {}),
          ...(row.elsewhereFound ? { elsewhereFound: row.elsewhereFound } : {}),
        },
      },
    ],
    notices: [
      {
        kind: asks ? 'follow_up_wanted' : 'check_wanted',
        toUnitCode: checking.unitCode,
        reason: asks ? `${matter.number} 等待回访` : `${matter.number} 等待独立核验`,
        dueAt: null,
      },
    ],
    tellReporter: `您的评价（${matter.number}）已有答复，可凭编号和查询码查看。`,
    body: { outcome: row.outcome ?? situation.row.outcome },
  })
}

export function measureOf(fields: Fields): Partial<Rectification> {
  return {
    measureOn: String(fields.measureOn),
    elsewhereLooked: String(fields.elsewhereLooked),
    elsewhereFound: Number(fields.elsewhereFound),
  }
}
