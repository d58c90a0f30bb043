/** A unit that may be meant. */
export interface NamedUnit {
  readonly code: string
  readonly name: string
}

/** What a text means: units in their order, or why it cannot be told. */
export type UnitReading =
  | { readonly ok: true; readonly units: readonly NamedUnit[] }
  | { readonly ok: false; readonly text: string; readonly candidates: readonly NamedUnit[] }

const separators = /[、，,;；/\n\r|]+|\s{1,}/
const candidatesMax = 5

/** Finds units of a region by code, name or the short names offices use. */
export interface UnitFinder {
  /** Reads a cell that names one unit or several. */
  read(text: string): UnitReading
}

/**
 * Opens a finder over the units of a region. Built once an import: twenty thousand rows ask for the
 * same few dozen units.
 *
 * @param regionName - what units put before their names: `澍阳县` in 澍阳县教育局
 */
export function openUnitFinder(units: readonly NamedUnit[], regionName: string): UnitFinder {
  const place = regionName.replace(/[(（].*$/, '')
  const known = units.map((unit) => ({ unit, short: shortName(unit.name, place) }))
  const byText = Map.groupBy(
    known.flatMap(({ unit, short }) =>
      [...new Set([unit.code, normal(unit.name), short])].map((text) => ({ text, unit })),
    ),
    ({ text }) => text,
  )
  const kept = new Map<string, UnitReading>()

  function candidates(text: string): readonly NamedUnit[] {
    const exact = byText.get(text) ?? byText.get(normal(text)) ?? byText.get(shortName(text, place))
    if (exact !== undefined) return [...new Set(exact.map(({ unit }) => unit))]
    const asked = shortName(text, place)
    if (asked.length < 2) return []
    return known.filter(({ short }) => abbreviates(asked, short)).map(({ unit }) => unit)
  }

  function read(text: string): UnitReading {
    const whole = candidates(text)
    if (whole.length === 1) return { ok: true, units: whole }
    const parts = text.split(separators).filter((part) => part !== '')
    const found: NamedUnit[] = []
    for (const part of parts) {
      const meant = candidates(part)
      const only = meant.length === 1 ? meant[0] : undefined
      if (only === undefined) {
        return { ok: false, text: part, candidates: meant.slice(0, candidatesMax) }
      }
      if (!found.includes(only)) found.push(only)
    }
    return { ok: true, units: found }
  }

  return {
    read(text) {
      const answer = kept.get(text) ?? read(text.trim())
      kept.set(text, answer)
      return answer
    },
  }
}

function normal(name: string): string {
  return name.normalize('NFKC').replace(/[\s()]/g, '')
}

/** A name without its place: 澍阳县教育局, 县教育局 and 教育局 are one. */
function shortName(name: string, place: string): string {
  const plain = normal(name)
  const bare = plain.startsWith(place) ? plain.slice(place.length) : plain
  // 市场监管 and 乡村振兴 begin with such a character and are no place.
  return bare.length > 3 ? bare.replace(/^(?:[省县区镇]|市(?![场政])|乡(?!村))/, '') : bare
}

/** A name that only ends like this long is not yet every 局. */
const endingLengthMin = 3

/**
 * Whether a text is what people call a unit: its characters stand in the name in their order, the
 * first is the first and the last the last (人社局 in 人力资源和社会保障局, 发改委 in 发展和改革委员会);
 * or the name ends with it (督查室).
 */
function abbreviates(text: string, name: string): boolean {
  if (text.length >= endingLengthMin && name.endsWith(text)) return true
  if (text.length >= name.length || text[0] !== name[0]) return false
  const ends = name.endsWith(text.at(-1) ?? '') || /[委办局]$/.test(text)
  if (!ends && !name.startsWith(text)) return false
  let at = 0
  for (const character of text) {
    at = name.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}
