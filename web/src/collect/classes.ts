import type { CaseClass } from '@huiyin/contract/city-cases'
import { caseKindWords } from '@huiyin/contract/city-cases.words'
import { button, drawing, element, labelled } from './dom.ts'
import { language, say } from './say.ts'

/** A drawing for each large class: strokes on a field of 24 by 24. */
const pictures: Readonly<Record<string, string>> = {
  'component 公用设施': 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M8 12h8M12 8v8',
  'component 道路交通': 'M9 3L5 21M15 3l4 18M12 4v4m0 3v3m0 3v3',
  'component 市容环境': 'M6 7h12l-1 13H7zM4 7h16M10 4h4v3M10 11v5m4-5v5',
  'component 园林绿化': 'M12 21v-6M12 3l6 7h-3l4 5H5l4-5H6z',
  'component 其他部件': 'M3 15c3-3 6 3 9 0s6 3 9 0M3 19c3-3 6 3 9 0s6 3 9 0M12 12V4l5 3-5 3',
  'event 市容环境': 'M4 20h16M6 20c0-5 3-9 6-9s6 4 6 9M9 8l-1-4m4 3V3m3 5l1-4',
  'event 宣传广告': 'M4 10v4h4l8 5V5l-8 5zM19 9v6',
  'event 施工管理': 'M4 20h16M6 20V4h12M6 8l4-4M18 4v6m-2 0h4v4h-4z',
  'event 街面秩序': 'M4 10l2-5h12l2 5M5 10v10h14V10M9 20v-6h6v6',
  'event 突发事件': 'M12 3l9 17H3zM12 9v5m0 2v1',
  'event 其他事件': 'M5 12h2M11 12h2M17 12h2',
}

export interface ClassField {
  readonly field: HTMLElement
  readonly chosen: () => CaseClass | undefined
}

/** What it is: by the picture of its group, or by searching its name. */
export function classField(classes: readonly CaseClass[], given?: CaseClass): ClassField {
  let chosen = given
  const list = element('div', { class: 'classes', role: 'group', 'aria-label': say('what') })
  const search = element('input', { type: 'search', oninput: () => found(search.value.trim()) })
  const groups = new Map(classes.map((one) => [`${one.kind} ${one.groupName}`, one]))

  const pick = (one: CaseClass) => {
    chosen = one
    drawChosen()
  }
  const classButton = (one: CaseClass) => {
    const press = button(one.name, () => pick(one), 'class')
    press.setAttribute('aria-pressed', String(one === chosen))
    return press
  }
  const found = (text: string) => {
    if (text === '') return drawGroups()
    const matching = classes
      .filter(({ name, words }) => [name, ...words].some((one) => one.includes(text)))
      .slice(0, 20)
    list.replaceChildren(...matching.map(classButton))
    if (matching.length === 0) list.append(say('noClass'))
  }
  const drawChosen = () => {
    if (chosen === undefined) return drawGroups()
    const again = button(`${chosen.groupName} · ${chosen.name} ✓`, drawGroups, 'class')
    again.setAttribute('aria-pressed', 'true')
    list.replaceChildren(again)
  }
  const drawGroups = () => {
    list.replaceChildren(
      ...[...groups].map(([key, { groupName, kind }]) => {
        const open = () =>
          list.replaceChildren(
            ...classes
              .filter((one) => one.groupName === groupName && one.kind === kind)
              .map(classButton),
            button(say('back'), drawGroups),
          )
        const isTwice = groups.has(`${kind === 'event' ? 'component' : 'event'} ${groupName}`)
        const name = isTwice ? `${groupName}（${caseKindWords[kind][language()]}）` : groupName
        const press = button(name, open, 'group')
        const strokes = drawing('path', { d: pictures[key] ?? '' })
        press.prepend(drawing('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, strokes))
        return press
      }),
    )
  }

  drawChosen()
  return {
    field: element('div', {}, labelled(say('search'), search), list),
    chosen: () => chosen,
  }
}
