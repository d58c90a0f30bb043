import type { Component } from '@huiyin/contract/components'
import { componentStateWords } from '@huiyin/contract/components.words'
import { formatInstant } from '@huiyin/contract/time'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../platform/pages/context.ts'
import { momentIn } from '../../platform/pages/dates.ts'
import { factList } from '../../platform/pages/fields.ts'
import { html, trusted } from '../../platform/pages/html.ts'
import { layout } from '../../platform/pages/layout.ts'
import { qrSvg } from '../../platform/qr/index.ts'
import { findPublicCases, type PublicCase, publicationOf } from './find-public-cases.ts'
import type { CaseParts } from './parts.ts'

export const platePolicy = {
  'GET /components/:code': { public: true, side: 'public' },
} as const

const casesMax = 20

export interface PlateParts extends CaseParts {
  readonly mainRegion: () => Promise<string | undefined>
}

/** `/components/<16 digits>`: where the plate on a lamp or a cover leads whoever scans or types it. */
export function platePages(http: HttpServer, plate: PlateParts, parts: PageParts): void {
  http.registerPolicy(platePolicy)
  http.get('/components/:code', { schema: { hide: true } }, async (request, reply) => {
    const { code } = request.params as { readonly code: string }
    const regionCode = await regionOf(plate, code)
    const found =
      regionCode !== undefined && /^[0-9]{16}$/.test(code)
        ? await plate.components.find(regionCode, code)
        : undefined
    if (regionCode === undefined || found === undefined) throw new Refusal('components/unknown')
    const asked = { regionCode, componentCode: code, isClosed: false, limit: casesMax, offset: 0 }
    const document = platePage(pageContext(request, parts, 'cookie'), {
      component: found,
      cases: await findPublicCases(plate, asked),
      takesReports: publicationOf(plate, regionCode).reports,
      url: `${plate.publicUrl}/components/${code}`,
    })
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })
}

/** The region a code begins with; a town's register is the county's. */
async function regionOf({ org, mainRegion }: PlateParts, code: string) {
  return (await org.region(code.slice(0, 6)))?.regionCode ?? (await mainRegion())
}

interface Shown {
  readonly component: Component
  readonly cases: readonly PublicCase[]
  readonly takesReports: boolean
  readonly url: string
}

function platePage(context: PageContext, { component, cases, takesReports, url }: Shown): string {
  const { say, link, language, site } = context
  const { code, className, name, address, maintenance, owner, state } = component
  const open = cases.map(
    ({
      number,
      openedAt,
      stateLabel,
      unitName,
    }) => html`<li><a href="${link(`/m/${number}`)}">${number}</a>
      ${say('plateOpenOne', { when: momentIn(language, formatInstant(openedAt)), state: stateLabel[language], unit: unitName })}</li>`,
  )
  const report = takesReports
    ? html`<a class="button" href="${link(`/snap?component=${code}`)}">${say('plateReport')}</a>`
    : html`<a class="button" href="tel:${site.hotline}">${say('plateCall', { hotline: site.hotline })}</a>`
  const main = html`<h1>${name}</h1>
    <p>${say('plateLead', { code })}</p>
    ${factList([
      [say('plateClass'), className],
      [say('platePlace'), address],
      [say('plateState'), componentStateWords[state][language]],
      [say('plateMaintenance'), maintenance?.name ?? null],
      [say('plateOwner'), owner.name],
    ])}
    <p class="send">${report}</p>
    <h2>${say('plateOpen')}</h2>
    ${open.length === 0 ? html`<p>${say('plateNone')}</p>` : html`<ul>${open}</ul>`}
    <details class="card"><summary>${say('platePrint')}</summary>
    <p class="code">${trusted(qrSvg({ url, number: code }))}</p></details>`
  return layout(context, { title: name, main })
}
