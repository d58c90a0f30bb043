import type { Matter } from './lifecycle.ts'

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
