import { localDayOf } from '@huiyin/contract/time'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { effects, evidenceOf, refused, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Decision, Effects, Situation } from '../../kernel/matter/lifecycle.ts'
import { choice, day, evidence, longText, reason, text } from '../../kernel/matter/needs.rules.ts'
import { daysBetween, handleUntil, start } from './deadline-clock.rules.ts'
import { handled } from './handling.rules.ts'
import { taskLimits } from './limits.rules.ts'
import type { Task } from './task.types.ts'

type Spec = ActSpec<Task>
type Situated = Situation<Task>

const returnedOnly = { name: 'decision', in: ['returned'] }

/** 核验: the lead unit, or the second pair of eyes, looks whether it is so. */
const verify: Spec = {
  label: { zh: '核验销号申请', en: 'Verify' },
  from: ['done'],
  to: ['verified', 'long_term', 'returned'],
  by: {
    roles: ['handler', 'unit_leader', 'supervisor'],
    where: 'holder_unit',
    never: ['rated', 'handler'],
  },
  needs: [
    choice('decision', '核验结论', {
      accepted: '整改到位，同意销号',
      long_term: '整改到位，转长期坚持',
      returned: '未整改到位，退回',
    }),
    longText('findings', '核验情况'),
    evidence({ required: false }),
    day('dueOn', '重新整改期限', { when: returnedOnly, required: false }),
  ],
  unless: (situation) => (isInside(situation) ? 'matter/own-work' : undefined),
  decide(situation, fields) {
    const { acting, rule } = situation
    const limit = rule(taskLimits)
    const found = {
      texts: [
        { kind: 'check_findings', body: String(fields.findings), visibility: 'staff' as const },
      ],
      evidenceIds: evidenceOf(fields),
      body: { decision: fields.decision },
    }
    if (fields.decision === 'returned') return sendBack(situation, found, fields.dueOn)
    const row = { verifiedByStaffId: acting.kind === 'staff' ? acting.staffId : null }
    const stopped = stop(situation.clocks)
    if (fields.decision === 'long_term') {
      return effects({
        ...found,
        state: 'long_term',
        holder: handlerOf(situation),
        row,
        clocks: [...stopped, start('review', limit.value.review, limit.version)],
      })
    }
    return effects({
      ...found,
      state: 'verified',
      holder: { unitCode: situation.supervisingUnitCode, staffId: null },
      row,
      clocks: [...stopped, start('sign', limit.value.sign, limit.version)],
      notices: [
        {
          kind: 'approval_wanted',
          toUnitCode: situation.supervisingUnitCode,
          reason: `${situation.matter.number} 已核验，待签批销号`,
          dueAt: null,
        },
      ],
    })
  },
}

/** 签批销号: by a leader who neither handled nor verified it. */
const signClosing: Spec = {
  label: { zh: '签批销号', en: 'Sign the striking off' },
  from: ['verified'],
  to: ['struck_off', 'returned'],
  by: { roles: ['leader', 'supervisor'], where: 'region', never: ['rated', 'handler'] },
  danger: true,
  needs: [
    choice('decision', '签批意见', { signed: '同意销号', returned: '不同意，退回整改' }),
    longText('opinion', '意见', { required: false, maxLength: 1000 }),
    text('publicity', '公开情况', { required: false, when: { name: 'decision', in: ['signed'] } }),
    day('dueOn', '重新整改期限', { when: returnedOnly, required: false }),
  ],
  unless: (situation) => {
    const { acting, row, rule } = situation
    if (acting.kind !== 'staff') return 'matter/not-your-act'
    if (acting.staffId === row.verifiedByStaffId || isInside(situation)) return 'matter/own-work'
    const isLeader = acting.posts.some(({ role }) => role === 'leader')
    if (isLeader || rule(taskLimits).value.signedBy === 'supervisor') return undefined
    return 'matter/not-your-act'
  },
  decide(situation, fields) {
    const opinion = {
      texts: textOf('sign_opinion', fields.opinion),
      body: { decision: fields.decision },
    }
    if (fields.decision === 'returned') return sendBack(situation, opinion, fields.dueOn)
    const { row, now } = situation
    const publicity = typeof fields.publicity === 'string' ? fields.publicity.trim() : ''
    return effects({
      ...opinion,
      state: 'struck_off',
      holder: handlerOf(situation),
      row: {
        closedOn: localDayOf(now),
        ...(publicity === '' ? {} : { content: { ...row.content, publicity } }),
      },
      clocks: stop(situation.clocks),
    })
  },
}

const decideExtension: Spec = {
  label: { zh: '审批延期', en: 'Decide the extension' },
  from: handled,
  to: handled,
  by: { roles: ['supervisor', 'leader'], where: 'outside_unit', never: ['rated', 'handler'] },
  needs: [choice('decision', '审批意见', { granted: '同意延期', refused: '不同意' }), reason],
  unless: ({ row }) => (row.extensionAsked === null ? 'matter/nothing-asked' : undefined),
  decide({ matter, row, clocks }, fields) {
    const granted = fields.decision === 'granted'
    const newDueOn = row.extensionAsked?.newDueOn ?? ''
    const due = runningClock(clocks, 'handle')?.dueAt
    if (due === undefined || newDueOn <= localDayOf(due)) return refused('tasks/date-in-past')
    return effects({
      state: matter.state,
      row: { extensionAsked: null, extensions: row.extensions + (granted ? 1 : 0) },
      clocks: granted
        ? [
            {
              name: 'handle',
              do: 'extend',
              by: daysBetween(due, newDueOn),
              ground: `经批准延期至 ${newDueOn}`,
            },
          ]
        : [],
      texts: [{ kind: 'extension_decision', body: String(fields.reason), visibility: 'staff' }],
      letters: [
        {
          kind: 'extension_decision',
          toUnitCode: matter.accountableUnitCode,
          facts: {
            summary: matter.title,
            requestedDays: `延期至 ${newDueOn}`,
            originalDueAt: due,
            decisionWords: granted ? '同意延期' : '不同意延期',
            reason: String(fields.reason),
          },
        },
      ],
      notices: [
        {
          kind: 'decided',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 的延期申请已${granted ? '同意' : '不同意'}`,
          dueAt: matter.nextDueAt,
        },
      ],
      body: { decision: fields.decision, newDueOn },
    })
  },
}

export const verifyingActs = {
  verify,
  sign_closing: signClosing,
  decide_extension: decideExtension,
} satisfies Record<string, Spec>

/**
 * Whether somebody has a post in a unit that answers for it. Where the supervising office itself
 * does, nobody lies outside, and a colleague who did not handle it decides.
 */
function isInside({ acting, matter, row, supervisingUnitCode }: Situated): boolean {
  if (acting.kind !== 'staff' || matter.accountableUnitCode === supervisingUnitCode) return false
  const own = [matter.accountableUnitCode, ...row.content.jointUnitCodes]
  return acting.posts.some(({ unitCode }) => own.includes(unitCode))
}

/** Back where it was handled. */
function handlerOf({ matter, row }: Situated) {
  return { unitCode: matter.accountableUnitCode, staffId: row.handlerStaffId }
}

/** Not put right: back to the unit with a new date; the first one stays on record. */
function sendBack(
  situation: Situated,
  written: Pick<Effects<Task>, 'texts' | 'evidenceIds' | 'body'>,
  dueOn: unknown,
): Decision<Task> {
  const { matter, row } = situation
  const clock = again(situation, dueOn)
  if (clock === undefined) return refused('tasks/date-in-past')
  return effects({
    ...written,
    state: 'returned',
    holder: handlerOf(situation),
    row: { returns: row.returns + 1, verifiedByStaffId: null },
    clocks: [...stop(situation.clocks), clock],
    notices: [
      {
        kind: 'returned',
        toUnitCode: matter.accountableUnitCode,
        toStaffId: row.handlerStaffId,
        reason: `${matter.number} 未整改到位，退回`,
        dueAt: null,
      },
    ],
  })
}

/** The clock of another round: until the day named, else as long as the region lays down. */
export function again({ now, rule }: Situated, dueOn: unknown) {
  const limit = rule(taskLimits)
  if (typeof dueOn !== 'string' || dueOn === '') {
    return start('handle', limit.value.again, limit.version)
  }
  return dueOn > localDayOf(now) ? handleUntil(dueOn, now, limit.version) : undefined
}
