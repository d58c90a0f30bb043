import type { Need } from '@huiyin/contract/matter'
import { effects, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Party } from '../../kernel/matter/lifecycle.ts'

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

/** 未接通: nobody answered; it is kept, and the date does not move. */
export function tryingToCall<Row>(from: readonly string[]): ActSpec<Row> {
  return {
    label: { zh: '登记未接通', en: 'Nobody answered' },
    from,
    to: from,
    by: desk,
    exceptional: true,
    needs: [text('note', '什么时间打的，结果如何')],
    decide: ({ matter }, fields) =>
      effects({ state: matter.state, texts: textOf('progress', fields.note) }),
  }
}
