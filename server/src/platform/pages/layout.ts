import { type PageContext, withQuery } from './context.ts'
import { type Html, html, markupOf, trusted } from './html.ts'
import { nameIn } from './named.ts'
import { publicStyle } from './style.ts'

export interface Page {
  /** Named as the person names the task; also the first words of the window title. */
  readonly title: string
  readonly main: Html
  /** Something was not accepted: the title says so first, for those who hear it. */
  readonly hasFaults?: boolean
  /** Tables need more room than reading does. */
  readonly wide?: boolean
  /** The page shows a secret or belongs to one person: search engines stay out. */
  readonly private?: boolean
  /** Goes elsewhere by itself after a time, as a terminal must. */
  readonly refresh?: { readonly seconds: number; readonly to: string }
}

/** A whole public page: top strip, one main part, footer. */
export function layout(context: PageContext, page: Page): string {
  const body = html`<a class="skip" href="#main">${context.say('skip')}</a>
    <header>${strip(context)}${demoBand(context)}</header>
    <main id="main" tabindex="-1">${page.main}</main>
    ${footer(context)}`
  return documentOf(context, page, { bodyClass: page.wide ? 'wide' : '', body })
}

/** A page of the window terminal: nothing but the task, as large as the screen. */
export function terminalLayout(context: PageContext, page: Page): string {
  const body = html`<header>${demoBand(context)}</header><main id="main">${page.main}</main>`
  return documentOf(context, page, { bodyClass: 'terminal', body })
}

function documentOf(
  { say, language, elder, site }: PageContext,
  page: Page,
  { bodyClass, body }: { readonly bodyClass: string; readonly body: Html },
): string {
  const title = `${page.hasFaults ? say('errorTitle') : ''}${page.title} - ${say('product')}`
  const classes = [bodyClass, site.demo ? 'mark' : ''].filter(Boolean).join(' ')
  // The empty icon keeps browsers from asking for one: a page is one request.
  return markupOf(html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}" class="${elder ? 'elder' : ''}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>${title}</title>
    ${page.private && html`<meta name="robots" content="noindex">`}
    ${page.refresh && html`<meta http-equiv="refresh" content="${page.refresh.seconds};url=${page.refresh.to}">`}
    <link rel="icon" href="data:,">
    <style>${trusted(publicStyle)}</style>
    </head>
    <body class="${classes}">${body}</body>
    </html>`)
}

function strip(context: PageContext): Html {
  const { say, link, language, site } = context
  return html`<div class="strip"><div>
    <a class="home" href="${link('/')}">${say('product')}<span> · ${nameIn(language, site.region)}</span></a>
    ${switches(context)}
    </div></div>`
}

function switches({ say, address, language, elder, link }: PageContext): Html | null {
  if (address === null) return null
  const size = withQuery(address, { elder: elder ? '0' : '1' })
  const other = withQuery(address, { lang: language === 'zh' ? 'en' : 'zh' })
  return html`<nav aria-label="${say('pageSettings')}">
    <a href="${size}">${elder ? say('toStandard') : say('toElder')}</a>
    <a href="${other}" ${language === 'zh' ? html`lang="en"` : html`lang="zh-CN"`}>${language === 'zh' ? 'English' : '中文'}</a>
    <a href="${link('/accessibility')}">${say('accessibility')}</a>
    </nav>`
}

function demoBand({ say, site }: PageContext): Html | null {
  return site.demo ? html`<p class="demo">${say('demo')}</p>` : null
}

function footer({ say, site }: PageContext): Html {
  const { footer } = site
  const lines = [
    [say('footerOrganiser'), footer.organiser],
    [say('footerUndertaker'), footer.undertaker],
    [say('footerPhone'), footer.phone],
    [say('footerSiteCode'), footer.siteCode],
    [say('footerIcp'), footer.icp],
    [say('footerPolice'), footer.police],
  ] as const
  const filled = lines.filter(([, value]) => value !== '')
  return html`<footer><div>
    <p class="hotline"><a href="tel:${site.hotline}">${say('callHotline', { hotline: site.hotline })}</a></p>
    ${filled.length > 0 && html`<ul>${filled.map(([label, value]) => html`<li>${label} ${value}</li>`)}</ul>`}
    </div></footer>`
}
