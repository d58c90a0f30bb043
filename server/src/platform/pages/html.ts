import { html as escaping } from 'ghtml'

const markup = Symbol('markup')

/** Markup that is safe to send. Only this file makes it, so a text from outside can never pose as it. */
export interface Html {
  readonly [markup]: string
}

/** What a template may insert: texts are escaped, markup is kept, `false` and `null` vanish. */
export type Insert = string | number | Html | null | undefined | false | readonly Insert[]

/** Writes markup with every inserted text escaped. Attribute values must stand in quotes. */
export function html(template: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  const literals = withoutIndentation(template)
  let text = literals[0] ?? ''
  for (const [index, insert] of inserts.entries()) text += written(insert) + literals[index + 1]
  return { [markup]: text }
}

/** Our own constant text, such as the style sheet. Never call it with anything from outside. */
export function trusted(text: string): Html {
  return { [markup]: text }
}

/** The markup as it goes over the wire. */
export function markupOf(value: Html): string {
  return value[markup]
}

const literalsOfTemplates = new WeakMap<TemplateStringsArray, readonly string[]>()

/** Only our own literals lose their indentation; what people wrote keeps every space. */
function withoutIndentation(template: TemplateStringsArray): readonly string[] {
  const known = literalsOfTemplates.get(template)
  if (known) return known
  const literals = template.map((literal) => literal.replace(/\n\s+/g, '\n'))
  literalsOfTemplates.set(template, literals)
  return literals
}

function written(insert: Insert): string {
  if (insert === null || insert === undefined || insert === false) return ''
  if (typeof insert === 'string') return escaping`${insert}`
  if (typeof insert === 'number') return String(insert)
  if (markup in insert) return insert[markup]
  return insert.map(written).join('')
}
