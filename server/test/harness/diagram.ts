import type { ActSpec, Lifecycle } from '../../src/kernel/matter/index.ts'

/** Draws a lifecycle from its table, for the documents: states and ways as Mermaid, acts as rows. */
export function drawLifecycle(lifecycle: Lifecycle<unknown>): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(lifecycle.states).map(([state, { label }]) => `  ${state}: ${label.zh}`),
    `  [*] --> ${Object.keys(lifecycle.states)[0]}`,
    ...waysOf(lifecycle).map(([from, to, labels]) => `  ${from} --> ${to}: ${labels.join(', ')}`),
    ...Object.entries(lifecycle.states).flatMap(([state, { stage }]) =>
      stage === 'closed' ? `  ${state} --> [*]` : [],
    ),
    '```',
    '',
    '| Act | 动作 | By | From | To |',
    '|---|---|---|---|---|',
    ...Object.entries(lifecycle.acts).map(([act, spec]) => rowOf(act, spec)),
  ].join('\n')
}

/** Ways from one state to another, with the acts that lead there; what stays is in the table. */
function waysOf(lifecycle: Lifecycle<unknown>): [string, string, string[]][] {
  const ways = new Map<string, [string, string, string[]]>()
  for (const { from, to, label } of Object.values(lifecycle.acts)) {
    for (const start of from) {
      for (const end of to.filter((state) => state !== start && !from.includes(state))) {
        const way = ways.get(`${start} ${end}`) ?? [start, end, []]
        way[2].push(label.zh)
        ways.set(`${start} ${end}`, way)
      }
    }
  }
  return [...ways.values()]
}

function rowOf(act: string, { label, by, from, to }: ActSpec<unknown>): string {
  const stays = from.length === to.length && from.every((state) => to.includes(state))
  return `| \`${act}\` | ${label.zh} | ${partyOf(by)} | ${from.join(', ')} | ${stays ? 'stays' : to.join(', ')} |`
}

const places = {
  holder_unit: 'in the unit that holds it',
  region: 'of the region',
  accountable_unit: 'in the unit that accounts for it',
  assisting_unit: 'of a unit that takes part',
  outside_unit: 'outside the accountable unit',
  checker: 'as the verification table wants',
} as const

function partyOf(by: ActSpec<unknown>['by']): string {
  if (typeof by === 'string') return by
  const never = by.never === undefined ? '' : `; never ${by.never.join(', ')}`
  const anywhere = by.anywhere === undefined ? '' : `; ${by.anywhere.join(', ')} of the region`
  return `${by.roles.join(', ')} ${places[by.where]}${anywhere}${never}`
}
