import type { CaseClasses, CityCaseBody } from '@huiyin/contract/city-cases'
import type { GridCollection } from '@huiyin/contract/routing'
import { classField } from './classes.ts'
import { button, element, labelled, show } from './dom.ts'
import type { Me } from './me.ts'
import { photoField } from './photos.ts'
import { placeField } from './place.ts'
import { say } from './say.ts'
import { afterName } from './send.ts'
import { discard, type Kept, keep, known, newId } from './store.ts'

/** The form of a report: photo first, then where, what and words; it needs no network. */
export async function showReport(me: Me, go: () => void, mended?: Kept): Promise<void> {
  const classes = (await known<CaseClasses>('classes'))?.rows ?? []
  const before = mended?.body as Partial<CityCaseBody> | undefined
  const photoOf = (name: string) => mended?.photos.find((one) => one.name === name)
  const near = photoField(say('near'), nearName, photoOf(nearName))
  const far = photoField(say('far'), farName, photoOf(farName))
  const after = photoField(say('after'), afterName, photoOf(afterName))
  const place = placeField(await known<GridCollection>('grids'), before)
  const what = classField(
    classes,
    classes.find(({ kind, code }) => kind === before?.kind && code === before.category),
  )
  const words = element('textarea', { rows: '3', maxlength: '1000' })
  words.value = before?.description ?? ''
  const result = element('textarea', { rows: '2', maxlength: '500' })
  result.value = before?.selfHandled?.result ?? ''
  const handled = element('div', {}, after.field, labelled(say('result'), result))
  const isHandled = element('input', {
    type: 'checkbox',
    onchange: () => handled.toggleAttribute('hidden', !isHandled.checked),
  })
  isHandled.checked = before?.selfHandled !== undefined
  handled.hidden = !isHandled.checked
  const faults = element('div', { role: 'alert', class: 'faults' })

  const save = async () => {
    const chosen = what.chosen()
    const where = place.place()
    const missing = [
      near.photo() === undefined && say('photoNeeded'),
      where.longitude === undefined && where.address === undefined && say('placeNeeded'),
      chosen === undefined && say('classNeeded'),
      isHandled.checked &&
        (after.photo() === undefined || result.value.trim().length < 2) &&
        say('resultNeeded'),
    ].filter((one): one is string => one !== false)
    if (missing.length > 0 || chosen === undefined) return showFaults(faults, missing)
    const wanted = isHandled.checked ? [near, far, after] : [near, far]
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
        ...(isHandled.checked ? { selfHandled: { result: result.value.trim() } } : {}),
      },
    })
    if (mended !== undefined) await discard(mended.id)
    go()
  }

  show(
    say('report'),
    faults,
    element('section', {}, element('h2', {}, say('photosFirst')), near.field, far.field),
    element('section', {}, element('h2', {}, say('place')), place.field),
    element('section', {}, element('h2', {}, say('what')), what.field),
    element('section', {}, element('h2', {}, say('words')), labelled(say('note'), words)),
    element('label', { class: 'tick' }, isHandled, say('selfHandled')),
    handled,
    element(
      'div',
      { class: 'acts' },
      button(say('save'), () => void save(), 'main'),
      button(say('back'), go),
    ),
  )
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
