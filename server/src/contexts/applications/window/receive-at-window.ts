import { formatInstant } from '@huiyin/contract/time'
import type {
  OutcomeWanted,
  WindowApplicationBody,
  WindowApplicationTaken,
  WindowSupplementBody,
  WindowSupplementTaken,
} from '@huiyin/contract/window'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { type Letters, titleOf } from '../../../kernel/letters/index.ts'
import type { Matter } from '../../../kernel/matter/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { application } from '../application.lifecycle.ts'
import type { ApplicationParts } from '../parts.ts'
import { barredUntil } from '../promises/trust-record.ts'
import { prepareApplication, storeApplications, takenOf } from '../submit-application.ts'

export type WindowParts = ApplicationParts & { readonly letters: Letters }

/**
 * Receives an application and answers it, both or neither: the person leaves the window with the
 * receipt and the written answer of one moment.
 *
 * @throws Refusal as {@link prepareApplication} and as the act of the answer
 */
export async function receiveAtWindow(
  parts: WindowParts,
  actor: StaffActor,
  { outcome, promised = [], ...body }: WindowApplicationBody,
): Promise<WindowApplicationTaken> {
  if (actor.regionCode !== body.regionCode) throw new Refusal('common/not-permitted')
  const { staffId, regionCode } = actor
  await mayPromise(parts, body, promised)
  const given = { body, enteredBy: `staff:${staffId}`, staffId, promised }
  const prepared = await prepareApplication(parts, given)
  const number = await parts.db.transaction(regionCode, async (tx) => {
    const [begun] = await storeApplications(tx, parts, [prepared])
    if (begun === undefined) throw new Error('an application that was begun is not there')
    const { matter } = begun
    if (outcome !== undefined) await answer(parts, tx, { actor, matter, outcome })
    return matter.number
  })
  const matter = await getApplication(parts, actor, number)
  const taken = takenOf(prepared, { matter })
  return { ...taken, ...standing(matter), letters: await lettersOf(parts, matter) }
}

/**
 * Whose promise was false brings the paper, and a promise is somebody's: 国办发〔2020〕42号, 告知承诺制的
 * 适用对象.
 */
async function mayPromise(
  parts: WindowParts,
  { regionCode, applicant }: Pick<WindowApplicationBody, 'regionCode' | 'applicant'>,
  promised: readonly string[],
): Promise<void> {
  const { idNumber } = applicant
  if (promised.length === 0) return
  if (idNumber === undefined) throw new Refusal('applications/promise-needs-number')
  const until = await barredUntil(parts, regionCode, idNumber)
  if (until !== null) throw new Refusal('applications/promise-barred', { until })
}

/**
 * Takes what somebody brings who was asked for it, and answers if everything can be answered now.
 *
 * @throws Refusal `matter/not-found`, `applications/material-unknown`, and as the acts
 */
export async function continueAtWindow(
  parts: WindowParts,
  actor: StaffActor,
  { number, body }: { readonly number: string; readonly body: WindowSupplementBody },
): Promise<WindowSupplementTaken> {
  const { regionCode } = actor
  const before = await getApplication(parts, actor, number)
  const { version, materials, note, outcome } = body
  await parts.clock.load(regionCode)
  await parts.db.transaction(regionCode, async (tx) => {
    const [locked] = await parts.matters.lock(tx, [before.id])
    if (locked === undefined || locked.version !== version) {
      throw new Refusal('matter/changed-meanwhile', { version: locked?.version })
    }
    let matter = locked
    const said = note === undefined ? {} : { note }
    for (const material of materials) {
      const act = takingActs[matter.state]
      if (act === undefined) throw new Refusal('matter/act-not-now')
      const fields = act === 'correct_on_spot' ? { note: note ?? '窗口补交材料' } : said
      matter = await takeAct(parts, tx, {
        actor,
        matter,
        act,
        fields: { ...fields, materials: material },
      })
    }
    if (outcome !== undefined) await answer(parts, tx, { actor, matter, outcome })
  })
  const matter = await getApplication(parts, actor, number)
  const { state, stateLabel, nextDueAt } = standing(matter)
  const { version: now, stage } = matter
  const letters = await lettersOf(parts, matter)
  return { number: matter.number, version: now, state, stage, stateLabel, nextDueAt, letters }
}

/** How a material is taken, by the state; after the first one the application is received again. */
const takingActs: Readonly<Record<string, string>> = {
  submitted: 'correct_on_spot',
  awaiting_correction: 'supplement_at_window',
  reviewing: 'bring_owed_at_window',
  deciding: 'bring_owed_at_window',
}

interface Answered {
  readonly actor: StaffActor
  readonly matter: Matter
  readonly outcome: OutcomeWanted
}

function answer(parts: WindowParts, tx: Tx, { actor, matter, outcome }: Answered) {
  return takeAct(parts, tx, { actor, matter, act: outcome.act, fields: outcome.fields })
}

async function takeAct(
  parts: WindowParts,
  tx: Tx,
  wanted: {
    readonly actor: StaffActor
    readonly matter: Matter
    readonly act: string
    readonly fields: Readonly<Record<string, unknown>>
  },
): Promise<Matter> {
  const { actor: acting, matter, act, fields } = wanted
  const { regionCode, number, version } = matter
  const request = { regionCode, number, version, act, fields, acting }
  const outcome = (await parts.matters.actIn(tx, [request])).get(request)
  if (outcome?.ok !== true) throw outcome?.error ?? new Refusal('matter/not-found')
  return outcome.value
}

/** An application of the own region; of any other nothing is known at the window. */
export async function getApplication(
  { matters }: Pick<ApplicationParts, 'matters'>,
  { regionCode }: StaffActor,
  number: string,
): Promise<Matter> {
  const matter = await matters.find(regionCode, number)
  if (matter?.kind !== application.kind) throw new Refusal('matter/not-found')
  return matter
}

/** Where an application is, in words and until when. */
export function standing({ state, nextDueAt }: Pick<Matter, 'state' | 'nextDueAt'>) {
  return {
    state,
    stateLabel: application.states[state]?.label.zh ?? state,
    nextDueAt: nextDueAt === null ? null : formatInstant(nextDueAt),
  }
}

async function lettersOf({ db, letters }: WindowParts, { regionCode, id }: Matter) {
  const issued = await letters.ofMatter(db, regionCode, id)
  // Letters of one moment come by number; what the person takes home first is the receipt.
  const isLater = ({ kind }: { readonly kind: string }) => Number(kind !== 'filing_receipt')
  return issued
    .toSorted((one, other) => isLater(one) - isLater(other))
    .map((letter) => ({ id: letter.id, number: letter.number, title: titleOf(letter) }))
}
