import type { HandlingDocument, HandlingMaterial, Limit } from '@huiyin/contract/handling'
import type { Word } from '@huiyin/contract/words'
import { checkTable } from '../decisions/index.ts'
import { describeSourceFaults } from './decision-sources.rules.ts'
import { graphOf, orderedPart, predecessorsOf, withAncestors } from './order.rules.ts'

export type HandlingFault =
  | 'double'
  | 'unknown_step'
  | 'cycle'
  | 'leads_nowhere'
  | 'material_unused'
  | 'material_source'
  | 'material_too_late'
  | 'no_step_stops'
  | 'limit'
  | 'promise_too_long'
  | 'decision_table'
  | 'decision_source'

/** What keeps a handling document from being published, said to the person who writes it. */
export interface HandlingFinding extends Word {
  readonly code: HandlingFault
  /** Where in the document, as a JSON pointer: `/steps/2/after`. */
  readonly at: string
}

/**
 * The checks before publication: steps without circles, each leading to a result, each material
 * read by somebody and there in time, special procedures that stop something, promises within the
 * law, decision tables without gaps or overlaps.
 *
 * @see docs/domain/handling.md
 */
export function checkHandling(document: HandlingDocument): HandlingFinding[] {
  const broken = [...doubles(document), ...unknownSteps(document), ...cycles(document)]
  const others = [
    ...document.steps.flatMap(limitFaults),
    ...document.materials.flatMap(materialFaults),
    ...idleProcedures(document),
    ...tableFaults(document),
    ...sourceFaults(document),
  ]
  // What leads where can only be said of steps that hang together.
  if (broken.length > 0) return [...broken, ...others]
  return [...deadEnds(document), ...lateMaterials(document), ...others]
}

function doubles(document: HandlingDocument): HandlingFinding[] {
  const parts = ['steps', 'materials', 'specialProcedures', 'results'] as const
  return parts.flatMap((part) => {
    const ids = document[part].map(({ id }) => id)
    return ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            found(
              'double',
              `/${part}/${index}/id`,
              `标识 ${id} 重复，请另取一个。`,
              `There are two of ${id}: rename one.`,
            ),
          ],
    )
  })
}

function unknownSteps(document: HandlingDocument): HandlingFinding[] {
  const known = new Set(document.steps.map(({ id }) => id))
  const named = [
    ...document.steps.flatMap(({ after, decideAfter = [] }, index) => [
      { at: `/steps/${index}/after`, ids: after },
      { at: `/steps/${index}/decideAfter`, ids: decideAfter },
    ]),
    ...document.materials.map(({ usedBy }, index) => ({
      at: `/materials/${index}/usedBy`,
      ids: usedBy,
    })),
    ...document.materials.map(({ source, sourceId = '' }, index) => ({
      at: `/materials/${index}/sourceId`,
      ids: source === 'step' ? [sourceId] : [],
    })),
    ...document.specialProcedures.map(({ steps }, index) => ({
      at: `/specialProcedures/${index}/steps`,
      ids: steps,
    })),
    ...document.decisions.map(({ step }, index) => ({
      at: `/decisions/${index}/step`,
      ids: [step],
    })),
    ...document.results.map(({ step }, index) => ({ at: `/results/${index}/step`, ids: [step] })),
  ]
  return named.flatMap(({ at, ids }) =>
    ids
      .filter((id) => !known.has(id))
      .map((id) => found('unknown_step', at, `没有环节“${id}”。`, `There is no step "${id}".`)),
  )
}

function cycles({ steps }: HandlingDocument): HandlingFinding[] {
  const known = new Set(steps.map(({ id }) => id))
  const inside = steps.map((step) => ({
    ...step,
    after: predecessorsOf(step).filter((id) => known.has(id)),
    decideAfter: [],
  }))
  const ordered = new Set(orderedPart(inside).map(({ id }) => id))
  const circle = circleAmong(inside.filter(({ id }) => !ordered.has(id)))
  if (circle.length === 0) return []
  const names = circle.map((id) => steps.find((step) => step.id === id)?.name ?? id)
  const at = `/steps/${steps.findIndex(({ id }) => id === circle[0])}/after`
  return [
    found(
      'cycle',
      at,
      `环节互相等待：${[...names, names[0]].join(' → ')}。请去掉其中一个前置环节。`,
      `Steps wait for each other: ${[...circle, circle[0]].join(' → ')}. Remove one predecessor.`,
    ),
  ]
}

/** Steps that cannot be ordered each wait for another such: following that one leads round. */
function circleAmong(stuck: readonly { readonly id: string; readonly after: readonly string[] }[]) {
  const walked: string[] = []
  for (let at = stuck[0]; at !== undefined; ) {
    const seen = walked.indexOf(at.id)
    if (seen !== -1) return walked.slice(seen).toReversed()
    walked.push(at.id)
    const { after } = at
    at = stuck.find(({ id }) => after.includes(id))
  }
  return []
}

function deadEnds({ steps, results }: HandlingDocument): HandlingFinding[] {
  if (results.length === 0) return []
  const graph = graphOf(steps)
  const needed = new Set(results.flatMap(({ step }) => [...withAncestors(graph, step)]))
  return steps.flatMap(({ id, name }, index) =>
    needed.has(id)
      ? []
      : [
          found(
            'leads_nowhere',
            `/steps/${index}`,
            `环节“${name}”之后没有任何结果。请把它列为后面环节的前置，或删去。`,
            `Step "${id}" leads to no result. Let a later step wait for it, or remove it.`,
          ),
        ],
  )
}

function lateMaterials({ steps, materials }: HandlingDocument): HandlingFinding[] {
  const graph = graphOf(steps)
  return materials.flatMap(({ source, sourceId, usedBy, name }, index) => {
    const late = usedBy.filter(
      (step) =>
        source === 'step' && (step === sourceId || !withAncestors(graph, step).has(sourceId ?? '')),
    )
    return late.map((step) =>
      found(
        'material_too_late',
        `/materials/${index}/usedBy`,
        `“${name}”由环节 ${sourceId} 产生，但环节 ${step} 不在它之后。`,
        `"${name}" comes from step ${sourceId}, but step ${step} does not wait for it.`,
      ),
    )
  })
}

function materialFaults(material: HandlingMaterial, index: number): HandlingFinding[] {
  const { name, source, sourceId, usedBy } = material
  const at = `/materials/${index}`
  return [
    ...(usedBy.length > 0
      ? []
      : [
          found(
            'material_unused',
            `${at}/usedBy`,
            `没有环节使用“${name}”：不得要求提交用不到的材料。`,
            `No step uses "${name}": what nobody reads must not be asked for.`,
          ),
        ]),
    ...((source === 'applicant') === (sourceId === undefined)
      ? []
      : [
          found(
            'material_source',
            `${at}/sourceId`,
            source === 'applicant'
              ? `“${name}”由申请人提交，不应再写来源标识。`
              : `请写明“${name}”来自哪个登记库或环节。`,
            source === 'applicant'
              ? `"${name}" comes from the applicant and names no source.`
              : `Say from which register or step "${name}" comes.`,
          ),
        ]),
  ]
}

function idleProcedures({ specialProcedures }: HandlingDocument): HandlingFinding[] {
  return specialProcedures.flatMap(({ name, steps }, index) =>
    steps.length > 0
      ? []
      : [
          found(
            'no_step_stops',
            `/specialProcedures/${index}/steps`,
            `特别程序“${name}”没有中止任何环节的计时。`,
            `The special procedure "${name}" stops the clock of no step.`,
          ),
        ],
  )
}

function limitFaults(
  { name, limit, statutoryLimit }: HandlingDocument['steps'][number],
  index: number,
): HandlingFinding[] {
  const isFine = ({ amount }: Limit) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6
  const isTooLong =
    statutoryLimit !== undefined &&
    statutoryLimit.unit === limit.unit &&
    limit.amount > statutoryLimit.amount
  return [
    ...(isFine(limit) && (statutoryLimit === undefined || isFine(statutoryLimit))
      ? []
      : [
          found(
            'limit',
            `/steps/${index}/limit`,
            `“${name}”的时限最多两位小数。`,
            `The limit of "${name}" has more than two decimals.`,
          ),
        ]),
    ...(isTooLong
      ? [
          found(
            'promise_too_long',
            `/steps/${index}/limit`,
            `“${name}”的承诺时限长于法定时限。`,
            `The promise of "${name}" is longer than the law allows.`,
          ),
        ]
      : []),
  ]
}

function tableFaults({ decisions }: HandlingDocument): HandlingFinding[] {
  return decisions.flatMap(({ table }, index) =>
    checkTable(table).map(({ zh, en }) =>
      found(
        'decision_table',
        `/decisions/${index}/table`,
        `决策表“${table.name}”：${zh}`,
        `Table "${table.name}": ${en}`,
      ),
    ),
  )
}

function sourceFaults(document: HandlingDocument): HandlingFinding[] {
  return describeSourceFaults(document).map(({ at, zh, en }) =>
    found('decision_source', at, zh, en),
  )
}

function found(code: HandlingFault, at: string, zh: string, en: string): HandlingFinding {
  return { code, at, zh, en }
}
