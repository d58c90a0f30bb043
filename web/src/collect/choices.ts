import { element } from './dom.ts'
import { say } from './say.ts'

export interface ChoiceField {
  readonly field: HTMLElement
  readonly chosen: () => string | undefined
}

/** One of a few, each a line a thumb hits. */
export function choiceField(
  name: string,
  choices: readonly (readonly [value: string, label: string])[],
  given?: string,
  changed: () => void = () => {},
): ChoiceField {
  const inputs = choices.map(([value, label]) => {
    const input = element('input', { type: 'radio', name, value, onchange: changed })
    input.checked = value === given
    return { input, field: element('label', { class: 'tick' }, input, label) }
  })
  return {
    field: element(
      'div',
      { role: 'radiogroup', 'aria-label': say(groupNames[name] ?? 'what') },
      ...inputs.map(({ field }) => field),
    ),
    chosen: () => inputs.find(({ input }) => input.checked)?.input.value,
  }
}

const groupNames: Readonly<Record<string, 'what' | 'noticeWay' | 'found'>> = {
  category: 'what',
  way: 'noticeWay',
  answer: 'found',
}
