import { effects, refused } from './effects.rules.ts'
import type { ActSpec, Effects, Fields, MatterClock, NoticeWanted, Situation } from './lifecycle.ts'
import { text } from './needs.rules.ts'

/** What is special to a kind of matter when one of its dates is missed. */
interface Breach<Row> {
  /** 逾期 unless said. */
  readonly label?: ActSpec<Row>['label']
  readonly from: readonly string[]
  /** The states it may lead to; left out, it changes none. */
  readonly to?: readonly string[]
  /**
   * Beside the mark on the clock and the line in the ledger; left out, whoever holds the matter
   * finds it in their digest.
   */
  readonly follows?: (situation: Situation<Row>, missed: MatterClock) => Partial<Effects<Row>>
}

/** 逾期: a date was missed. The system takes this act, once for each date. */
export function breachOf<Row>({ from, follows = tellHolder, ...kind }: Breach<Row>): ActSpec<Row> {
  return {
    label: kind.label ?? { zh: '逾期', en: 'Overdue' },
    from,
    to: kind.to ?? from,
    by: 'system',
    needs: [text('clock', '时限')],
    decide(situation, fields) {
      const missed = missedClock(situation, fields)
      if (missed === undefined) return refused('matter/not-overdue')
      const { name } = missed
      const { clocks = [], body, ...more } = follows(situation, missed)
      return effects({
        state: situation.matter.state,
        ...more,
        clocks: [{ name, do: 'breach' }, ...clocks],
        body: { clock: name, ...body },
      })
    },
  }
}

function tellHolder({ matter }: Situation<unknown>, { dueAt }: MatterClock) {
  const { number, holderUnitCode: toUnitCode, holderStaffId: toStaffId } = matter
  const reason = `${number} 已逾期`
  return { notices: [{ kind: 'overdue', toUnitCode, toStaffId, reason, dueAt } as const] }
}

/** A line in the digest of each of these units, once where two are the same. */
export function overdueNotices(
  unitCodes: readonly string[],
  reason: string,
  { dueAt }: MatterClock,
): NoticeWanted[] {
  return [...new Set(unitCodes)].map((toUnitCode) => ({
    kind: 'overdue',
    toUnitCode,
    reason,
    dueAt,
  }))
}

/**
 * The clock a scan says was missed, while that is still so: two scans at once, or an act that came
 * first, leave nothing to say.
 */
function missedClock(
  { clocks, now }: Pick<Situation<unknown>, 'clocks' | 'now'>,
  fields: Fields,
): MatterClock | undefined {
  const missed = clocks.find(({ name, state }) => name === fields.clock && state !== 'stopped')
  const isMissed = missed !== undefined && missed.breachedAt === null && missed.dueAt < now
  return isMissed ? missed : undefined
}
