import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Checklist, ChecklistMaterial } from '@huiyin/contract/window'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { isPromisable } from '../promises/promisable.rules.ts'
import { subjectOf } from '../submit-application.ts'
import { consequencesOf } from './consequences.ts'

/**
 * What a clerk asks for and looks at, in the situations answered so far, with the dates of every
 * answer. What several items of a theme ask for stands here once.
 *
 * @throws Refusal as {@link subjectOf}
 */
export async function showChecklist(
  parts: ApplicationParts,
  { regionCode }: StaffActor,
  asked: Omit<Parameters<typeof subjectOf>[1], 'regionCode'>,
): Promise<Checklist> {
  const { plan, title, unitCode, versions } = await subjectOf(parts, { ...asked, regionCode })
  const { unit } = await parts.org.snapshot(regionCode)
  const { steps, materials, statutoryDays } = plan
  const contents = versions.map(({ content }) => content)
  const described = new Map(
    contents.flatMap(({ handling }) => handling.materials).map((one) => [one.name, one]),
  )
  return {
    title,
    unitName: unit(unitCode)?.name ?? unitCode,
    questions: questionsOf(contents.map(({ questions }) => questions)),
    materials: materials.map(
      ({ id, name, source, deferrable, reviewPoints }): ChecklistMaterial => {
        const { originals, copies, acceptance } = described.get(name) ?? {}
        return {
          id,
          name,
          source,
          deferrable,
          promisable: isPromisable({ name, source }, contents),
          originals: originals ?? 0,
          copies: copies ?? 0,
          reviewPoints: [...reviewPoints],
          acceptance: acceptance ?? null,
        }
      },
    ),
    statutory: statutoryDays === null ? null : statutoryDays * 100,
    serial: steps.reduce((sum, { limit }) => sum + Math.round(limit.amount * 100), 0),
    ...(await consequencesOf(parts, regionCode, plan)),
  }
}

/** Items of a theme that ask the same ask it once. */
function questionsOf(all: readonly ItemContent['questions'][]): Checklist['questions'] {
  const byId = new Map(all.flat().map((question) => [question.id, question]))
  return [...byId.values()].map(({ id, text, choices }) => ({ id, text, choices: [...choices] }))
}
