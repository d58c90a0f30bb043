import { type JointStance, jointStances } from '@huiyin/contract/joint-tasks'
import { jointFormWords, jointStanceWords } from '@huiyin/contract/joint-tasks.words'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { breachOf } from '../../../kernel/matter/breach.rules.ts'
import { effects, evidenceOf, refused, stop, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec, Effects, NoticeWanted, Situation } from '../../../kernel/matter/lifecycle.ts'
import {
  choice,
  day,
  evidence,
  longText,
  reason,
  staff,
  text,
  units,
  yesNo,
} from '../../../kernel/matter/needs.rules.ts'
import type { Answer, Asker, JointTask } from './joint-task.types.ts'
import { jointWorkLimits } from './joint-work.rules.ts'

type Spec = ActSpec<JointTask>
type Situated = Situation<JointTask>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
const leader = { roles: ['unit_leader'], where: 'holder_unit' } as const
const asked = { roles: ['handler', 'unit_leader'], where: 'assisting_unit' } as const
const open = ['asked', 'called', 'recorded'] as const

/** The units that have not said anything yet. */
export function silentUnits({ unitCodes, answers }: JointTask): readonly string[] {
  return unitCodes.filter((code) => !answers.some(({ unitCode }) => unitCode === code))
}

/** The unit for which somebody may answer: one of those asked that has not spoken. */
function speakerOf({ row, acting }: Situated): string | undefined {
  const own = acting.kind === 'staff' ? acting.posts.map(({ unitCode }) => unitCode) : []
  return silentUnits(row).find((code) => own.includes(code))
}

/** What is said ends the task once everybody has spoken. */
function answered(
  { matter, row, clocks }: Situated,
  answers: readonly Answer[],
): Effects<JointTask> {
  const next = { ...row, answers }
  if (silentUnits(next).length > 0) return { state: matter.state, row: { answers } }
  const isObjected = row.form === 'co_sign' && answers.some(({ stance }) => stance === 'disagree')
  const outcome = isObjected ? 'objected' : 'answered'
  return { state: 'answered', row: { answers, outcome }, clocks: stop(clocks), body: { outcome } }
}

/** 答复, 签署意见: a unit that was asked says what it thinks, with its evidence. */
const answer: Spec = {
  label: { zh: '答复（签署意见）', en: 'Answer' },
  from: ['asked', 'recorded'],
  to: ['asked', 'recorded', 'answered'],
  by: asked,
  needs: ({ row }) => [
    choice('stance', '意见', stancesOf(row)),
    longText('opinion', '意见内容和依据', { maxLength: 1900 }),
    evidence({ required: false }),
  ],
  unless: (situation) =>
    speakerOf(situation) === undefined ? 'applications/answered-already' : undefined,
  decide(situation, fields) {
    const { row, now, acting, unitName } = situation
    const unitCode = speakerOf(situation)
    if (unitCode === undefined) return refused('applications/answered-already')
    const stance = fields.stance as JointStance
    const opinion = String(fields.opinion)
    const said: Answer = {
      unitCode,
      stance,
      opinion,
      at: formatInstant(now),
      staffId: acting.kind === 'staff' ? acting.staffId : null,
    }
    const all = answered(situation, [...row.answers, said])
    return effects({
      ...all,
      texts: textOf('joint_report', `${unitName(unitCode)}：${opinion}`),
      evidenceIds: evidenceOf(fields),
      body: { ...all.body, unit: unitCode, stance },
    })
  },
}

/** A signature agrees or does not; silence is nothing a person chooses. */
function stancesOf({ form }: JointTask) {
  const possible = jointStances.filter(
    (stance) => stance !== 'silent' && (form !== 'co_sign' || stance !== 'no_opinion'),
  )
  return Object.fromEntries(possible.map((stance) => [stance, jointStanceWords[stance].zh]))
}

/**
 * 踏勘报告, 会议纪要: one for all who took part, each of whom signs it. A field check is made by at
 * least two (行政许可法 第三十四条).
 */
const record: Spec = {
  label: { zh: '登记踏勘（会议）结果', en: 'Record what was found' },
  from: ['called'],
  to: ['recorded'],
  by: inUnit,
  needs: ({ row }) => [
    day('on', row.form === 'site_visit' ? '踏勘日期' : '开会日期'),
    ...(row.form === 'site_visit'
      ? [staff('inspector', '踏勘人员一'), staff('companion', '踏勘人员二')]
      : []),
    longText('findings', row.form === 'site_visit' ? '踏勘情况' : '会议纪要'),
    evidence({ required: row.form === 'site_visit', help: '现场照片、签到表等' }),
  ],
  decide(situation, fields) {
    const { matter, row, now } = situation
    const on = String(fields.on)
    if (on > localDayOf(now)) return refused('applications/not-held-yet')
    const staffIds =
      row.form === 'site_visit' ? [fields.inspector, fields.companion].map(String) : []
    if (new Set(staffIds).size < staffIds.length) return refused('applications/two-inspectors')
    const findings = String(fields.findings)
    return effects({
      state: 'recorded',
      row: { report: { on, staffIds, findings } },
      texts: textOf('joint_report', findings),
      evidenceIds: evidenceOf(fields),
      notices: noticesTo(situation, silentUnits(row), `${matter.number} 已形成报告，请签署意见`),
      body: { on, persons: staffIds.length },
    })
  },
}

/** 撤回: asked by mistake, while nobody has answered. */
const withdraw: Spec = {
  label: { zh: '撤回协同任务', en: 'Withdraw' },
  from: ['asked', 'called'],
  to: ['called_off'],
  by: leader,
  danger: true,
  exceptional: true,
  needs: [reason],
  unless: ({ row }) =>
    row.answers.length > 0 || row.askers.length > 1 ? 'applications/answered-already' : undefined,
  decide: (situation, fields) =>
    effects({ ...calledOff(situation, 'called_off'), texts: textOf('note', fields.reason) }),
}

function calledOff(
  { row, clocks, matter }: Situated,
  outcome: 'called_off' | 'unanswered',
): Effects<JointTask> {
  return {
    state: outcome,
    row: { outcome },
    clocks: stop(clocks),
    notices: silentUnits(row).map((toUnitCode) => ({
      kind: 'decided',
      toUnitCode,
      reason: `${matter.number} 不再需要答复`,
      dueAt: null,
    })),
    body: { outcome },
  }
}

/** Nobody asks any more: the step has ended, or goes on without the answer. */
const callOff: Spec = {
  label: { zh: '不再需要答复', en: 'No longer asked' },
  from: open,
  to: ['called_off', 'unanswered'],
  by: 'system',
  needs: [],
  decide: (situation) => {
    const isLate = situation.clocks.some(({ breachedAt }) => breachedAt !== null)
    return effects(calledOff(situation, isLate ? 'unanswered' : 'called_off'))
  },
}

/** A further step needs the same place looked at: it takes part in the visit that is open. */
const join: Spec = {
  label: { zh: '并入同一次踏勘', en: 'Joined by another step' },
  from: ['called', 'recorded'],
  to: ['called', 'recorded'],
  by: 'system',
  needs: [
    text('matterId', '并入的环节'),
    text('number', '环节编号'),
    text('applicationId', '申请'),
    text('applicationNumber', '申请编号'),
    text('unitCode', '单位'),
    yesNo('waits', '等待签署'),
    units('units', '参加单位'),
  ],
  decide(situation, { units: asked, ...who }) {
    const { matter, row } = situation
    // What the system was asked for is of this form: the needs above have looked at each field.
    const asker = who as unknown as Asker
    const wanted = [asker.unitCode, ...(asked as readonly string[])]
    const added = [...new Set(wanted)].filter(
      (code) => code !== matter.holderUnitCode && !row.unitCodes.includes(code),
    )
    return effects({
      state: matter.state,
      row: { askers: [...row.askers, asker], unitCodes: [...row.unitCodes, ...added] },
      notices: noticesTo(
        situation,
        added.filter((code) => code !== asker.unitCode),
        `${matter.number} 请参加联合踏勘`,
      ),
      body: { asker: asker.number, units: added },
    })
  },
}

/**
 * The limit has passed. Silence is consent only where the rule names the form; otherwise it is said
 * to who is silent, to who asked, and whoever asked may go on without, with a reason.
 */
const breach = breachOf<JointTask>({
  label: { zh: '逾期未复', en: 'Not answered in time' },
  from: open,
  to: [...open, 'answered'],
  follows(situation) {
    const { matter, row, now, rule } = situation
    const { value, version } = rule(jointWorkLimits)
    const silent = silentUnits(row)
    if (matter.state === 'asked' && value.silenceIsConsent.includes(row.form)) {
      const consents = silent.map(
        (unitCode): Answer => ({
          unitCode,
          stance: 'silent',
          opinion: `逾期未复（规则 ${version}）`,
          at: formatInstant(now),
          staffId: null,
        }),
      )
      return answered(situation, [...row.answers, ...consents])
    }
    return {
      notices: noticesTo(
        situation,
        [...new Set([...silent, ...row.askers.map(({ unitCode }) => unitCode)])],
        `${jointFormWords[row.form].zh} ${matter.number} 逾期未复`,
        'overdue',
      ),
      body: { silent },
    }
  },
})

function noticesTo(
  { matter }: Situated,
  unitCodes: readonly string[],
  why: string,
  kind: NoticeWanted['kind'] = 'approval_wanted',
): NoticeWanted[] {
  return unitCodes.map((toUnitCode) => ({
    kind,
    toUnitCode,
    reason: why,
    dueAt: matter.nextDueAt,
  }))
}

export const jointTaskActs = {
  answer,
  record,
  withdraw,
  call_off: callOff,
  join,
  breach,
} as const satisfies Record<string, Spec>
