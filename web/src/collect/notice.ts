import type { FriendlyNoticeBody, NoticeKit, NoticeWay } from '@huiyin/contract/frontages'
import { noticeWayWords } from '@huiyin/contract/frontages.words'
import { type ChoiceField, choiceField } from './choices.ts'
import { element, labelled, show } from './dom.ts'
import { type Front, frontField } from './fronts.ts'
import type { Me } from './me.ts'
import { photoField } from './photos.ts'
import { endOfForm, showFaults } from './report.ts'
import { language, momentOf, say } from './say.ts'
import { noticePath } from './send.ts'
import { allKept, discard, type Kept, keep, known, newId } from './store.ts'

export type Told = Front['told'][number]

/** What is known when the form opens: a notice to look at again, or one that was refused. */
export interface NoticeBegun {
  readonly frontageId?: string
  readonly category?: string
  readonly mended?: Kept
}

/**
 * 门前提醒: told before any case. Told already, the same form says how it is now, which ends the
 * notice: put right, or a case.
 */
export async function showNotice(me: Me, go: () => void, begun: NoticeBegun = {}): Promise<void> {
  const kit = (await known<NoticeKit>('notices')) ?? { frontages: [], classes: [] }
  const { photo, category, front, way, words } = fieldsOf(kit, begun, () => draw())
  const rest = element('div', {})
  const faults = element('div', { role: 'alert', class: 'faults' })
  let answer: ChoiceField | undefined

  const toldBefore = () => front.chosen()?.told.find((one) => one.category === category.chosen())
  const draw = () => {
    const told = toldBefore()
    answer = told && answerField(told)
    rest.replaceChildren(
      ...(told === undefined || answer === undefined
        ? [section('noticeWay', way.field)]
        : [element('p', { class: 'title' }, ...saidOf(told)), answer.field]),
    )
  }

  const save = async () => {
    const [chosen, code, taken] = [front.chosen(), category.chosen(), photo.photo()]
    const told = toldBefore()
    const missing = [
      taken === undefined && say('photoOnSite'),
      chosen === undefined && say('frontNeeded'),
      code === undefined && say('classNeeded'),
      words.value.trim().length < 2 && say('noteNeeded'),
      told !== undefined && answer?.chosen() === undefined && say('answerNeeded'),
      (await isWaiting(chosen?.id, code)) && say('noticeWaits'),
    ].filter((one): one is string => one !== false)
    if (missing.length > 0 || taken === undefined || chosen === undefined || code === undefined) {
      return showFaults(faults, missing)
    }
    const name = kit.classes.find((one) => one.code === code)?.name ?? code
    await keep({
      id: newId(),
      staffId: me.staffId,
      takenAt: new Date().toISOString(),
      title: `${say('notice')} ${name}：${chosen.name}`,
      passage: 'waiting',
      photos: [taken],
      ...sentOf({
        told,
        answer: answer?.chosen(),
        body: { frontageId: chosen.id, category: code, way: way.chosen() },
        note: words.value.trim(),
      }),
    })
    if (begun.mended !== undefined) await discard(begun.mended.id)
    go()
  }

  show(
    say('notice'),
    element('p', {}, say('noticeLead')),
    faults,
    section('photosFirst', photo.field),
    section('frontWhich', front.field),
    section('what', category.field),
    section('words', labelled(say('note'), words)),
    rest,
    endOfForm(say('submit'), () => void save(), go),
  )
  draw()
}

/** The fields, filled in with what is known. */
function fieldsOf(
  { frontages, classes }: NoticeKit,
  { frontageId, category, mended }: NoticeBegun,
  changed: () => void,
) {
  const before = mended?.body as Partial<FriendlyNoticeBody> | undefined
  const given = frontages.find(({ id }) => id === (frontageId ?? before?.frontageId))
  const words = element('textarea', { rows: '3', maxlength: '500' })
  words.value = before?.description ?? ''
  const classChoices = classes.map(({ code, name }) => [code, name] as const)
  const wayChoices = ways.map((one) => [one, noticeWayWords[one][language()]] as const)
  return {
    photo: photoField(say('onSite'), photoName, mended?.photos[0]),
    front: frontField(frontages, given, changed),
    category: choiceField('category', classChoices, category ?? before?.category, changed),
    way: choiceField('way', wayChoices, before?.way ?? 'on_site'),
    words,
  }
}

/** Something new, or the answer to what was told. */
function sentOf({
  told,
  answer,
  body,
  note,
}: {
  readonly told: Told | undefined
  readonly answer: string | undefined
  readonly body: Kept['body']
  readonly note: string
}): Pick<Kept, 'path' | 'number' | 'body'> {
  if (told === undefined) return { path: noticePath, body: { ...body, description: note } }
  return { number: told.number, body: { act: answer, version: told.version, note } }
}

/** Notices somebody may look at: their time has passed, or they are said to be put right. */
export function toLookAt(
  kit: NoticeKit | undefined,
): readonly { readonly front: Front; readonly told: Told }[] {
  return (kit?.frontages ?? []).flatMap((front) =>
    front.told.filter(isDue).map((told) => ({ front, told })),
  )
}

function isDue({ mendBy, isSaidDone }: Told): boolean {
  return isSaidDone || Date.parse(mendBy) <= Date.now()
}

function saidOf(told: Told): string[] {
  const { number, mendBy, isSaidDone } = told
  const lines = [say('toldBefore', { number, at: momentOf(mendBy) })]
  if (isSaidDone) lines.push(say('saidDone'))
  if (!isDue(told)) lines.push(say('notDueYet'))
  return lines
}

/** Put right ends it at any time; a case begins only after its time. */
function answerField(told: Told): ChoiceField {
  const becomesCase = ['not_put_right', say('becomesCase')] as const
  const choices = [['put_right', say('putRight')] as const, ...(isDue(told) ? [becomesCase] : [])]
  return choiceField('answer', choices)
}

/** The same was told on this phone and waits for a network. */
async function isWaiting(frontageId: string | undefined, category: string | undefined) {
  return (await allKept()).some(
    ({ path, passage, body }) =>
      path === noticePath &&
      (passage === 'waiting' || passage === 'sending') &&
      body.frontageId === frontageId &&
      body.category === category,
  )
}

function section(
  heading: 'photosFirst' | 'frontWhich' | 'what' | 'words' | 'noticeWay',
  ...fields: readonly HTMLElement[]
): HTMLElement {
  return element('section', {}, element('h2', {}, say(heading)), ...fields)
}

const photoName = '现场.jpg'
/** Who stands before the door hands it over. */
const ways: readonly NoticeWay[] = ['on_site', 'message']
