import type { editionWords } from '@huiyin/contract/desk-editions.words'
import type { Language } from '../../app/preferences.tsx'
import type { Say } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { askedOf, isComposite, memberOf, type Schema } from './schema.ts'

interface Speaker {
  readonly say: Say<typeof editionWords>
  readonly language: Language
}

/** One leaf of a value in words. */
export interface SaidPart {
  readonly label: string
  readonly value: string
  /** Between what a number may be set. */
  readonly range?: string
}

/** A value as a list of its leaves, in the order of its schema. */
export function sayParts(schema: Schema, value: unknown, speaker: Speaker, label = ''): SaidPart[] {
  const { as } = askedOf(schema)
  const isLeaf = (as !== 'group' && as !== 'list') || !isComposite(value)
  if (isLeaf) {
    const range = sayRange(schema, speaker)
    return [{ label, value: sayLeaf(schema, value, speaker), ...(range && { range }) }]
  }
  const known = Object.keys(schema.properties ?? {}).filter((key) => key in value)
  const keys = known.length > 0 ? known : Object.keys(value)
  return keys.flatMap((key) => {
    const member = memberOf(schema, key)
    const name = member.label?.[speaker.language] ?? (as === 'list' ? String(Number(key) + 1) : key)
    return sayParts(member, value[key], speaker, label === '' ? name : `${label} · ${name}`)
  })
}

/** Where a change lies, by the labels of the schema; and its schema, for its words. */
export function findPlace(
  schema: Schema,
  path: readonly string[],
  { language }: Speaker,
): { readonly label: string; readonly schema: Schema } {
  let at = schema
  const labels: string[] = []
  for (const key of path) {
    const { as } = askedOf(at)
    if (as === 'time') break
    const member = memberOf(at, key)
    labels.push(member.label?.[language] ?? (as === 'list' ? String(Number(key) + 1) : key))
    at = member
  }
  return { label: labels.join(' · '), schema: at }
}

/** `可设 0–5`; nothing for what is no number or has no end. */
export function sayRange(schema: Schema, { say }: Pick<Speaker, 'say'>): string | undefined {
  const asked = askedOf(schema)
  if (asked.as === 'or-none') return sayRange(asked.inner, { say })
  if (asked.as === 'time') {
    const { minimum, maximum } = schema.properties?.amountHundredths ?? {}
    if (minimum === undefined || maximum === undefined) return undefined
    return say('range', { from: minimum / 100, to: maximum / 100 })
  }
  const { minimum, maximum } = schema
  if (asked.as !== 'count' || minimum === undefined || maximum === undefined) return undefined
  return say('range', { from: minimum, to: maximum })
}

function sayLeaf(schema: Schema, value: unknown, speaker: Speaker): string {
  const { say, language } = speaker
  const asked = askedOf(schema)
  if (value === null || value === undefined) return say('nothing')
  if (asked.as === 'or-none') return sayLeaf(asked.inner, value, speaker)
  if (typeof value === 'boolean') return say(value ? 'on' : 'off')
  if (asked.as === 'time' && isComposite(value)) {
    const amount = Number(value.amountHundredths) / 100
    return `${amount} ${say(value.unit as 'working_day')}`
  }
  if (Array.isArray(value)) {
    const words = schema.words ?? {}
    return value
      .map((one) => wordOf(words, String(one), language))
      .join(language === 'zh' ? '、' : ', ')
  }
  return isComposite(value)
    ? JSON.stringify(value)
    : wordOf(schema.words ?? {}, String(value), language)
}
