import { type OrderCheckWay, orderCheckWayWords } from '@huiyin/contract/hall-orders'
import { effects, refused, start, stop, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec, ClockChange, Effects, Situation } from '../../../kernel/matter/lifecycle.ts'
import { choice, longText, text, yesNo } from '../../../kernel/matter/needs.rules.ts'
import { hallLimits } from '../limits.rules.ts'
import type { HallOrder } from './order.types.ts'

type Spec = ActSpec<HallOrder>
type Situated = Situation<HallOrder>

/** Ends after which it is asked whether the promise was kept. */
const asked: ReadonlySet<string> = new Set(['done', 'informed', 'refused'])
const triesMax = 3
/** For editions of before this limit was one. */
const checkBackOtherwise = { amountHundredths: 200, unit: 'working_day' } as const
const reached = { name: 'reached', in: ['true'] }
const ways = Object.fromEntries(
  Object.entries(orderCheckWayWords).map(([way, { zh }]) => [way, zh]),
)

/**
 * What follows the end of an order: one that came by a hotline lies with the supervising office
 * until somebody else asked the person; any other is over.
 */
export function afterEnd(
  situation: Situated,
  outcome: string,
): Pick<Effects<HallOrder>, 'state' | 'holder'> & { readonly clocks: readonly ClockChange[] } {
  const { row, rule, supervisingUnitCode } = situation
  if (row.hotline === null || !asked.has(outcome)) return { state: outcome, clocks: [] }
  const { value, version } = rule(hallLimits)
  return {
    state: 'checking',
    holder: { unitCode: supervisingUnitCode, staffId: null },
    clocks: [start('check', value.checkBack ?? checkBackOtherwise, version)],
  }
}

/**
 * 回访核查: by a visit, by telephone, or by a body it is entrusted to; the three are counted apart.
 * Whoever served never asks his own customers how it was.
 */
const checkBack: Spec = {
  label: { zh: '登记回访', en: 'Record the call back' },
  from: ['checking'],
  to: ['checking', ...asked],
  by: {
    roles: ['follow_up_agent', 'supervisor', 'window_clerk', 'handler', 'unit_leader'],
    where: 'region',
    never: ['rated', 'handler'],
  },
  unless: ({ acting, matter }) =>
    acting.kind === 'staff' &&
    acting.posts.some(({ unitCode }) => unitCode === matter.accountableUnitCode)
      ? 'hall/own-customers'
      : undefined,
  needs: [
    choice('way', '回访方式', ways),
    text('entrustedTo', '受委托单位', { maxLength: 100, when: { name: 'way', in: ['entrusted'] } }),
    yesNo('reached', '是否联系上'),
    yesNo('doneOnDay', '是否当日办结', { when: reached }),
    yesNo('satisfied', '是否满意', { when: reached }),
    longText('note', '回访记录', { required: false, maxLength: 1000 }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const { outcome } = row
    if (outcome === null) return refused('matter/act-not-now')
    const checkTries = row.checkTries + 1
    const texts = textOf('callback_note', fields.note)
    if (fields.reached !== true) {
      const isLast = checkTries >= triesMax
      return effects({
        state: isLast ? outcome : 'checking',
        row: { checkTries },
        clocks: isLast ? stop(clocks) : [],
        texts,
        body: { way: fields.way, reached: false },
      })
    }
    const way = fields.way as OrderCheckWay
    const doneOnDay = fields.doneOnDay === true
    return effects({
      state: outcome,
      row: {
        checkTries,
        checkWay: way,
        entrustedTo: way === 'entrusted' ? String(fields.entrustedTo) : null,
        doneOnDay,
        satisfied: fields.satisfied === true,
      },
      clocks: stop(clocks),
      texts,
      // What was not done on the day is said to whoever promised it.
      notices: doneOnDay
        ? []
        : [
            {
              kind: 'returned',
              toUnitCode: matter.accountableUnitCode,
              reason: `${matter.number} 回访：未当日办结`,
              dueAt: null,
            },
          ],
      body: { way, reached: true, doneOnDay, satisfied: fields.satisfied },
    })
  },
}

export const checkingActs = { check_back: checkBack } as const satisfies Record<string, Spec>
