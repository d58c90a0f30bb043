import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { supervision } from '../../kernel/matter/common-acts.rules.ts'
import { effects, start, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Decision, Situation, TextWritten } from '../../kernel/matter/lifecycle.ts'
import { reviewLimits } from './limits.rules.ts'
import { choice, day, evidence, longText, reason, text, tryFields, yesNo } from './needs.rules.ts'
import { appealGroundLabels, type Rectification } from './rectification.types.ts'

type Spec = ActSpec<Rectification>
type Situated = Situation<Rectification>

// Nobody verifies himself: not who was rated, not who handled. Who does is the table's to say.
const verifying = {
  roles: ['follow_up_agent', 'supervisor'],
  where: 'checker',
  never: ['rated', 'handler'],
} as const
const supervising = { roles: ['supervisor'], where: 'region', never: ['rated', 'handler'] } as const
const leading = { roles: ['leader'], where: 'region', never: ['rated', 'handler'] } as const

/** 回访: was it solved, is the person content; at most three tries, in different bands. */
const followUp: Spec = {
  label: { zh: '登记回访', en: 'Record the follow-up' },
  from: ['follow_up'],
  to: ['follow_up', 'independent_check', 'publication_review', 'rectifying'],
  by: verifying,
  needs: [
    ...tryFields,
    yesNo('solved', '问题是否解决', { when: { name: 'reached', in: ['true'] } }),
    yesNo('satisfied', '对办理结果是否满意', { when: { name: 'reached', in: ['true'] } }),
    longText('note', '回访记录', { required: false }),
  ],
  decide(situation, fields) {
    if (fields.reached !== true) return notReached(situation, String(fields.band))
    const texts = textOf('note', fields.note)
    const body = { reached: true, solved: fields.solved, satisfied: fields.satisfied }
    const result = fields.satisfied === true ? 'satisfied' : 'not_satisfied'
    const row = { followUpTries: situation.row.followUpTries + 1, followUpResult: result } as const
    if (fields.solved !== true) return sendBack(situation, { row, texts, body })
    return toPublication(situation, { row, texts, body })
  },
}

function notReached(situation: Situated, band: string): Decision<Rectification> {
  const { row, rule } = situation
  const limit = rule(reviewLimits)
  const tries = row.followUpTries + 1
  const bands = [...new Set([...row.followUpBands, band])]
  const exhausted = tries >= limit.value.followUpTriesMax
  const tried = { followUpTries: tries, followUpBands: bands }
  if (!exhausted) return effects({ state: 'follow_up', row: tried, body: { reached: false, band } })
  return effects({
    state: 'independent_check',
    row: { ...tried, followUpResult: 'unreachable' },
    clocks: [...stop(situation.clocks), start('check', limit.value.check, limit.version)],
    body: { reached: false, band },
  })
}

/** 独立核验: somebody outside looks at the facts, because the person cannot or must not be asked. */
const check: Spec = {
  label: { zh: '登记独立核验', en: 'Record the independent check' },
  from: ['independent_check'],
  to: ['publication_review', 'rectifying'],
  by: verifying,
  needs: [
    yesNo('passed', '是否属实、是否整改到位'),
    longText('findings', '核验情况'),
    evidence({ required: false }),
  ],
  decide(situation, fields) {
    const written = {
      texts: [
        { kind: 'check_findings', body: String(fields.findings), visibility: 'staff' as const },
      ],
      evidenceIds: (fields.evidence as string[] | undefined) ?? [],
      body: { passed: fields.passed },
    }
    if (fields.passed === true) return toPublication(situation, written)
    const row = { failedChecks: situation.row.failedChecks + 1 }
    return sendBack(situation, { ...written, row })
  },
}

/** 公示审核: what may be shown, with everything personal taken out; the answer is given either way. */
const reviewPublication: Spec = {
  label: { zh: '公示审核并办结', en: 'Review for publication and close' },
  from: ['publication_review'],
  to: ['closed'],
  by: supervising,
  needs: [
    choice('decision', '是否公示', { publish: '脱敏后公示', withhold: '不公示' }),
    longText('publishedText', '公示的评价内容（已脱敏）', {
      when: { name: 'decision', in: ['publish'] },
    }),
    longText('publishedAnswer', '公示的答复（已脱敏）', {
      when: { name: 'decision', in: ['publish'] },
    }),
    longText('withheldReason', '不公示的理由', { when: { name: 'decision', in: ['withhold'] } }),
    choice('resultUse', '结果应用', {
      none: '不另行处理',
      talk: '约谈提醒',
      criticism: '通报批评',
      training: '教育培训',
      assessment: '计入考核',
      commend: '表扬激励',
    }),
  ],
  decide(situation, fields) {
    const publishes = fields.decision === 'publish'
    return effects({
      state: 'closed',
      row: {
        publication: publishes ? 'published' : 'withheld',
        resultUse: String(fields.resultUse),
      },
      clocks: stop(situation.clocks),
      texts: publishes
        ? [
            { kind: 'published_text', body: String(fields.publishedText), visibility: 'public' },
            {
              kind: 'published_answer',
              body: String(fields.publishedAnswer),
              visibility: 'public',
            },
          ]
        : [{ kind: 'withheld_reason', body: String(fields.withheldReason), visibility: 'staff' }],
      tellReporter: `您的评价（${situation.matter.number}）已办结，可追加一次评价。`,
      body: { decision: fields.decision, resultUse: fields.resultUse },
    })
  },
}

/** 申诉复核: decided outside the unit. Not adopting never deletes; both figures stay visible. */
const decideAppeal: Spec = {
  label: { zh: '申诉复核决定', en: 'Decide the appeal' },
  from: ['appeal'],
  to: ['closed', 'assigned'],
  by: { roles: ['supervisor'], where: 'outside_unit', never: ['rated', 'handler'] },
  danger: true,
  needs: [
    choice('decision', '复核决定', {
      not_adopted: '申诉成立，评价不予采纳（原评价保留）',
      adopted: '申诉不成立，按差评整改',
    }),
    reason,
    longText('publicAnswer', '给评价人的答复', { when: { name: 'decision', in: ['not_adopted'] } }),
  ],
  decide(situation, fields) {
    const { matter } = situation
    const decision = String(fields.decision)
    const written = [
      { kind: 'appeal_decision', body: String(fields.reason), visibility: 'reporter' as const },
    ]
    const letter = {
      kind: 'appeal_decision' as const,
      toUnitCode: matter.accountableUnitCode,
      facts: {
        summary: matter.title,
        appealGround: appealGroundLabels[situation.row.appealGround ?? 'mistaken'],
        decisionWords: decision === 'adopted' ? '采纳原评价' : '不予采纳原评价',
        decidedAt: situation.now,
        reason: String(fields.reason),
      },
    }
    if (decision === 'adopted') {
      return effects({
        state: 'assigned',
        holder: { unitCode: matter.accountableUnitCode, staffId: null },
        row: { outcome: null },
        clocks: [{ name: 'appeal', do: 'stop' }],
        texts: written,
        letters: [letter],
        body: { decision },
      })
    }
    const answer = String(fields.publicAnswer)
    return effects({
      state: 'closed',
      row: { publication: 'withheld', answeredAt: situation.now },
      clocks: stop(situation.clocks),
      texts: [...written, { kind: 'public_answer', body: answer, visibility: 'reporter' }],
      letters: [letter],
      assessment: { count: false, reason: '申诉成立，不予采纳' },
      tellReporter: `您的评价（${matter.number}）经复核不予采纳，理由和救济途径请凭编号和查询码查看。`,
      body: { decision },
    })
  },
}

const decideExtension: Spec = {
  label: { zh: '审批延期', en: 'Decide the extension' },
  from: ['assigned', 'rectifying'],
  to: ['assigned', 'rectifying'],
  by: { roles: ['supervisor'], where: 'outside_unit', never: ['rated', 'handler'] },
  needs: [choice('decision', '审批意见', { granted: '同意延期', refused: '不同意' }), reason],
  unless: ({ row }) => (row.extensionAsked === null ? 'matter/nothing-asked' : undefined),
  decide({ matter, row, clocks }, fields) {
    const asked = row.extensionAsked
    const granted = fields.decision === 'granted'
    const days = asked?.workingDays ?? 0
    const by = { amountHundredths: days * 100, unit: 'working_day' } as const
    return effects({
      state: matter.state,
      row: { extensionAsked: null, extensions: row.extensions + (granted ? 1 : 0) },
      clocks: granted
        ? [{ name: 'rectify', do: 'extend', by, ground: `经批准延期 ${days} 个工作日` }]
        : [],
      texts: [{ kind: 'extension_decision', body: String(fields.reason), visibility: 'reporter' }],
      letters: [
        {
          kind: 'extension_decision',
          toUnitCode: matter.accountableUnitCode,
          facts: {
            summary: matter.title,
            requestedDays: `${days} 个工作日`,
            originalDueAt: runningClock(clocks, 'rectify')?.dueAt ?? matter.openedAt,
            decisionWords: granted ? '同意延期' : '不同意延期',
            reason: String(fields.reason),
          },
        },
      ],
      ...(granted
        ? { tellReporter: `您的评价（${matter.number}）办理时间延长 ${days} 个工作日。` }
        : {}),
      body: { decision: fields.decision, workingDays: days },
    })
  },
}

/** 督办: a numbered letter with a requirement and a date. */
const supervise: Spec = {
  label: { zh: '督办', en: 'Supervise' },
  from: ['assigned', 'rectifying'],
  to: ['assigned', 'rectifying'],
  by: supervising,
  needs: [longText('requirement', '督办要求'), day('dueOn', '反馈日期')],
  decide: ({ matter }, fields) => effects(supervision(matter, fields)),
}

/** A named leader ends what no second pair of eyes can be found for; the auditor sees the reason. */
const override: Spec = {
  label: { zh: '领导签批办结（例外）', en: 'Close by a leader’s decision (exception)' },
  from: ['follow_up', 'independent_check'],
  to: ['publication_review'],
  by: leading,
  danger: true,
  exceptional: true,
  needs: [text('ground', '依据', { maxLength: 200 }), reason],
  decide: (situation, fields) =>
    toPublication(situation, {
      texts: [{ kind: 'override_reason', body: String(fields.reason), visibility: 'staff' }],
      body: { override: true, ground: fields.ground },
    }),
}

/** 催办 by the reviewer himself: noted, and told to whoever holds the matter. */
const urge: Spec = {
  label: { zh: '催办', en: 'Urge' },
  from: [
    'assigned',
    'rectifying',
    'appeal',
    'follow_up',
    'independent_check',
    'publication_review',
  ],
  to: ['assigned', 'rectifying', 'appeal', 'follow_up', 'independent_check', 'publication_review'],
  by: 'reporter',
  needs: [longText('note', '想说的话', { required: false, maxLength: 500 })],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      texts: textOf('note', fields.note).map((written) => ({
        ...written,
        visibility: 'reporter' as const,
      })),
      notices: [
        {
          kind: 'urged',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 评价人催办`,
          dueAt: matter.nextDueAt,
        },
      ],
    }),
}

export const verifyingActs = {
  follow_up: followUp,
  check,
  review_publication: reviewPublication,
  decide_appeal: decideAppeal,
  decide_extension: decideExtension,
  supervise,
  override,
  urge,
} satisfies Record<string, Spec>

interface Written {
  readonly row?: Partial<Rectification>
  readonly texts?: readonly TextWritten[]
  readonly evidenceIds?: readonly string[]
  readonly body: Readonly<Record<string, unknown>>
}

function toPublication(situation: Situated, written: Written): Decision<Rectification> {
  const limit = situation.rule(reviewLimits)
  return effects({
    ...written,
    state: 'publication_review',
    holder: { unitCode: situation.supervisingUnitCode, staffId: null },
    clocks: [
      ...stop(situation.clocks),
      start('publication', limit.value.publicationReview, limit.version),
    ],
  })
}

/** Not solved: back to the unit with a new clock; the first date stays on record. */
function sendBack(situation: Situated, written: Written): Decision<Rectification> {
  const { matter } = situation
  const limit = situation.rule(reviewLimits)
  return effects({
    ...written,
    state: 'rectifying',
    holder: { unitCode: matter.accountableUnitCode, staffId: situation.row.handlerStaffId },
    row: { ...written.row, followUpTries: 0, followUpBands: [], rectifiedAt: null },
    clocks: [...stop(situation.clocks), start('rectify', limit.value.rectify, limit.version)],
    notices: [
      {
        kind: 'returned',
        toUnitCode: matter.accountableUnitCode,
        toStaffId: situation.row.handlerStaffId,
        reason: `${matter.number} 未解决，退回重办`,
        dueAt: null,
      },
    ],
  })
}
