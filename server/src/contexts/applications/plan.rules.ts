import { hash } from 'node:crypto'
import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'
import type { Theme } from '@huiyin/contract/catalog-rules'
import { canonicalJson } from '../../kernel/ledger/index.ts'
import type { MaterialState, Plan, PlannedDecision, PlannedStep } from './application.types.ts'

/** A published version as an application needs it. */
export interface ItemVersion {
  readonly code: string
  readonly name: string
  readonly contentHash: string
  readonly content: Pick<ItemContent, 'handling' | 'promise' | 'identity' | 'questions'>
}

/**
 * Resolves the handling of an application: all items of a theme become one graph, whose branches
 * run beside each other but where one item needs the result of another; materials asked for twice
 * are asked for once, and what an item of the theme makes itself is not asked for at all.
 *
 * @param situations - the choices of the applicant (情形); a material of other situations is left out
 */
export function resolvePlan(
  versions: readonly ItemVersion[],
  situations: readonly string[],
  links: Theme['links'] = [],
): Plan {
  const isTheme = versions.length > 1
  const docs = versions.map((version, index) => named(version, isTheme ? `i${index + 1}-` : ''))
  const steps = docs.flatMap((doc) => linked(doc, docs, links))
  const results = docs.flatMap(({ results }) => results)
  const asked = docs
    .flatMap(({ materials }) => materials)
    .filter((one) => one.isRequired && isOf(one, situations))
  const decisions = docs.flatMap(({ decisions }) => decisions)
  const limits = versions.map(({ content }) => content.promise.statutoryLimit)
  return {
    items: versions.map(({ code, name, contentHash }) => ({ code, name, hash: contentHash })),
    steps,
    materials: mergeMaterials(asked, isTheme ? results : []),
    specialProcedures: docs.flatMap(({ specialProcedures }) => specialProcedures),
    results,
    statutoryDays: statutoryDaysOf(limits),
    ...(decisions.length === 0 ? {} : { decisions }),
  }
}

type Named = ReturnType<typeof named>

/** The handling of one item, its names set apart from those of the other items of a theme. */
function named(version: ItemVersion, prefix: string) {
  const { steps, materials, specialProcedures, results, decisions } = version.content.handling
  const own = (id: string) => `${prefix}${id}`
  return {
    code: version.code,
    steps: steps.map(
      (step): PlannedStep => ({
        ...step,
        id: own(step.id),
        itemCode: version.code,
        after: step.after.map(own),
        ...(step.decideAfter && { decideAfter: step.decideAfter.map(own) }),
      }),
    ),
    materials: materials.map((one) => ({
      ...one,
      id: own(one.id),
      usedBy: one.usedBy.map(own),
      ...(one.source === 'step' && one.sourceId ? { sourceId: own(one.sourceId) } : {}),
    })),
    specialProcedures: specialProcedures.map((one) => ({
      ...one,
      id: own(one.id),
      steps: one.steps.map(own),
    })),
    results: results.map((one) => ({ ...one, id: own(one.id), step: own(one.step) })),
    decisions: decisions.flatMap(({ automatic, sources = [], ...one }): PlannedDecision[] =>
      automatic === undefined
        ? []
        : [
            {
              ...one,
              step: own(one.step),
              itemCode: version.code,
              automatic,
              sources: sources.map((source) =>
                source.from === 'material' ? { ...source, name: own(source.name) } : source,
              ),
            },
          ],
    ),
  }
}

/** The steps of an item as the theme ties them to the others. */
function linked(doc: Named, docs: readonly Named[], links: Theme['links'] = []): PlannedStep[] {
  const ends = (itemCode: string) => {
    const other = docs.find(({ code }) => code === itemCode)
    return (other?.steps ?? [])
      .filter(({ id }) => isLast(id, other?.steps ?? []))
      .map(({ id }) => id)
  }
  const own = links.filter(({ itemCode }) => itemCode === doc.code)
  const begins = own.filter(({ waits }) => waits === 'begin').flatMap(({ after }) => ends(after))
  const decides = own.filter(({ waits }) => waits === 'decide').flatMap(({ after }) => ends(after))
  return doc.steps.map((step) => ({
    ...step,
    after: step.after.length === 0 ? begins : step.after,
    ...(decides.length > 0 && isLast(step.id, doc.steps)
      ? { decideAfter: [...(step.decideAfter ?? []), ...decides] }
      : {}),
  }))
}

const isLast = (id: string, steps: readonly PlannedStep[]) =>
  steps.every(({ after }) => !after.includes(id))

function isOf({ situations }: ItemMaterial, chosen: readonly string[]): boolean {
  return situations.length === 0 || situations.some((one) => chosen.includes(one))
}

/** One material a name: what several items ask for is handed in once, what one makes not at all. */
function mergeMaterials(asked: Named['materials'], results: Plan['results']): Plan['materials'] {
  const made = new Set(results.map(({ name }) => name))
  const wanted = asked.filter(({ source, name }) => source !== 'applicant' || !made.has(name))
  return [...Map.groupBy(wanted, ({ name }) => name).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { id, name, source, sourceId, reviewPoints } = first
    const all = [first, ...others]
    return {
      id,
      name,
      source,
      ...(sourceId && { sourceId }),
      usedBy: [...new Set(all.flatMap(({ usedBy }) => usedBy))],
      deferrable: all.every(({ deferrable }) => deferrable),
      reviewPoints,
    }
  })
}

/** Joint handling: the longest of what the laws of the items give; none where one gives none. */
function statutoryDaysOf(
  limits: readonly ItemContent['promise']['statutoryLimit'][],
): number | null {
  const days = limits.map((limit) => (limit?.unit === 'working_day' ? limit.amount : null))
  return days.includes(null) ? null : Math.max(0, ...days.map((amount) => amount ?? 0))
}

/** SHA-256 of the canonical plan, hex: applications that are handled alike share one. */
export function planHashOf(plan: Plan): string {
  return hash('sha256', canonicalJson({ ...plan }), 'hex')
}

/** Where each material is when an application comes in: what a register gives is fetched by us. */
export function materialsAtFirst(
  plan: Pick<Plan, 'materials'>,
  handedIn: readonly string[],
): Record<string, MaterialState> {
  return Object.fromEntries(
    plan.materials
      .filter(({ source }) => source !== 'step')
      .map(({ id, source }) => [
        id,
        source === 'register' ? 'fetched' : handedIn.includes(id) ? 'handed_in' : 'missing',
      ]),
  )
}
