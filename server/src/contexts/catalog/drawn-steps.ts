import type { VersionShown } from '@huiyin/contract/catalog-versions'
import { HandlingStep } from '@huiyin/contract/handling'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { canBeOrdered, describeSteps, drawSteps, graphOf } from '../../kernel/graph/index.ts'
import { markupOf } from '../../platform/pages/html.ts'
import type { CatalogParts } from './parts.ts'

const DocumentWithSteps = Type.Object({
  handling: Type.Object({ steps: Type.Array(HandlingStep, { minItems: 1 }) }),
})

/**
 * The steps of a document as a picture and in sentences, with the names of their units.
 *
 * @param content - anything: somebody may still be typing it
 * @returns nothing while the steps do not hang together
 */
export async function drawnOf(
  { org }: Pick<CatalogParts, 'org'>,
  regionCode: string,
  content: unknown,
): Promise<Pick<VersionShown, 'drawing' | 'steps'> | undefined> {
  if (!Value.Check(DocumentWithSteps, content)) return undefined
  const units = new Map((await org.units(regionCode)).map((unit) => [unit.code, unit.name]))
  const steps = content.handling.steps.map((step) => ({
    ...step,
    unit: units.get(step.unit) ?? step.unit,
  }))
  if (!canBeOrdered(steps)) return undefined
  const graph = graphOf(steps)
  return {
    drawing: markupOf(drawSteps(graph)),
    steps: describeSteps(graph).map(({ zh, en }) => ({ zh, en })),
  }
}
