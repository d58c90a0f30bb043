import { endOfDay, formatInstant, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays, dueOf } from '../../kernel/clock/index.ts'
import {
  effects,
  evidenceOf,
  handling,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Effects, LetterWanted, Situation } from '../../kernel/matter/lifecycle.ts'
import { count, evidence, longText } from '../../kernel/matter/needs.rules.ts'
import type { AcceptanceBasis, Application, Owed } from './application.types.ts'
import { datesOf, promiseOf } from './joint.rules.ts'
import { applicationLimits } from './limits.rules.ts'

type Spec = ActSpec<Application>
type Situated = Situation<Application>

/**
 * Who takes applications in: the unit they are for, and the one window of the region in its name
 * (前台综合受理、后台分类审批、统一窗口出件, 国办发〔2018〕45号).
 */
export const frontOffice = {
  roles: ['handler', 'unit_leader'],
  where: 'holder_unit',
  anywhere: ['window_clerk'],
} as const

/** The materials of the plan in one of these states, by name. */
export function materialsIn(
  { plan, materials }: Application,
  ...states: readonly string[]
): readonly { readonly id: string; readonly name: string; readonly deferrable: boolean }[] {
  return plan.materials.filter(
    ({ id, source }) => source === 'applicant' && states.includes(materials[id] ?? 'missing'),
  )
}

/** What an acceptance brings, whichever way it came about: the promise runs, the steps may begin. */
export function accepted(
  situation: Situated,
  basis: AcceptanceBasis,
  over: {
    readonly since?: Date
    readonly owed?: readonly string[]
    readonly owedDays?: number
  } = {},
): Effects<Application> {
  const { matter, row, clocks, now, calendar, rule } = situation
  const limits = rule(applicationLimits)
  const acceptedAt = over.since ?? now
  const promise = promiseOf(row, { acceptedAt, calendar })
  const since = over.since === undefined ? {} : { since: formatInstant(over.since) }
  const statutory =
    row.plan.statutoryDays === null
      ? []
      : [{ ...start('statutory', daysOf(row.plan.statutoryDays), limits.version), ...since }]
  const owed = over.owed ?? []
  return {
    state: 'reviewing',
    row: {
      basis,
      acceptedAt,
      materials: {
        ...row.materials,
        ...Object.fromEntries(owed.map((id) => [id, 'owed' as const])),
      },
      owed: [...row.owed, ...owedFrom(situation, owed, over.owedDays ?? 1)],
    },
    clocks: [
      ...stop(clocks, 'accept', 'correct'),
      { ...start('promise', promise, limits.version), ...since },
      ...statutory,
      ...(owed.length === 0
        ? []
        : [start('tolerance', daysOf(over.owedDays ?? 1), limits.version)]),
    ],
    letters: [acceptanceLetter(situation, { basis, acceptedAt, owed })],
    tellReporter: `您的申请${matter.number}已受理，可凭编号查询进度。`,
    body: { basis, items: row.plan.items.map(({ hash }) => hash) },
  }
}

/** What is owed from now on, as the ledger of promises keeps it. */
function owedFrom({ row, now, calendar }: Situated, ids: readonly string[], days: number): Owed[] {
  const events = [{ type: 'start', at: now }] as const
  const clock = { name: 'tolerance', budget: daysOf(days), ruleVersion: '', events }
  const dueAt = formatInstant(dueOf(clock, calendar).dueAt)
  return row.plan.materials
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({ id, name, since: formatInstant(now), dueAt, broughtAt: null }))
}

function acceptanceLetter(
  situation: Situated,
  {
    basis,
    acceptedAt,
    owed,
  }: { basis: AcceptanceBasis; acceptedAt: Date; owed: readonly string[] },
): LetterWanted {
  const { matter, row, calendar } = situation
  const { dueAt, criticalPath } = datesOf(row.plan, [], { acceptedAt, now: acceptedAt, calendar })
  const last = row.plan.steps.find(({ id }) => id === criticalPath.at(-1))
  const { statutoryDays } = row.plan
  return {
    kind: 'acceptance_notice',
    toUnitCode: matter.accountableUnitCode,
    fromUnitCode: matter.accountableUnitCode,
    facts: {
      itemName: matter.title,
      decidedAt: acceptedAt,
      dueAt,
      ...(statutoryDays === null
        ? {}
        : {
            originalDueAt: endOfDay(
              addWorkingDays(calendar, localDayOf(acceptedAt), statutoryDays),
            ),
          }),
      decisionWords: basisWords[basis],
      ...(last === undefined || row.plan.steps.length < 2
        ? {}
        : {
            dueLines: [
              `${row.plan.steps.length}个环节按流程并联办理，以最迟的“${last.name}”为准。`,
            ],
          }),
      ...(owed.length === 0
        ? {}
        : {
            requirements: row.plan.materials
              .filter(({ id }) => owed.includes(id))
              .map(({ name }) => name),
          }),
    },
  }
}

const basisWords: Readonly<Record<AcceptanceBasis, string>> = {
  complete: '材料齐全，予以受理',
  tolerance: '容缺受理',
  promise: '告知承诺受理',
  deemed: '逾期未告知，自收到材料之日起视为受理',
}

const daysOf = (days: number) => ({ amountHundredths: days * 100, unit: 'working_day' }) as const

/** 受理: all that the item asks for is there. */
const accept: Spec = {
  label: { zh: '受理', en: 'Accept' },
  from: ['submitted'],
  to: ['reviewing'],
  by: frontOffice,
  needs: [longText('note', '受理意见', { required: false })],
  unless: ({ row }) =>
    materialsIn(row, 'missing').length > 0 ? 'applications/materials-missing' : undefined,
  decide: (situation, fields) =>
    effects({ ...accepted(situation, basisOf(situation)), texts: textOf('note', fields.note) }),
}

/** 告知承诺 stands in for a material: then that is how it came to be accepted. */
const basisOf = ({ row }: Situated): AcceptanceBasis =>
  materialsIn(row, 'promised').length > 0 ? 'promise' : 'complete'

/** 容缺受理: secondary materials are owed, on a written promise and by a day. */
const acceptWithGaps: Spec = {
  label: { zh: '容缺受理', en: 'Accept with gaps' },
  from: ['submitted'],
  to: ['reviewing'],
  by: frontOffice,
  needs: ({ rule }) => [
    count('days', '几个工作日内补齐', {
      min: 1,
      max: rule(applicationLimits).value.toleranceDaysMax,
    }),
    longText('promise', '申请人的书面承诺'),
    evidence({ required: false, help: '承诺书扫描件' }),
  ],
  unless: ({ row }) => {
    const missing = materialsIn(row, 'missing')
    if (missing.length === 0) return 'applications/nothing-missing'
    return missing.every(({ deferrable }) => deferrable) ? undefined : 'applications/not-deferrable'
  },
  decide(situation, fields) {
    const owed = materialsIn(situation.row, 'missing').map(({ id }) => id)
    return effects({
      ...accepted(situation, 'tolerance', { owed, owedDays: Number(fields.days) }),
      texts: textOf('promise', fields.promise, 'reporter'),
      evidenceIds: evidenceOf(fields),
    })
  },
}

export const acceptingActs = {
  accept: handling(accept),
  accept_with_gaps: handling(acceptWithGaps),
} as const satisfies Record<string, Spec>
