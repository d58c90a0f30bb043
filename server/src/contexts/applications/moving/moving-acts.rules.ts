import { effects, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../../kernel/matter/lifecycle.ts'
import { longText, text } from '../../../kernel/matter/needs.rules.ts'
import type { Application } from '../application.types.ts'

const underWay = ['submitted', 'awaiting_correction', 'reviewing'] as const

/**
 * 改按新版本办理: what two people decided about many matters comes about in each of them; the plan
 * has been changed by `decideMove`, and its applicant is told.
 */
const followVersion: ActSpec<Application> = {
  label: { zh: '改按新版本办理', en: 'Follow another version' },
  from: underWay,
  to: underWay,
  by: 'system',
  needs: [longText('text', '告知申请人的内容'), text('move', '移转决定'), text('ground', '依据')],
  decide: ({ matter, row }, fields) =>
    effects({
      state: matter.state,
      texts: textOf('version_move', fields.text, 'reporter'),
      tellReporter: `您的申请${matter.number}改按新版本办理，变化和依据可按编号查询。`,
      notices: [
        {
          kind: 'reminder',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 改按新版本办理，请看变化`,
          dueAt: matter.nextDueAt,
        },
      ],
      body: {
        move: fields.move,
        ground: fields.ground,
        items: row.plan.items.map(({ hash }) => hash),
        planHash: row.planHash,
      },
    }),
}

export const movingVersionActs = {
  follow_version: followVersion,
} as const satisfies Record<string, ActSpec<Application>>
