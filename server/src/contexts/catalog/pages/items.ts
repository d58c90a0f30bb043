import {
  type Audience,
  audienceWords,
  type ItemLevel,
  itemLevelWords,
} from '@huiyin/contract/catalog-item.words'
import type { FieldLabel } from '@huiyin/contract/rule-values'
import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { type ItemsAsked, type ItemsFound, itemsPerPage } from '../find-items.ts'
import { limitIn } from './limit.ts'

/** Everything on offer, by words, unit, theme, level and audience. */
export function itemsPage(context: PageContext, asked: ItemsAsked, found: ItemsFound): string {
  const { say, link } = context
  const next = asked.from + itemsPerPage
  const older = next < found.total && withQuery(link('/items'), queryOf({ ...asked, from: next }))
  const main = html`<h1>${say('itemsTitle')}</h1>
    <p>${say('itemsLead')}</p>
    ${filters(context, asked, found)}
    ${asked.q === null && asked.from === 0 && themes(context, found)}
    <h2>${say('itemsFound', { n: found.total })}</h2>
    ${found.total === 0 && html`<p>${say('itemsNone')}</p>`}
    <ul>${found.lines.map((line) => lineOf(context, line))}</ul>
    ${older && html`<p class="send"><a class="button plain" rel="next" href="${older}">${say('itemsMore')}</a></p>`}`
  return layout(context, { title: say('itemsTitle'), main })
}

function lineOf({ say, link, language }: PageContext, line: ItemsFound['lines'][number]): Html {
  const limit =
    line.promisedLimit === null
      ? say('itemAtOnce')
      : say('itemInDays', { limit: limitIn(say, line.promisedLimit) })
  const visits = line.visits === 0 ? say('itemNoVisit') : say('itemVisits', { n: line.visits })
  return html`<li><a href="${link(`/items/${line.code}`)}">${nameIn(language, line)}</a><br>
    <span class="soft">${line.unitName} · ${limit} · ${visits}</span></li>`
}

function themes({ say, link, language }: PageContext, found: ItemsFound): Html | null {
  if (found.themes.length === 0) return null
  return html`<h2>${say('itemsThemes')}</h2><ul>${found.themes.map(
    (theme) =>
      html`<li><a href="${link(`/themes/${theme.code}`)}">${nameIn(language, theme)}</a></li>`,
  )}</ul>`
}

function filters(context: PageContext, asked: ItemsAsked, found: ItemsFound): Html {
  const { say, link, language } = context
  return html`<form method="get" action="${link('/items')}">
    <div class="field"><label class="label" for="q">${say('itemsSearch')}</label>
    <span class="hint" id="q-hint">${say('itemsSearchHint')}</span>
    <input id="q" name="q" type="text" maxlength="60" value="${asked.q ?? ''}" aria-describedby="q-hint"></div>
    <div class="filters">
    ${picker(
      say('itemsUnit'),
      'unit',
      asked.unitCode,
      say('itemsAny'),
      found.units.map(({ code, name }) => [code, name]),
    )}
    ${picker(
      say('itemsTheme'),
      'theme',
      asked.theme,
      say('itemsAny'),
      found.themes.map((theme) => [theme.code, nameIn(language, theme)]),
    )}
    ${picker(say('itemsLevel'), 'level', asked.level, say('itemsAny'), named(itemLevelWords, language))}
    ${picker(say('itemsAudience'), 'audience', asked.audience, say('itemsAny'), named(audienceWords, language))}
    </div>
    <p class="send"><button class="button">${say('itemsFind')}</button></p></form>`
}

function picker(
  label: string,
  name: string,
  chosen: string | null,
  any: string,
  options: readonly (readonly [value: string, text: string])[],
): Html {
  return html`<div class="field"><label class="label" for="${name}">${label}</label>
    <select id="${name}" name="${name}"><option value="">${any}</option>${options.map(
      ([value, text]) =>
        html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`,
    )}</select></div>`
}

function named(
  words: Readonly<Record<string, FieldLabel>>,
  language: 'zh' | 'en',
): (readonly [string, string])[] {
  return Object.entries(words).map(([key, word]) => [key, word[language]] as const)
}

function queryOf(asked: ItemsAsked): Record<string, string> {
  const { q, unitCode, theme, level, audience, from } = asked
  return {
    q: q ?? '',
    unit: unitCode ?? '',
    theme: theme ?? '',
    level: level ?? '',
    audience: audience ?? '',
    from: String(from),
  }
}

/** What the address asks for; a value that is none counts as not given. */
export function itemsAskedOf(asked: (name: string) => string | null): ItemsAsked {
  const level = asked('level') ?? ''
  const audience = asked('audience') ?? ''
  const from = asked('from') ?? ''
  return {
    q: asked('q')?.slice(0, 60) ?? null,
    unitCode: asked('unit'),
    theme: asked('theme'),
    level: level in itemLevelWords ? (level as ItemLevel) : null,
    audience: audience in audienceWords ? (audience as Audience) : null,
    from: /^[0-9]{1,5}$/.test(from) ? Number(from) : 0,
  }
}
