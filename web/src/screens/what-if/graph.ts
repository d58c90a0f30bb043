import type { HandlingStep } from '@huiyin/contract/handling'

const step = (id: string, unit: string, amount: number): HandlingStep => ({
  id,
  name: `${unit}审查`,
  unit,
  limit: { amount, unit: 'working_day' },
  after: [],
})

/** Five departments whose days add up to nineteen; the split is made up. */
export const exampleSteps: readonly HandlingStep[] = [
  step('market', '市场监管', 5),
  step('planning', '自然资源', 3),
  step('housing', '住房建设', 4),
  step('fire', '消防救援', 5),
  step('streets', '城市管理', 2),
]

/** One after another, in the order in which they stand. */
export function chained(steps: readonly HandlingStep[]): HandlingStep[] {
  return steps.map((one, index) => {
    const before = steps[index - 1]
    return { ...free(one), after: before === undefined ? [] : [before.id] }
  })
}

/** All beside each other. */
export function sideBySide(steps: readonly HandlingStep[]): HandlingStep[] {
  return steps.map(free)
}

/** Without a step; nothing waits for it any more. */
export function without(steps: readonly HandlingStep[], id: string): HandlingStep[] {
  const others = (ids: readonly string[]) => ids.filter((one) => one !== id)
  return steps
    .filter((one) => one.id !== id)
    .map((one) => ({
      ...one,
      after: others(one.after),
      ...(one.decideAfter && { decideAfter: others(one.decideAfter) }),
    }))
}

/** With one step more, beside the others, under an id that nobody has. */
export function withNew(
  steps: readonly HandlingStep[],
  { name, unit }: Pick<HandlingStep, 'name' | 'unit'>,
): HandlingStep[] {
  const ids = new Set(steps.map(({ id }) => id))
  let number = steps.length + 1
  while (ids.has(`new-${number}`)) number += 1
  const limit = { amount: 1, unit: 'working_day' as const }
  return [...steps, { id: `new-${number}`, name, unit, limit, after: [] }]
}

function free({ decideAfter: _, ...one }: HandlingStep): HandlingStep {
  return { ...one, after: [] }
}
