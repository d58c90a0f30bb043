/** What an answer consists of; `null` is an empty element, as Open311 writes it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [name: string]: Value }

/** Lists of GeoReport and what one of them is called; JSON leaves the inner name out. */
const innerNames: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  endpoints: 'endpoint',
  formats: 'format',
  notes: 'note',
  errors: 'error',
}

/**
 * Writes a document of GeoReport v2. Names are ours; every value is escaped, and what XML 1.0 cannot
 * hold at all, as most control characters, becomes the replacement character.
 *
 * @param root - name of the outermost element
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function xmlOf(root: string, value: Value): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`
}

function element(name: string, value: Value): string {
  if (value === null || value === '') return `<${name}/>`
  return `<${name}>${contentOf(name, value)}</${name}>`
}

function contentOf(name: string, value: Value): string {
  if (isList(value)) {
    return value.map((one) => element(innerNames[name] ?? 'item', one)).join('')
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([inner, one]) => element(inner, one))
      .join('')
  }
  return escaped(String(value))
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? '')
}
