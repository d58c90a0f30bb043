import type { NoticeKit } from '@huiyin/contract/frontages'
import type { Point } from '@huiyin/contract/routing'
import { button, element, labelled } from './dom.ts'
import { locateButton } from './place.ts'
import { say } from './say.ts'

export type Front = NoticeKit['frontages'][number]

export interface FrontField {
  readonly field: HTMLElement
  readonly chosen: () => Front | undefined
}

const shownMax = 8

/** Before which door: the nearest first once the phone knows where it is, or by name and number. */
export function frontField(
  fronts: readonly Front[],
  given: Front | undefined,
  changed: () => void,
): FrontField {
  let chosen = given
  let here: Point | undefined
  const list = element('div', { class: 'classes', role: 'group', 'aria-label': say('front') })
  const said = element('p', { role: 'status', class: 'said' })
  const search = element('input', { type: 'search', oninput: () => draw() })

  const pick = (front: Front | undefined) => {
    chosen = front
    draw()
    changed()
  }
  const pressOf = (front: Front) => {
    const metres = here === undefined ? undefined : metresBetween(here, front)
    const { name, address } = front
    const label =
      metres === undefined
        ? say('frontOne', { name, address })
        : say('frontNear', { name, address, metres })
    const press = button(label, () => pick(front === chosen ? undefined : front), 'class')
    press.setAttribute('aria-pressed', String(front === chosen))
    return press
  }
  const draw = () => {
    if (chosen !== undefined) return list.replaceChildren(pressOf(chosen))
    const text = search.value.trim()
    const fitting = fronts.filter(({ name, code, address }) =>
      [name, code, address].some((one) => one.includes(text)),
    )
    const inOrder = here === undefined ? fitting : nearestFirst(fitting, here)
    list.replaceChildren(...inOrder.slice(0, shownMax).map(pressOf))
    if (fitting.length === 0) list.append(say('noFront'))
    if (fitting.length > shownMax) list.append(say('moreFronts', { count: fitting.length }))
  }
  const locate = locateButton(said, (point) => {
    here = point
    draw()
  })

  draw()
  return {
    field: element('div', {}, locate, said, labelled(say('searchFront'), search), list),
    chosen: () => chosen,
  }
}

function nearestFirst(fronts: readonly Front[], here: Point): Front[] {
  return [...fronts].sort((one, other) => metresBetween(here, one) - metresBetween(here, other))
}

const metresOfDegree = 111_195

/** Metres between two places of one town, on a flat earth. */
function metresBetween(one: Point, other: Point): number {
  const shrink = Math.cos((one.latitude * Math.PI) / 180)
  const east = (one.longitude - other.longitude) * shrink
  return Math.round(Math.hypot(east, one.latitude - other.latitude) * metresOfDegree)
}
