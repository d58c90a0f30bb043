import type { ErrorCode } from '@huiyin/contract/errors'
import { addDays, localDayOf } from '@huiyin/contract/time'
import { runningClock } from './clocks.rules.ts'
import { effects, refused, textOf } from './effects.rules.ts'
import type { ActSpec, Matter, MatterClock } from './lifecycle.ts'
import { day, longText } from './needs.rules.ts'

/** What every kind of matter that can be supervised needs of the supervisor. */
interface Requirement {
  readonly requirement?: unknown
  readonly dueOn?: unknown
}

/** 督办: a numbered letter with a requirement and a date, to the unit that answers for the matter. */
export function supervision(matter: Matter, fields: Requirement) {
  const requirement = String(fields.requirement)
  const dueOn = String(fields.dueOn)
  return {
    state: matter.state,
    supervised: true,
    texts: [{ kind: 'requirement', body: requirement, visibility: 'staff' }],
    letters: [
      {
        kind: 'supervision',
        toUnitCode: matter.accountableUnitCode,
        facts: {
          problem: matter.title,
          requirements: [requirement],
          dueAt: `${dueOn}T18:00:00+08:00`,
        },
      },
    ],
    notices: [
      {
        kind: 'supervision',
        toUnitCode: matter.accountableUnitCode,
        toStaffId: matter.holderStaffId,
        reason: `${matter.number} 被督办，${dueOn} 前反馈`,
        dueAt: matter.nextDueAt,
      },
    ],
    body: { dueOn },
  } as const
}

/** 指定经办人: one person of the unit that has the matter handles it. */
export function assignment(
  matter: Matter,
  to: { readonly staffId: string; readonly kind: string },
) {
  const { staffId, kind } = to
  return {
    state: matter.state,
    holder: { unitCode: matter.holderUnitCode, staffId },
    row: { handlerStaffId: staffId },
    notices: [
      {
        kind: 'assigned',
        toUnitCode: matter.holderUnitCode,
        toStaffId: staffId,
        reason: `${kind} ${matter.number} 交您办理`,
        dueAt: matter.nextDueAt,
      },
    ],
  } as const
}

interface Extension {
  /** What waits for a decision; `null` where nothing does. */
  readonly asked: unknown
  readonly granted: number
  readonly grantedMax: number
  /** The clock that would run longer. */
  readonly clock: MatterClock | undefined
  readonly now: Date
}

/** 延期: one question at a time, so many as the rule allows, and before the date. */
export function notExtended(extension: Extension): ErrorCode | undefined {
  const { asked, granted, grantedMax, clock, now } = extension
  if (asked !== null) return 'matter/already-asked'
  if (granted >= grantedMax) return 'matter/extensions-used-up'
  return clock === undefined || clock.dueAt < now ? 'matter/too-late-to-extend' : undefined
}

/** 挂账: whether a day lies ahead, and no further than the rule allows. */
export function mayRestUntil(until: string, now: Date, daysMax: number): boolean {
  const today = localDayOf(now)
  return until > today && until <= addDays(today, daysMax)
}

/** Rests clocks that run; one that rests or has ended is left. */
export function pause(clocks: readonly MatterClock[], ground: string, ...names: readonly string[]) {
  return names
    .filter((name) => runningClock(clocks, name)?.state === 'running')
    .map((name) => ({ name, do: 'pause', ground }) as const)
}

/** 恢复办理: what rested runs on, and whoever has the matter hears of it. */
export function resumption({
  matter,
  clocks,
}: {
  readonly matter: Matter
  readonly clocks: readonly MatterClock[]
}) {
  return {
    state: 'handling',
    row: { suspendedUntil: null },
    clocks: clocks
      .filter(({ state }) => state === 'paused')
      .map(({ name }) => ({ name, do: 'resume' }) as const),
    notices: [
      {
        kind: 'decided',
        toUnitCode: matter.holderUnitCode,
        reason: `${matter.number} 挂账已恢复，请继续办理`,
        dueAt: null,
      },
    ],
  } as const
}

/** 说明逾期: once a date was missed, the reason and the new day that the person is told. */
export function explanationOfDelay<Row>(of: {
  readonly from: readonly string[]
  readonly by: ActSpec<Row>['by']
  /** What the person reported: `诉求`. */
  readonly what: string
}): ActSpec<Row> {
  return {
    label: { zh: '说明逾期原因和新的时间', en: 'Explain the delay' },
    from: of.from,
    to: of.from,
    by: of.by,
    unless: ({ clocks }) =>
      clocks.some(({ breachedAt, state }) => breachedAt !== null && state !== 'stopped')
        ? undefined
        : 'matter/not-overdue',
    needs: [longText('delayReason', '逾期原因'), day('newDueOn', '新的办结日期')],
    decide({ matter, now }, fields) {
      const newDueOn = String(fields.newDueOn)
      if (newDueOn < localDayOf(now)) {
        return refused('matter/field-invalid', { fields: [{ name: 'newDueOn' }] })
      }
      return effects<Row>({
        state: matter.state,
        texts: [
          ...textOf('delay_reason', fields.delayReason, 'reporter'),
          ...textOf('delay_new_date', newDueOn, 'reporter'),
        ],
        tellReporter: `您的${of.what}${matter.number}未能按期办结，新的办结日期为 ${newDueOn}。`,
        body: { newDueOn },
      })
    },
  }
}
