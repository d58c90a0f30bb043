import type { Need } from '@huiyin/contract/matter'
import type { ActFields, StoredFile } from '../../api/work.ts'

/** What the controls of an act form hold; the names are those of its needs. */
export type ActValues = Readonly<Record<string, unknown>>

/** A field is asked only when the one it depends on has one of the named values. */
export function isAsked(need: Need, values: ActValues): boolean {
  if (need.when === undefined) return true
  const value = values[need.when.name]
  return value !== undefined && need.when.in.includes(String(value))
}

/** What is sent: fields that were asked and filled, in the types the server expects. */
export function fieldsOf(needs: readonly Need[], values: ActValues): ActFields {
  const fields: Record<string, unknown> = {}
  for (const need of needs) {
    const value = isAsked(need, values) ? sentValue(need, values[need.name]) : undefined
    if (value !== undefined) fields[need.name] = value
  }
  return fields
}

function sentValue(need: Need, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined
  switch (need.kind) {
    case 'evidence': {
      const ids = (value as readonly StoredFile[]).map((file) => file.id)
      return ids.length === 0 ? undefined : ids
    }
    case 'boolean':
      return value === true || value === 'true'
    case 'number':
      return Number(value)
    default:
      return typeof value === 'string' ? value.trim() || undefined : value
  }
}
