import type { CaseClass, NearCases } from '@huiyin/contract/city-cases'
import type { Point } from '@huiyin/contract/routing'
import { read } from '../api/request.ts'
import { button, element } from './dom.ts'
import { say } from './say.ts'

const metres = '50'
const days = '30'

/** Whether it is known already: asked for by the collector, because it needs a network. */
export function nearField(
  what: () => CaseClass | undefined,
  place: () => Partial<Point>,
  leave: () => void,
): HTMLElement {
  const answer = element('div', { role: 'status' })
  const look = async () => {
    const chosen = what()
    const { longitude, latitude } = place()
    if (chosen === undefined || longitude === undefined || latitude === undefined) {
      answer.replaceChildren(say('nearWaits'))
      return
    }
    const point = { longitude: String(longitude), latitude: String(latitude) }
    const asked = { kind: chosen.kind, category: chosen.code, metres, days, ...point }
    try {
      const { rows } = await read<NearCases>('/api/v1/city-cases/near', asked)
      answer.replaceChildren(...linesOf(rows, leave))
    } catch {
      answer.replaceChildren(say('nearLost'))
    }
  }
  return element(
    'div',
    { class: 'acts' },
    button(say('nearAsk'), () => void look()),
    answer,
  )
}

function linesOf(rows: NearCases['rows'], leave: () => void): (Node | string)[] {
  const open = rows.filter(({ closedAt }) => closedAt === null)
  if (open.length === 0) return [say('nearNone')]
  const lines = open.map(({ number, title, metres: away }) =>
    element('li', {}, say('nearOne', { number, title, metres: away })),
  )
  return [element('ul', {}, ...lines), button(say('nearSame'), leave)]
}
