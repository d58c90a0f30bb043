import { Refusal } from '../../../platform/http/refusal.ts'
import type { PageContext } from '../../../platform/pages/context.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { type FormBody, many, one } from '../../../platform/pages/form-body.ts'
import type { FormWithFiles } from '../../../platform/pages/form-parts.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { deliveryWays } from '../application.types.ts'
import { type DraftContent, materialChoices } from './draft.types.ts'
import { type AskedMaterial, type FormStep, inputFault } from './form.rules.ts'
import { type AddedFile, filesOfMaterialMax, type OpenedDraft, saveDraft } from './open-drafts.ts'
import type { OnlineParts } from './own-ids.ts'
import { promiseBarWords } from './pages/material.ts'

/** What became of a page that was sent. */
export interface StepTaken {
  readonly content: DraftContent
  readonly faults: readonly Fault[]
}

/** Reads and keeps one page of a draft; what is at fault comes back to be put right. */
export async function takeStep(
  parts: OnlineParts,
  context: PageContext,
  sent: { readonly regionCode: string; readonly opened: OpenedDraft; readonly step: FormStep },
  form: FormWithFiles,
): Promise<StepTaken> {
  const { opened, step, regionCode } = sent
  const { content, id } = opened.draft
  if (step.kind === 'material') return takeMaterial(parts, context, { ...sent, step }, form)
  const taken = readStep(context, step, content, form.body)
  if (taken.faults.length === 0) await saveDraft(parts, regionCode, { id, content: taken.content })
  return taken
}

function readStep(
  context: PageContext,
  step: Exclude<FormStep, { readonly kind: 'material' }>,
  content: DraftContent,
  body: FormBody,
): StepTaken {
  const { say } = context
  switch (step.kind) {
    case 'question': {
      const { id, choices } = step.question
      const choice = choices.find((each) => each.id === one(body, 'choice'))
      if (choice === undefined) {
        return { content, faults: [{ field: 'choice', message: say('faultApplyChoice') }] }
      }
      const situations = { ...content.situations, [id]: choice.id }
      return { content: { ...content, situations }, faults: [] }
    }
    case 'details':
      return readDetails(context, step, content, body)
    case 'delivery': {
      const deliveryWay = deliveryWays.find((way) => way === one(body, 'way')) ?? null
      const address = one(body, 'address').trim().slice(0, 200)
      const faults: Fault[] = []
      if (deliveryWay === null) faults.push({ field: 'way', message: say('faultApplyChoice') })
      else if (deliveryWay !== 'counter' && address === '') {
        faults.push({ field: 'address', message: say('faultApplyAddress') })
      }
      return { content: { ...content, deliveryWay, address }, faults }
    }
  }
}

function readDetails(
  { say }: PageContext,
  { inputs }: Extract<FormStep, { readonly kind: 'details' }>,
  content: DraftContent,
  body: FormBody,
): StepTaken {
  const typed = Object.fromEntries(
    inputs.map(({ id }) => [id, one(body, id).normalize('NFKC').trim().slice(0, 60)]),
  )
  const faults = inputs.flatMap((input): Fault[] => {
    const fault = inputFault(input, typed[input.id] ?? '')
    if (fault === null) return []
    const words = {
      missing: say('faultApplyMissing', { name: input.name }),
      number: say('faultApplyNumber', { name: input.name }),
      day: say('faultApplyDay', { name: input.name }),
      choice: say('faultApplyChoice'),
    }
    return [{ field: input.id, message: words[fault] }]
  })
  return { content: { ...content, form: { ...content.form, ...typed } }, faults }
}

/** Files are kept at once, so that a page which comes back need not ask for them again. */
async function takeMaterial(
  parts: OnlineParts,
  context: PageContext,
  {
    opened,
    step,
    regionCode,
  }: {
    readonly regionCode: string
    readonly opened: OpenedDraft
    readonly step: Extract<FormStep, { readonly kind: 'material' }>
  },
  { body, files, tooLarge }: FormWithFiles,
): Promise<StepTaken> {
  const { say } = context
  const { id: draftId, content } = opened.draft
  const { material } = step
  const choice = materialChoices.find((each) => each === one(body, 'how')) ?? 'file'
  const mayBe = { file: true, promise: material.isPromisable, later: material.deferrable }[choice]
  const next = {
    ...content,
    materials: { ...content.materials, [material.id]: mayBe ? choice : 'file' },
  }
  const removed = many(body, 'remove')
  const kept = opened.files.filter(
    (file) => file.materialId === material.id && !removed.includes(file.id),
  )
  const message = (words: string) => ({
    content: next,
    faults: [{ field: 'files', message: words }],
  })
  const [large] = tooLarge
  if (large !== undefined) return message(say('faultApplyTooLarge', { name: large }))
  const again = usedAgain(opened, material.id, many(body, 'reuse'))?.slice(
    0,
    filesOfMaterialMax - kept.length,
  )
  if (again === undefined) return message(say('faultApplyReuse'))
  try {
    const room = filesOfMaterialMax - kept.length - again.length
    const fresh = files.slice(0, Math.max(0, room))
    const accepted =
      fresh.length === 0 ? [] : await parts.evidence.accept(regionCode, fresh, 'evidence')
    const uploaded = accepted.map((file) => ({ materialId: material.id, file, reusedFrom: null }))
    const added = [...again, ...uploaded]
    const owned = opened.files.map(({ id }) => id).filter((id) => removed.includes(id))
    await saveDraft(parts, regionCode, { id: draftId, content: next, added, removed: owned })
    const isThere = kept.length + added.length > 0 || next.materials[material.id] !== 'file'
    return isThere ? { content: next, faults: [] } : message(notThere(context, material, choice))
  } catch (error) {
    if (error instanceof Refusal) return message(refusalWords(context, error))
    throw error
  }
}

/** Why a page without a file comes back: most often there is none, else the promise does not hold. */
function notThere(context: PageContext, { name, promiseBar }: AskedMaterial, choice: string) {
  return choice === 'promise' && promiseBar !== null
    ? promiseBarWords(context, promiseBar)
    : context.say('faultApplyFile', { name })
}

/**
 * The files somebody ticked to use again, each tick the consent to this use; those chosen already
 * stay as they are.
 *
 * @returns `undefined` when one of them is not theirs to use here, or no more
 */
function usedAgain(
  { files, earlier }: OpenedDraft,
  materialId: string,
  ticked: readonly string[],
): readonly AddedFile[] | undefined {
  const offered = earlier.get(materialId) ?? []
  if (!ticked.every((id) => offered.some(({ evidenceId }) => evidenceId === id))) return undefined
  const isChosen = (id: string) => files.some(({ reusedFrom }) => reusedFrom === id)
  return offered
    .filter(({ evidenceId }) => ticked.includes(evidenceId) && !isChosen(evidenceId))
    .map((file) => ({ materialId, file, reusedFrom: file.evidenceId }))
}
