import type { CollectorTasks } from '@huiyin/contract/city-cases'
import { element, labelled, show } from './dom.ts'
import type { Me } from './me.ts'
import { photoField } from './photos.ts'
import { endOfForm, showFaults } from './report.ts'
import { momentOf, say } from './say.ts'
import { afterName } from './send.ts'
import { keep, newId } from './store.ts'

export type Task = CollectorTasks['rows'][number]

/** One case to verify or to check: what is known of it, and the answer with a photo. */
export function showTask(me: Me, task: Task, go: () => void): void {
  const isCheck = task.task === 'check'
  const photo = photoField(say(isCheck ? 'after' : 'onSite'), isCheck ? afterName : '现场.jpg')
  const answers = isCheck
    ? [
        ['check_ok', say('done')],
        ['check_failed', say('notDone')],
      ]
    : [
        ['yes', say('isThere')],
        ['no', say('isNotThere')],
      ]
  const choices = answers.map(([value = '', label = '']) => {
    const input = element('input', { type: 'radio', name: 'answer', value })
    return { input, field: element('label', { class: 'tick' }, input, label) }
  })
  const note = element('textarea', { rows: '3', maxlength: '500' })
  const faults = element('div', { role: 'alert', class: 'faults' })

  const save = async () => {
    const answer = choices.find(({ input }) => input.checked)?.input.value
    const taken = photo.photo()
    const missing = [
      answer === undefined && say('answerNeeded'),
      note.value.trim() === '' && say('noteNeeded'),
      taken === undefined && say('photoOnSite'),
    ].filter((one): one is string => one !== false)
    if (answer === undefined || taken === undefined || missing.length > 0) {
      return showFaults(faults, missing)
    }
    const { number, version, title } = task
    const said = { version, note: note.value.trim() }
    await keep({
      id: newId(),
      staffId: me.staffId,
      takenAt: new Date().toISOString(),
      title: `${say(task.task)} ${title}`,
      passage: 'waiting',
      number,
      photos: [taken],
      body: isCheck ? { act: answer, ...said } : { act: 'verify', found: answer, ...said },
    })
    go()
  }

  show(
    `${say(task.task)} ${task.number}`,
    faults,
    ...factsOf(task),
    photo.field,
    element(
      'fieldset',
      {},
      element('legend', {}, say(isCheck ? 'isDone' : 'found')),
      ...choices.map(({ field }) => field),
    ),
    labelled(say('note'), note),
    endOfForm(say('submit'), () => void save(), go),
  )
}

/** When it is due; late it says so in words, not by its colour alone. */
export function dueLine(dueAt: string): HTMLElement {
  const isLate = new Date(dueAt) < new Date()
  const at = momentOf(dueAt)
  return element(
    'span',
    { class: isLate ? 'said late' : 'said' },
    say(isLate ? 'late' : 'due', { at }),
  )
}

/** What is known of the case, with the photos so far. */
function factsOf({ title, description, dueAt, photos }: Task): HTMLElement[] {
  const pictures = photos.map((id) => {
    // A phone does not keep them: without a network they are a sentence, not a broken picture.
    const lost = () => {
      if (!navigator.onLine) thumbs.replaceChildren(say('photosNeedNet'))
    }
    const src = `/api/v1/evidence/${id}`
    return element('img', { src, alt: say('before'), loading: 'lazy', onerror: lost })
  })
  const thumbs = element('div', { class: 'thumbs said' }, ...pictures)
  return [
    element('p', { class: 'title' }, title),
    element('p', {}, description),
    ...(dueAt === null ? [] : [element('p', {}, dueLine(dueAt))]),
    thumbs,
  ]
}
