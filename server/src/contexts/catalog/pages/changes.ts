import type { ChangedWord, ItemChange, ItemChanges } from '@huiyin/contract/catalog-changes'
import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { dayIn } from '../../../platform/pages/dates.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'

/** Two versions of an item as an amended law is printed. */
export function changesPage(context: PageContext, changes: ItemChanges): string {
  const { say, link, language } = context
  const { name, code, from, to, versions, rows } = changes
  const title = say('changesTitle', { name })
  const main = html`<h1>${title}</h1>
    ${from === null ? html`<p>${say('changesFirst')}</p>` : html`<p>${say('changesLead', { from: from.version, to: to.version })}</p>`}
    <p>${say('changesGround', { ground: to.ground })} · ${say('changesFrom', { day: dayIn(language, to.validFrom) })}</p>
    ${from !== null && rows.length === 0 && html`<p>${say('changesNone')}</p>`}
    ${rows.map((row) => changeOf(context, row))}
    <h2>${say('changesVersions')}</h2>
    <ul>${versions.map(({ version, validFrom, ground }) => html`<li><a href="${withQuery(link(`/items/${code}/changes`), { to: String(version) })}">${say('changesVersion', { n: version })}</a> <span class="soft">${say('changesFrom', { day: dayIn(language, validFrom) })} · ${ground}</span></li>`)}</ul>
    <p class="send"><a class="button plain" href="${link(`/items/${code}`)}">${name}</a></p>`
  return layout(context, { title, main })
}

function changeOf({ say, language }: PageContext, change: ItemChange): Html {
  const kinds = {
    added: say('changeAdded'),
    removed: say('changeRemoved'),
    changed: say('changeChanged'),
  }
  return html`<section class="card"><h2>${change[language]}</h2>
    <p class="soft">${kinds[change.kind]}</p><p class="words">${change.words.map(wordOf)}</p></section>`
}

function wordOf({ op, text }: ChangedWord): Html | string {
  if (op === 'added') return html`<ins>${text}</ins>`
  return op === 'removed' ? html`<del>${text}</del>` : text
}
