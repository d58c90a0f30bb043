import type { PageContext } from './context.ts'
import { withQuery } from './context.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { nameIn } from './named.ts'

/** The start page: what one can do here, each with its first step on the spot. */
export function homePage(context: PageContext): string {
  const { say, link, site, language } = context
  const { hotline } = site
  const main = html`<p class="soft">${nameIn(language, site.region)}</p>
    <h1>${say('homeTitle')}</h1>
    <p>${say('homeLead')}</p>
    <div class="choices">
    <section class="card" aria-labelledby="follow"><h2 id="follow">${say('homeFollow')}</h2>
    <form method="get" action="${link('/m')}">
    <label for="number">${say('queryNumber')}</label><span class="hint" id="number-hint">${say('homeFollowHelp')}</span>
    <input id="number" name="number" type="text" maxlength="60" aria-describedby="number-hint">
    <p class="send"><button class="button">${say('queryButton')}</button></p></form></section>
    <section class="card" aria-labelledby="review"><h2 id="review">${say('homeReview')}</h2>
    <p>${say('homeReviewHelp')}</p>
    <p class="send"><a class="button" href="${link('/r')}">${say('spokenTitle')}</a></p></section>
    <section class="card" aria-labelledby="items"><h2 id="items">${say('homeItems')}</h2>
    <p>${say('homeItemsHelp')}</p>
    <p class="send"><a class="button plain" href="${link('/items')}">${say('homeItemsLink')}</a></p></section>
    ${snapCard(context)}
    ${bookCard(context)}
    ${site.hidesOwn ? '' : ownCard(context)}
    <section class="card" aria-labelledby="figures"><h2 id="figures">${say('homeFigures')}</h2>
    <p>${say('homeFiguresHelp')}</p>
    <ul><li><a href="${link('/reviews')}">${say('homeFiguresLink')}</a></li>
    <li><a href="${link('/reviews/published')}">${say('homePublishedLink')}</a></li>
    <li><a href="${link('/cases')}">${say('homeMapLink')}</a></li>
    <li><a href="${link('/bulletins')}">${say('homeBulletinsLink')}</a></li></ul></section>
    <section class="card" aria-labelledby="phone"><h2 id="phone">${say('homePhone')}</h2>
    <p class="big"><a href="tel:${hotline}">${hotline}</a></p>
    <p>${say('homePhoneHelp')}</p></section>
    </div>`
  return layout(context, { title: say('homeTitle'), main })
}

function snapCard({ say, link }: PageContext) {
  return html`<section class="card" aria-labelledby="snap"><h2 id="snap">${say('snapTitle')}</h2>
    <p>${say('homeSnapHelp')}</p>
    <p class="send"><a class="button plain" href="${link('/snap')}">${say('snapTitle')}</a></p></section>`
}

function bookCard({ say, link }: PageContext) {
  return html`<section class="card" aria-labelledby="book"><h2 id="book">${say('bookTitle')}</h2>
    <p>${say('homeBookHelp')}</p>
    <p class="send"><a class="button plain" href="${link('/book')}">${say('bookTitle')}</a></p></section>`
}

function ownCard({ say, link }: PageContext) {
  return html`<section class="card" aria-labelledby="me"><h2 id="me">${say('homeMe')}</h2>
    <p>${say('homeMeHelp')}</p>
    <p class="send"><a class="button plain" href="${link('/me')}">${say('homeMeLink')}</a></p></section>`
}

/** Help for those whom a page may not fit: size, contrast, keyboard, telephone, paper. */
export function accessibilityPage(context: PageContext): string {
  const { say, link, elder, site } = context
  const { hotline } = site
  const size = withQuery(link('/accessibility'), { elder: elder ? '0' : '1' })
  const main = html`<h1>${say('accessTitle')}</h1>
    <p>${say('accessLead')}</p>
    <h2>${say('accessSize')}</h2>
    <p>${elder ? say('accessSizeNowElder') : say('accessSizeNow')}</p>
    <p class="send"><a class="button" href="${size}">${elder ? say('toStandard') : say('toElder')}</a></p>
    <p>${say('accessSizeMore')}</p>
    <h2>${say('accessContrast')}</h2><p>${say('accessContrastMore')}</p>
    <h2>${say('accessKeyboard')}</h2><p>${say('accessKeyboardMore')}</p>
    <h2>${say('accessPaper')}</h2>
    <ul><li>${say('accessPaperPhone', { hotline })}</li><li>${say('accessPaperPrint')}</li>
    <li>${say('accessPaperHelper')}</li></ul>
    <h2>${say('accessReport')}</h2><p>${say('accessReportMore', { hotline })}</p>`
  return layout(context, { title: say('accessTitle'), main })
}

export interface ProblemShown {
  readonly title: string
  readonly detail: string
  readonly instance: string
}

/** A refusal or a fault, told to a person: what it is, what to do, and the reference to name. */
export function problemPage(context: PageContext, problem: ProblemShown): string {
  const { say, link } = context
  const main = html`<h1>${problem.title}</h1>
    <p>${problem.detail}</p>
    <p class="send"><a class="button plain" href="${link('/')}">${say('backHome')}</a></p>
    <p class="soft">${say('problemReference', { id: problem.instance.split(':').at(-1) ?? '' })}</p>`
  return layout(context, { title: problem.title, main, private: true })
}
