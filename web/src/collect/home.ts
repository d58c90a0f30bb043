import type { CollectorTasks } from '@huiyin/contract/city-cases'
import type { NoticeKit } from '@huiyin/contract/frontages'
import { button, element, show, takeTurn } from './dom.ts'
import type { Me } from './me.ts'
import { showNotice, toLookAt } from './notice.ts'
import { showReport } from './report.ts'
import { changeLanguage, momentOf, say } from './say.ts'
import { allKept, discard, type Kept, keep, known } from './store.ts'
import { dueLine, showTask, type Task } from './task.ts'

/** What the first page can have done. */
export interface HomeActs {
  readonly home: () => void
  readonly sync: () => void
  readonly signOut: () => void
}

/** The first page: report, tasks, and what became of everything that was written down here. */
export async function showHome(me: Me, acts: HomeActs, said = ''): Promise<void> {
  const isStillTheirs = takeTurn()
  const kept = (await allKept()).filter(({ staffId }) => staffId === me.staffId)
  const answered = new Set(
    kept.filter(({ passage }) => passage !== 'conflict').map(({ number }) => number),
  )
  const tasks = ((await known<CollectorTasks>('tasks'))?.rows ?? []).filter(
    ({ number }) => !answered.has(number),
  )
  const looks = toLookAt(await known<NoticeKit>('notices')).filter(
    ({ told }) => !answered.has(told.number),
  )
  const learntAt = await known<string>('learntAt')
  const stuck = kept.filter(({ passage }) => passage === 'refused' || passage === 'conflict')
  const others = kept.filter((one) => !stuck.includes(one))
  const waiting = kept.filter(({ passage }) => passage === 'waiting' || passage === 'sending')

  const listOf = (rows: readonly Kept[]) =>
    rows.length > 0 &&
    element('ul', { class: 'list' }, ...rows.map((one) => keptRow(me, one, acts)))

  if (!isStillTheirs()) return
  show(
    say('name'),
    element(
      'p',
      { role: 'status', class: navigator.onLine ? 'net' : 'net off' },
      say(navigator.onLine ? 'online' : 'offline'),
      waiting.length > 0 && ` · ${say('waitingCount', { count: waiting.length })}`,
    ),
    said !== '' && element('p', { role: 'alert', class: 'faults' }, said),
    element(
      'div',
      { class: 'acts' },
      button(say('report'), () => void showReport(me, acts.sync), 'main'),
      button(say('notice'), () => void showNotice(me, acts.sync)),
    ),
    // What came back is above the tasks: below a day's list of them nobody would find it.
    stuck.length > 0 && element('h2', {}, say('toMend')),
    listOf(stuck),
    element('h2', {}, say('tasks')),
    learntAt !== undefined &&
      element('p', { class: 'said' }, say('tasksOf', { at: momentOf(learntAt) })),
    tasks.length + looks.length === 0
      ? element('p', {}, say('noTasks'))
      : element(
          'ul',
          { class: 'list' },
          ...tasks.map((task) => taskRow(me, task, acts)),
          ...looks.map((one) => lookRow(me, one, acts)),
        ),
    (others.length > 0 || stuck.length === 0) && element('h2', {}, say('outbox')),
    kept.length === 0 && element('p', {}, say('emptyOutbox')),
    listOf(others),
    element(
      'div',
      { class: 'acts' },
      button(say('refresh'), acts.sync),
      sizeButton(),
      button(say('language'), changeLanguage),
      button(`${say('signOut')} ${me.displayName}`, acts.signOut),
    ),
  )
}

function taskRow(me: Me, task: Task, acts: HomeActs): HTMLElement {
  return element(
    'li',
    {},
    button(`${say(task.task)}：${task.title}`, () => showTask(me, task, acts.sync), 'row'),
    task.dueAt !== null && dueLine(task.dueAt),
  )
}

function lookRow(me: Me, { front, told }: ReturnType<typeof toLookAt>[number], acts: HomeActs) {
  const begun = { frontageId: front.id, category: told.category }
  return element(
    'li',
    {},
    button(
      `${say('lookAgain')}：${front.name}`,
      () => void showNotice(me, acts.sync, begun),
      'row',
    ),
    dueLine(told.mendBy),
  )
}

function keptRow(me: Me, one: Kept, acts: HomeActs): HTMLElement {
  const { id, passage, title, said, given, takenAt, number } = one
  const isStuck = passage === 'refused' || passage === 'conflict'
  const again = () => void keep({ ...one, passage: 'waiting' }).then(acts.sync)
  const drop = () => {
    if (confirm(say('discardSure'))) void discard(id).then(acts.home)
  }
  return element(
    'li',
    { class: passage },
    element('strong', {}, say(passage)),
    ` ${title}`,
    given !== undefined && element('span', { class: 'number' }, given),
    element('span', { class: 'said' }, say('taken', { at: momentOf(takenAt) })),
    said !== undefined && passage !== 'sent' && element('p', { class: 'fault' }, said),
    element(
      'div',
      { class: 'acts' },
      passage === 'waiting' && button(say('retry'), acts.sync),
      passage === 'refused' &&
        number === undefined &&
        button(say('edit'), () => mend(me, acts, one)),
      passage === 'refused' && number !== undefined && button(say('retry'), again),
      (isStuck || passage === 'sent') && button(say('discard'), drop),
    ),
  )
}

/** What was refused opens in the form it was written in. */
function mend(me: Me, { sync }: HomeActs, one: Kept): void {
  if (one.path === undefined) void showReport(me, sync, one)
  else void showNotice(me, sync, { mended: one })
}

/** Large text stays until it is switched back; the button says what it switches to. */
function sizeButton(): HTMLButtonElement {
  const root = document.documentElement.classList
  const words = () => say(root.contains('elder') ? 'usualText' : 'largeText')
  const press = button(words(), () => {
    localStorage.setItem('large', root.toggle('elder') ? 'yes' : 'no')
    press.textContent = words()
  })
  return press
}
