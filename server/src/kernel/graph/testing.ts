import type { HandlingDocument, HandlingStep, Limit } from '@huiyin/contract/handling'
import fc from 'fast-check'

/** A step of working days, `id`, after others. */
export function stepOf(id: string, workingDays: number, ...after: string[]): HandlingStep {
  return { id, name: `环节 ${id}`, unit: '自然资源局', limit: days(workingDays), after }
}

export function days(amount: number): Limit {
  return { amount, unit: 'working_day' }
}

/** A handling document of steps alone. */
export function documentOf(steps: HandlingStep[]): HandlingDocument {
  return { steps, materials: [], specialProcedures: [], decisions: [], results: [] }
}

/** Eight steps at most without circles, listed in any order. */
export const anySteps: fc.Arbitrary<HandlingStep[]> = fc
  .array(
    fc.record({
      amount: fc.integer({ min: 1, max: 12 }),
      after: fc.array(fc.nat(7), { maxLength: 3 }),
      decideAfter: fc.array(fc.nat(7), { maxLength: 1 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ amount, after, decideAfter }, index) => {
      const earlier = (ids: number[]) =>
        [...new Set(ids)].filter((id) => id < index).map((id) => `s${id}`)
      return {
        ...stepOf(`s${index}`, amount, ...earlier(after)),
        decideAfter: earlier(decideAfter),
      }
    }),
  )
  .chain((steps) => fc.shuffledSubarray(steps, { minLength: steps.length }))

/** The same without steps that are examined beforehand. */
export const anyPlainSteps = anySteps.map((steps) =>
  steps.map((step) => ({ ...step, decideAfter: [] })),
)
