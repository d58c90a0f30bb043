import { breachOf } from '../../kernel/matter/breach.rules.ts'
import {
  effects,
  evidenceOf,
  handling,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Situation } from '../../kernel/matter/lifecycle.ts'
import { evidence, longText, reason, text } from '../../kernel/matter/needs.rules.ts'
import type { FriendlyNotice } from './friendly-notice.types.ts'
import { frontageLimits } from './limits.rules.ts'

type Spec = ActSpec<FriendlyNotice>
type Situated = Situation<FriendlyNotice>

const open = ['noticed', 'said_done'] as const
const collector = { roles: ['collector'], where: 'holder_unit' } as const
const seenNow = ({ row, now }: Situated) => ({ seenAt: row.seenAt ?? now })

/** 知晓: whoever is responsible says that the notice was read. */
const acknowledge: Spec = {
  label: { zh: '我知道了', en: 'I have read it' },
  from: ['noticed'],
  to: ['noticed'],
  by: 'reporter',
  unless: ({ row }) => (row.seenAt === null ? undefined : 'matter/already-asked'),
  needs: [],
  decide: (situation) => effects({ state: 'noticed', row: seenNow(situation) }),
}

/** 自报改好: no case begins before somebody has looked. */
const sayDone: Spec = {
  label: { zh: '已经改好，请来看', en: 'It is put right, come and look' },
  from: ['noticed'],
  to: ['said_done'],
  by: 'reporter',
  needs: [longText('note', '说明', { required: false, maxLength: 200 })],
  decide(situation, fields) {
    const { matter, clocks, rule } = situation
    const { value, version } = rule(frontageLimits)
    return effects({
      state: 'said_done',
      row: seenNow(situation),
      clocks: [...stop(clocks, 'mend'), start('look', value.look, version)],
      texts: textOf('note', fields.note, 'reporter'),
      notices: [
        {
          kind: 'check_wanted',
          toUnitCode: matter.holderUnitCode,
          reason: `${matter.number} 自报已改好，请到场复看`,
          dueAt: null,
        },
      ],
    })
  },
}

const looked = [longText('note', '现场情况', { maxLength: 500 }), evidence()]

/** 已改正: seen on the spot; there is no case, and nothing is counted against anybody. */
const putRight: Spec = {
  label: { zh: '已改正，不立案', en: 'It is put right: no case' },
  from: open,
  to: ['put_right'],
  by: collector,
  needs: looked,
  decide: (situation, fields) =>
    effects({
      state: 'put_right',
      row: seenNow(situation),
      clocks: stop(situation.clocks),
      texts: textOf('check', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
      tellReporter: `${situation.matter.number} 已改正，谢谢您，不立案。`,
    }),
}

/** 未改正: after its time only, or when it was said to be done and is not; a case begins. */
const notPutRight: Spec = {
  label: { zh: '未改正，转为案件', en: 'It is not put right: a case begins' },
  from: open,
  to: ['became_case'],
  by: collector,
  danger: true,
  unless: ({ matter, clocks, now }) => {
    const mend = clocks.find(({ name, state }) => name === 'mend' && state !== 'stopped')
    const isEarly = matter.state === 'noticed' && mend !== undefined && mend.dueAt > now
    return isEarly ? 'frontages/not-due-yet' : undefined
  },
  needs: looked,
  decide: ({ clocks, row }, fields) =>
    effects({
      state: 'became_case',
      clocks: stop(clocks),
      texts: textOf('check', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
      body: { category: row.category },
    }),
}

/** 案件编号: the case that began, so that it opens from here. */
const nameCase: Spec = {
  label: { zh: '案件已登记', en: 'The case is registered' },
  from: ['became_case'],
  to: ['became_case'],
  by: 'system',
  needs: [text('number', '案件编号', { maxLength: 60 })],
  decide: (_situation, fields) =>
    effects({
      state: 'became_case',
      row: { caseNumber: String(fields.number) },
      tellReporter: `提醒的问题到期未改正，已登记为案件 ${String(fields.number)}。`,
      body: { number: fields.number },
    }),
}

/** 撤回提醒: it was a mistake. */
const withdraw: Spec = {
  label: { zh: '撤回提醒', en: 'Take the notice back' },
  from: open,
  to: ['withdrawn'],
  by: { roles: ['acceptor', 'supervisor'], where: 'region' },
  exceptional: true,
  needs: [reason],
  decide: ({ matter, clocks }, fields) =>
    effects({
      state: 'withdrawn',
      clocks: stop(clocks),
      texts: textOf('withdrawal', fields.reason, 'reporter'),
      tellReporter: `${matter.number} 的提醒已撤回，无需处理。`,
    }),
}

/** 到期: the time to put it right has passed, or nobody came to look. */
const breach = breachOf<FriendlyNotice>({
  label: { zh: '到期', en: 'Time is up' },
  from: open,
  follows: ({ matter }, { dueAt }) => ({
    notices: [
      {
        kind: 'check_wanted',
        toUnitCode: matter.holderUnitCode,
        reason: `门前提醒 ${matter.number} 到期，请到场复看`,
        dueAt,
      },
    ],
  }),
})

export const friendlyNoticeActs = {
  acknowledge,
  say_done: sayDone,
  put_right: handling(putRight),
  not_put_right: handling(notPutRight),
  name_case: nameCase,
  withdraw,
  breach,
} as const satisfies Record<string, Spec>
