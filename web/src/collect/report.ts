import type { CaseClasses, CityCaseBody } from '@huiyin/contract/city-cases'
import type { GridCollection } from '@huiyin/contract/routing'
import { classField } from './classes.ts'
import { button, element, labelled, show } from './dom.ts'
import type { Me } from './me.ts'
import { nearField } from './near.ts'
import { photoField } from './photos.ts'
import { placeField } from './place.ts'
import { say } from './say.ts'
import { afterName } from './send.ts'
import { discard, type Kept, type KeptPhoto, keep, known, newId } from './store.ts'

/** The form of a report: photo first, then where, what and words; it needs no network. */
export async function showReport(me: Me, go: () => void, mended?: Kept): Promise<void> {
  const classes = (await known<CaseClasses>('classes'))?.rows ?? []
  const before = mended?.body as Partial<CityCaseBody> | undefined
  const photoOf = (name: string) => mended?.photos.find((one) => one.name === name)
  const near = photoField(say('near'), nearName, photoOf(nearName))
  const far = photoField(say('far'), farName, photoOf(farName))
  const handled = handledField(before?.selfHandled?.result, photoOf(afterName))
  const place = placeField(await known<GridCollection>('grids'), before)
  const what = classField(
    classes,
    classes.find(({ kind, code }) => kind === before?.kind && code === before.category),
  )
  const words = element('textarea', { rows: '3', maxlength: '1000' })
  words.value = before?.description ?? ''
  const faults = element('div', { role: 'alert', class: 'faults' })

  const save = async () => {
    const chosen = what.chosen()
    const where = place.place()
    const missing = [
      near.photo() === undefined && say('photoNeeded'),
      where.longitude === undefined && where.address === undefined && say('placeNeeded'),
      chosen === undefined && say('classNeeded'),
      handled.isFaulty() && say('resultNeeded'),
    ].filter((one): one is string => one !== false)
    if (missing.length > 0 || chosen === undefined) return showFaults(faults, missing)
    const wanted = [near, far, ...(handled.isTicked() ? [handled.after] : [])]
    const description = words.value.trim()
    await keep({
      // A report that was refused never came to be: mended, it is a new one.
      id: newId(),
      staffId: me.staffId,
      takenAt: mended?.takenAt ?? new Date().toISOString(),
      title: [chosen.name, where.address].filter(Boolean).join('：'),
      passage: 'waiting',
      photos: wanted.flatMap((one) => one.photo() ?? []),
      body: {
        regionCode: me.regionCode,
        source: 'collector',
        kind: chosen.kind,
        category: chosen.code,
        description: description.length < 2 ? chosen.name : description,
        ...where,
        ...(handled.isTicked() ? { selfHandled: { result: handled.result() } } : {}),
      },
    })
    if (mended !== undefined) await discard(mended.id)
    go()
  }

  show(
    say('report'),
    faults,
    section('photosFirst', near.field, far.field),
    section('place', place.field),
    section('what', what.field, nearField(what.chosen, place.place, go)),
    section('words', labelled(say('note'), words)),
    handled.field,
    endOfForm(say('save'), () => void save(), go),
  )
}

/** 自行处置: what was put right at once, in words and with a photo. */
function handledField(given: string | undefined, photo: KeptPhoto | undefined) {
  const after = photoField(say('after'), afterName, photo)
  const words = element('textarea', { rows: '2', maxlength: '500' })
  words.value = given ?? ''
  const more = element('div', {}, after.field, labelled(say('result'), words))
  const tick = element('input', {
    type: 'checkbox',
    onchange: () => more.toggleAttribute('hidden', !tick.checked),
  })
  tick.checked = given !== undefined
  more.hidden = !tick.checked
  const label = element('label', { class: 'tick' }, tick, say('selfHandled'))
  const result = () => words.value.trim()
  return {
    field: element('div', {}, label, more),
    after,
    result,
    isTicked: () => tick.checked,
    isFaulty: () => tick.checked && (after.photo() === undefined || result().length < 2),
  }
}

/** A part of the form under its heading. */
function section(
  heading: 'photosFirst' | 'place' | 'what' | 'words',
  ...fields: readonly HTMLElement[]
): HTMLElement {
  return element('section', {}, element('h2', {}, say(heading)), ...fields)
}

/** What is done with a form: sent, or left. */
export function endOfForm(label: string, send: () => void, leave: () => void): HTMLElement {
  return element('div', { class: 'acts' }, button(label, send, 'main'), button(say('back'), leave))
}

/** What is missing, above the form, where a reader begins. */
export function showFaults(faults: HTMLElement, missing: readonly string[]): void {
  faults.replaceChildren(
    element('strong', {}, say('faults')),
    element('ul', {}, ...missing.map((one) => element('li', {}, one))),
  )
  faults.scrollIntoView()
}

const nearName = '近景.jpg'
const farName = '远景.jpg'
