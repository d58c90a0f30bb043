import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn } from '../../../platform/pages/dates.ts'
import { hiddenField, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { type MapAsked, noGrid } from './map.rules.ts'
import type { Choice, ShownMap } from './show-map.ts'

/** More than a list can be read through are reached by the drawing and the list of cases. */
const choicesMax = 200

/**
 * Class, state, grid and days: a form that is an address, so that what was chosen can be sent on.
 * On a phone it is one line that says what was chosen, or the map would begin below the screen;
 * where nothing was found it stands open, because then it is the way on.
 */
export function filterForm(context: PageContext, shown: ShownMap): Html {
  const { say, link } = context
  const { asked: wanted, region, classes, grids } = shown
  const { from, to, code, state, grid } = wanted
  const dates = [
    { id: 'from', label: say('mapFrom'), value: from, type: 'date' },
    { id: 'to', label: say('mapTo'), value: to, type: 'date' },
  ] as const
  return html`<details class="folded" ${shown.total === 0 && 'open'}>
    <summary>${say('mapFolded', { chosen: chosenWords(context, shown) })}</summary>
    <form method="get" action="${link('/cases')}" aria-label="${say('mapFilter')}">
    ${hiddenField('regionCode', region.regionCode)}
    <div class="filters">
    ${choiceField(context, { id: 'class', label: say('mapClass'), chosen: code, choices: classes })}
    ${stateField(context, state)}
    ${choiceField(context, { id: 'grid', label: say('mapGrid'), chosen: grid, choices: grids })}
    ${dates.map((field) => textField(field, []))}
    <p class="send"><button class="button">${say('mapShow')}</button></p>
    </div></form></details>`
}

/** What was chosen, in one line; days always are. */
function chosenWords(
  { say, language }: PageContext,
  { asked: { from, to, code, state, grid }, classes, grids }: ShownMap,
): string {
  const chosenOf = (choices: readonly Choice[], chosen: string | null) =>
    choices.filter((one) => one.code === chosen).map((one) => nameOf(say, one))
  return [
    ...chosenOf(classes, code),
    ...(state === null ? [] : [say(stateWords[state])]),
    ...chosenOf(grids, grid),
    say('mapSpan', { from: dayIn(language, from), to: dayIn(language, to) }),
  ].join(' · ')
}

const stateWords = { open: 'mapOpen', closed: 'mapClosed' } as const

function nameOf(say: PageContext['say'], { code, name }: Choice): string {
  return code === noGrid ? say('mapNoGrid') : name
}

function choiceField(
  { say }: PageContext,
  field: {
    readonly id: string
    readonly label: string
    readonly chosen: string | null
    readonly choices: readonly Choice[]
  },
): Html {
  const { id, label, chosen, choices } = field
  const shown = choices.filter(({ code }, index) => index < choicesMax || code === chosen)
  const options = shown.map((one) => {
    const words = say('mapChoice', { name: nameOf(say, one), n: one.count })
    return option({ value: one.code, words, isChosen: one.code === chosen })
  })
  return selectField(id, label, [
    option({ value: '', words: say('mapAll'), isChosen: chosen === null }),
    ...options,
  ])
}

function stateField({ say }: PageContext, state: MapAsked['state']): Html {
  const options = (['', 'open', 'closed'] as const).map((value) =>
    option({
      value,
      words: say(value === '' ? 'mapAll' : stateWords[value]),
      isChosen: value === (state ?? ''),
    }),
  )
  return selectField('state', say('mapState'), options)
}

function selectField(id: string, label: string, options: readonly Html[]): Html {
  return html`<div class="field"><label class="label" for="${id}">${label}</label>
    <select id="${id}" name="${id}">${options}</select></div>`
}

function option(one: {
  readonly value: string
  readonly words: string
  readonly isChosen: boolean
}): Html {
  return html`<option value="${one.value}" ${one.isChosen && html`selected`}>${one.words}</option>`
}
