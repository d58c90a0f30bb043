import { type ClockView, type PublicMatter, type Stage, stages } from '@huiyin/contract/matter'
import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, factList, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { MatterPageView } from '../matter.view.ts'
import { jointPart } from './joint.ts'

/** What the number alone opens: where it stands, who must act, by when; a breach before all else. */
export function progressPage(
  context: PageContext,
  view: MatterPageView,
  faults: readonly Fault[],
): string {
  const { say } = context
  const main = html`${errorSummary(say, faults, 'ownNotOpened')}
    ${progressHead(context, view)}
    ${photosPart(context, view)}
    ${progressBody(context, view)}
    ${ownForm(context, view.matter.number, faults)}`
  return layout(context, {
    title: titleOf(context, view),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}

export function titleOf({ say, language }: PageContext, view: MatterPageView): string {
  const stage = stageWords(say, view.matter.stage)
  return say('progressTitle', { kind: nameIn(language, view.kindLabel), stage })
}

/** Number, heading, breach and next step: the part nobody should have to scroll for. */
export function progressHead(context: PageContext, view: MatterPageView): Html {
  const { say } = context
  return html`<p class="soft">${say('progressNumber', { number: view.matter.number })}</p>
    <h1>${titleOf(context, view)}</h1>
    ${breachCard(context, view)}
    ${nowCard(context, view)}`
}

/** Photos of the place, covered where they show a person. */
export function photosPart({ say, language }: PageContext, view: MatterPageView): Html | null {
  if (view.photos.length === 0) return null
  return html`<section class="card" aria-labelledby="photos"><h2 id="photos">${say('photosTitle')}</h2>
    ${view.photos.map(({ source, by, takenAt }) => {
      const words = say(`photoBy_${by}`, { when: momentIn(language, takenAt) })
      return html`<figure><img class="photo" src="${source}" alt="${words}"><figcaption class="soft">${words}</figcaption></figure>`
    })}</section>`
}

/** Steps, facts, dates, telephones and the published answer. */
export function progressBody(context: PageContext, view: MatterPageView): Html {
  const { say, language } = context
  const { matter } = view
  return html`${answer(context, matter.publishedAnswer)}
    <h2>${say('stepsTitle')}</h2>
    ${stepList(context, matter)}
    ${jointPart(context, view.joint)}
    ${factList([
      [say('unitLabel'), matter.unit.name],
      [say('openedLabel'), momentIn(language, matter.openedAt)],
      [say('closedLabel'), matter.closedAt && momentIn(language, matter.closedAt)],
      ...phones(context, view),
    ])}
    ${matter.clocks.length > 0 && html`<h2>${say('clocksTitle')}</h2>${matter.clocks.map((clock) => clockItem(context, clock))}`}`
}

function breachCard(context: PageContext, view: MatterPageView): Html | null {
  const { say, language } = context
  const { breach } = view.matter
  if (breach === null) return null
  const newDate =
    breach.newDueAt === null ? say('breachNoDate') : momentIn(language, breach.newDueAt)
  return html`<section class="card breach" aria-labelledby="breach"><h2 id="breach">${say('breachTitle')}</h2>
    ${factList([
      [say('breachReason'), breach.reason],
      [say('breachNewDate'), html`<b>${newDate}</b>`],
      [say('breachWho'), breach.unit.name],
      ...phones(context, view),
      [say('breachSaid'), momentIn(language, breach.saidAt)],
    ])}
    <p>${say('breachRemedy')}</p>
    <p><a class="button plain" href="#own">${say('urgeButton')}</a></p></section>`
}

function nowCard(context: PageContext, { matter, waitsFor }: MatterPageView): Html {
  const { say, language } = context
  const unit = waitsFor.unit ? nameIn(language, waitsFor.unit) : ''
  const words = {
    unit: say('nowUnit', { unit }),
    checker: say('nowChecker', { unit }),
    reporter: say('nowReporter'),
    applicant: say('nowApplicant'),
    nobody: say('nowNobody'),
  }[waitsFor.whom]
  const clock = matter.clocks.find((each) => each.name === waitsFor.clock)
  const by = clock && say('nowBy', { when: momentIn(language, clock.dueAt) })
  return html`<section class="card next" aria-labelledby="now"><h2 id="now">${say('nowTitle')}</h2>
    <p>${words}</p>
    ${clock && html`<p><span class="big">${by}</span><br>${clock.label}${clock.provisional && html`<span class="soft"> · ${say('provisionalDate')}</span>`}</p>`}
    </section>`
}

function answer({ say }: PageContext, text: string | null): Html | null {
  if (text === null) return null
  return html`<h2>${say('answerTitle')}</h2><p class="quote">${text}</p>`
}

function stepList({ say, language }: PageContext, { steps }: PublicMatter): Html {
  const current = steps.findIndex((step) => step.current)
  return html`<ol class="steps">${steps.map((step, index) => {
    const { reachedAt } = step
    // A stage that was passed over is not ahead, and is not shown as done either: what was refused
    // was never handled, answered or checked.
    const notReached = !step.current && say(index > current ? 'stepAhead' : 'stepPassedOver')
    const when = reachedAt === null ? notReached : momentIn(language, reachedAt)
    const mark = step.current ? 'here' : reachedAt === null ? '' : 'done'
    return html`<li class="${mark}" ${step.current && html`aria-current="step"`}>${stageWords(say, step.stage)}
      <span class="soft">${step.current && html` · ${say('stepCurrent')}`}<br>${when}</span></li>`
  })}</ol>`
}

function clockItem({ say, language }: PageContext, clock: ClockView): Html {
  const [state, words] = clockState(say, clock)
  const isMoved = clock.originalDueAt !== clock.dueAt
  return html`<div class="card"><p><b>${clock.label}</b> · <span class="state ${state}">${words}</span></p>
    <p>${say('clockDue', { when: momentIn(language, clock.dueAt) })}
    ${isMoved && html`<br><span class="soft">${say('clockOriginal', { when: momentIn(language, clock.originalDueAt) })}</span>`}
    ${clock.provisional && html`<br><span class="soft">${say('provisionalDate')}</span>`}</p>
    ${
      clock.explanation.length > 0 &&
      html`<details><summary>${say('clockWhy')}</summary>
    <ol>${clock.explanation.map((line) => html`<li>${line}</li>`)}</ol></details>`
    }</div>`
}

/** Colour and words of a clock; the words alone would do. */
function clockState(say: PageContext['say'], clock: ClockView): readonly [string, string] {
  if (clock.met === true) return ['met', say('clock_met')]
  if (clock.met === false) return ['missed', say('clock_missed')]
  return ['', say(`clock_${clock.state}`)]
}

function phones({ say, language }: PageContext, view: MatterPageView) {
  const { unitPhone, supervisingPhone, supervisingUnit } = view
  const call = (phone: string) => html`<a href="tel:${phone}">${phone}</a>`
  const supervising =
    supervisingPhone === null
      ? null
      : html`${call(supervisingPhone)}<br>${nameIn(language, supervisingUnit)}`
  return [
    [say('unitPhone'), unitPhone === null ? null : call(unitPhone)],
    [say('supervisionPhone'), supervising],
  ] as const
}

function ownForm({ say, action }: PageContext, number: string, faults: readonly Fault[]): Html {
  const code = textField(
    {
      id: 'receiptCode',
      label: say('ownCode'),
      hint: say('ownCodeHint'),
      value: '',
      autocomplete: 'off',
      maxLength: 40,
    },
    faults,
  )
  const tail = textField(
    { id: 'phoneTail', label: say('phoneTail'), value: '', inputMode: 'numeric', maxLength: 4 },
    faults,
  )
  return html`<section class="card no-print" id="own" tabindex="-1"><h2>${say('ownTitle')}</h2>
    <p>${say('ownLead')}</p>
    <form method="post" action="${action(`/m/${number}`)}" novalidate>${code}
    <details><summary>${say('ownOr')}</summary>${tail}</details>
    <p class="send"><button class="button">${say('ownButton')}</button></p></form></section>`
}

/** The stage in words; a stage newer than this page is shown by its own name. */
function stageWords(say: PageContext['say'], stage: string): string {
  const known: Stage | undefined = stages.find((each) => each === stage)
  return known === undefined ? stage : say(`stage_${known}`)
}
