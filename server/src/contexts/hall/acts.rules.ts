import type { Need } from '@huiyin/contract/matter'
import type { ActSpec, ClockChange, MatterClock, Party } from '../../kernel/matter/lifecycle.ts'

// What the kinds of the hall have in common.

/** Whoever serves people where the matter is held. */
export const desk: Party = {
  roles: ['window_clerk', 'handler', 'unit_leader'],
  where: 'holder_unit',
}

/** A text somebody writes in a few sentences. */
export function text(name: string, label: string, required = true): Need {
  return { name, label, kind: 'long_text', required, maxLength: 1000 }
}

/** Ends every clock that runs or stands still. */
export function stopAll(clocks: readonly MatterClock[]): ClockChange[] {
  return clocks.filter(({ state }) => state !== 'stopped').map(({ name }) => ({ name, do: 'stop' }))
}

/** 未接通: nobody answered; it is kept, and the date does not move. */
export function tryingToCall<Row>(from: readonly string[]): ActSpec<Row> {
  return {
    label: { zh: '登记未接通', en: 'Nobody answered' },
    from,
    to: from,
    by: desk,
    exceptional: true,
    needs: [text('note', '什么时间打的，结果如何')],
    decide: ({ matter }, fields) => ({
      ok: true,
      effects: {
        state: matter.state,
        texts: [{ kind: 'progress', body: String(fields.note), visibility: 'staff' }],
      },
    }),
  }
}

/** 逾期: a date has passed, and whoever holds the matter is told. */
export function breaching<Row>(from: readonly string[]): ActSpec<Row> {
  return {
    label: { zh: '逾期', en: 'Overdue' },
    from,
    to: from,
    by: 'system',
    needs: [{ name: 'clock', label: '时限', kind: 'text', required: true }],
    decide({ matter, clocks, now }, fields) {
      const missed = clocks.find(({ name, state }) => name === fields.clock && state !== 'stopped')
      if (missed === undefined || missed.breachedAt !== null || missed.dueAt >= now) {
        return { ok: false, code: 'matter/act-not-now' }
      }
      return {
        ok: true,
        effects: {
          state: matter.state,
          clocks: [{ name: missed.name, do: 'breach' }],
          notices: [
            {
              kind: 'overdue',
              toUnitCode: matter.holderUnitCode,
              toStaffId: matter.holderStaffId,
              reason: `${matter.number} 已逾期`,
              dueAt: missed.dueAt,
            },
          ],
          body: { clock: missed.name },
        },
      }
    },
  }
}
