import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Theme } from '@huiyin/contract/catalog-rules'
import type { PageContext } from '../../../platform/pages/context.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { mergedMaterials } from '../guide.rules.ts'

/** A theme with its items in the versions that hold today. */
export interface ThemeShown {
  readonly theme: Theme
  readonly unitName: string
  readonly items: readonly { readonly code: string; readonly content: ItemContent }[]
}

/** 一件事: what is handled together, and how much less one has to bring. */
export function themePage(context: PageContext, { theme, unitName, items }: ThemeShown): string {
  const { say, link, language } = context
  const title = nameIn(language, theme)
  const { apart, handIn, fetched } = mergedMaterials(items.map(({ content }) => content))
  const main = html`<p class="soft">${say('itemsThemes')}</p><h1>${title}</h1>
    <p>${theme.intro}</p><p class="soft">${say('themeLead', { unit: unitName })}</p>
    <p class="big">${say('themeCounts', { apart, together: handIn.length, fetch: fetched.length })}</p>
    <h2>${say('themeItems')}</h2>
    <ol>${items.map(({ code, content }) => html`<li><a href="${link(`/items/${code}`)}">${language === 'en' ? (content.identity.nameEn ?? content.identity.name) : content.identity.name}</a></li>`)}</ol>
    <h2>${say('itemHandIn')}</h2><ul>${handIn.map((name) => html`<li>${name}</li>`)}</ul>
    ${fetched.length > 0 && html`<h2>${say('itemWeFetch')}</h2><ul>${fetched.map((name) => html`<li>${name}</li>`)}</ul>`}
    <p class="send"><a class="button" href="${link(`/themes/${theme.code}/apply`)}">${say('applyLink')}</a>
    <a class="button plain" href="${link('/items')}">${say('itemBack')}</a></p>`
  return layout(context, { title, main })
}
