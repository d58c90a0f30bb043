import { endOfDay, formatInstant, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays } from '../../kernel/clock/index.ts'
import {
  effects,
  evidenceOf,
  handling,
  refused,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Decision, Fields, Situation } from '../../kernel/matter/lifecycle.ts'
import { choice, evidence, longText } from '../../kernel/matter/needs.rules.ts'
import { frontOffice, materialsIn } from './accepting.rules.ts'
import type { Application } from './application.types.ts'
import { applicationLimits } from './limits.rules.ts'

type Spec = ActSpec<Application>
type Situated = Situation<Application>

const correctionReasons = {
  law_changed: '法律法规或标准调整',
  applicant_changed: '申请人变更了申请内容',
  found_in_review: '审查中发现，首次提交时无法看出',
  our_mistake: '首次告知遗漏（计入本单位）',
} as const

/** 一次性告知: everything that is missing, told once; a second time takes a reason and a leader. */
const requestCorrection: Spec = {
  label: { zh: '一次性告知补正', en: 'Ask for corrections, once' },
  from: ['submitted'],
  to: ['awaiting_correction'],
  by: frontOffice,
  needs: ({ row }) => [
    longText('points', '需要补正的全部内容', { help: '一行一项，写明依据' }),
    ...(row.correctionRounds === 0
      ? []
      : [choice('reasonCode', '再次告知的原因', correctionReasons)]),
  ],
  unless: ({ row, acting }) => {
    const isLeader =
      acting.kind === 'staff' && acting.posts.some(({ role }) => role === 'unit_leader')
    return row.correctionRounds > 0 && !isLeader ? 'applications/told-once' : undefined
  },
  decide(situation, fields) {
    const { matter, row, clocks, now, calendar, rule } = situation
    const { version, value } = rule(applicationLimits)
    const points = String(fields.points)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const dueAt = endOfDay(
      addWorkingDays(calendar, localDayOf(now), value.correct.amountHundredths / 100),
    )
    return effects({
      state: 'awaiting_correction',
      row: {
        correctionRounds: row.correctionRounds + 1,
        correctionReasons: [...row.correctionReasons, ...codesOf(fields.reasonCode)],
      },
      clocks: [...stop(clocks, 'accept'), start('correct', value.correct, version)],
      texts: textOf('correction', points.join('\n'), 'reporter'),
      letters: [
        {
          kind: 'correction_notice',
          toUnitCode: matter.accountableUnitCode,
          fromUnitCode: matter.accountableUnitCode,
          facts: {
            itemName: matter.title,
            requirements: points.slice(0, 50),
            dueAt,
            times: row.correctionRounds + 1,
            ...(typeof fields.reasonCode === 'string'
              ? { reason: correctionReasons[fields.reasonCode as keyof typeof correctionReasons] }
              : {}),
          },
        },
      ],
      tellReporter: `您的申请${matter.number}需要补正，请按编号查询告知书。`,
      body: { round: row.correctionRounds + 1, reasonCode: fields.reasonCode ?? null },
    })
  },
}

const codesOf = (code: unknown) => (typeof code === 'string' ? [code] : [])

/** 当场更正: a slip that is put right on the spot is no correction. */
const correctOnSpot: Spec = {
  label: { zh: '当场更正', en: 'Corrected on the spot' },
  from: ['submitted'],
  to: ['submitted'],
  by: frontOffice,
  needs: (situation) => [
    longText('note', '更正内容'),
    ...handedInNeed(situation),
    evidence({ required: false }),
  ],
  decide: ({ row }, fields) =>
    effects({
      state: 'submitted',
      row: { materials: { ...row.materials, ...handedIn(row, fields) } },
      texts: textOf('note', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
      body: broughtBody(row, fields),
    }),
}

/** One material by its id, or none of them; all that were missing or owed, unless it is said. */
function handedIn(row: Application, { materials = 'all' }: Fields): Record<string, 'handed_in'> {
  const waited = materialsIn(row, 'missing', 'owed').map(({ id }) => id)
  const brought = materials === 'all' ? waited : waited.filter((id) => id === materials)
  return Object.fromEntries(brought.map((id) => [id, 'handed_in' as const]))
}

/** The one material the files are of, so that the person may use them again; of several none is said. */
function broughtBody(row: Application, fields: Fields): { readonly brought?: string } {
  const [brought, another] = Object.keys(handedIn(row, fields))
  return brought === undefined || another !== undefined ? {} : { brought }
}

function handedInNeed({ row }: Situated) {
  const waited = materialsIn(row, 'missing', 'owed')
  if (waited.length === 0) return []
  const named = Object.fromEntries(waited.map(({ id, name }) => [id, name]))
  return [
    choice('materials', '已补材料', { all: '全部', ...named, none: '不涉及' }, { required: false }),
  ]
}

/** 补正: the corrected application counts from the day it is complete. */
function supplemented({ row, clocks, rule }: Situated, fields: Fields): Decision<Application> {
  const { version, value } = rule(applicationLimits)
  return effects({
    state: 'submitted',
    row: { materials: { ...row.materials, ...handedIn(row, fields) } },
    clocks: [...stop(clocks, 'correct'), start('accept', value.accept, version)],
    texts: textOf('supplement', fields.note, 'reporter'),
    evidenceIds: evidenceOf(fields),
    body: broughtBody(row, fields),
  })
}

const supplementBase = {
  from: ['awaiting_correction'],
  to: ['submitted'],
  needs: (situation: Situated) => [
    longText('note', '补正说明', { required: false }),
    ...handedInNeed(situation),
    evidence({ required: false }),
  ],
  decide: supplemented,
} as const

/** What the applicant still owes is brought: the tolerance ends well when nothing is left. */
function broughtOwed(
  { matter, row, clocks, now }: Situated,
  fields: Fields,
): Decision<Application> {
  const brought = handedIn(row, fields)
  if (Object.keys(brought).length === 0) return refused('applications/material-unknown')
  const materials = { ...row.materials, ...brought }
  const left = materialsIn({ ...row, materials }, 'owed').length
  return effects({
    state: matter.state,
    row: {
      materials,
      owed: row.owed.map((one) =>
        one.broughtAt === null && one.id in brought
          ? { ...one, broughtAt: formatInstant(now) }
          : one,
      ),
    },
    clocks: left === 0 ? stop(clocks, 'tolerance') : [],
    texts: textOf('supplement', fields.note, 'reporter'),
    evidenceIds: evidenceOf(fields),
    body: { owedLeft: left, ...broughtBody(row, fields) },
  })
}

const owedBase = {
  from: ['reviewing', 'deciding'],
  to: ['reviewing', 'deciding'],
  needs: supplementBase.needs,
  unless: ({ row }: Situated) =>
    materialsIn(row, 'owed').length === 0 ? ('applications/nothing-owed' as const) : undefined,
  decide: broughtOwed,
} as const

export const correctingActs = {
  request_correction: handling(requestCorrection),
  correct_on_spot: handling(correctOnSpot),
  supplement: { ...supplementBase, label: { zh: '补正', en: 'Supplement' }, by: 'reporter' },
  supplement_at_window: {
    ...supplementBase,
    label: { zh: '窗口代收补正', en: 'Take a supplement at the window' },
    by: frontOffice,
  },
  bring_owed: {
    ...owedBase,
    label: { zh: '补齐容缺材料', en: 'Bring what is owed' },
    by: 'reporter',
  },
  bring_owed_at_window: {
    ...owedBase,
    label: { zh: '窗口收取容缺材料', en: 'Take what is owed at the window' },
    by: { roles: ['handler', 'unit_leader', 'window_clerk'], where: 'region' },
  },
} as const satisfies Record<string, Spec>
