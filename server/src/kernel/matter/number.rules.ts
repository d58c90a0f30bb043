/** A public number: `ZG990121-261121-00042`, kind, region, day and serial. */
export interface NumberParts {
  readonly prefix: string
  readonly regionCode: string
  /** Day of the city, `YYYY-MM-DD`. */
  readonly day: string
  readonly serial: number
}

const form = /^([A-Z]{2})([0-9]{6,12})-([0-9]{2})([0-9]{2})([0-9]{2})-([0-9]{5,9})$/
const century = '20'

/** Unique by construction: the region is in it, and serials are leased per region and day. */
export function formatNumber({ prefix, regionCode, day, serial }: NumberParts): string {
  const date = day.slice(2).replaceAll('-', '')
  return `${prefix}${regionCode}-${date}-${String(serial).padStart(5, '0')}`
}

/** The parts of a number, or nothing when it is not one. Small letters and spaces are forgiven. */
export function parseNumber(text: string): NumberParts | undefined {
  const match = form.exec(tidyNumber(text))
  if (match === null) return undefined
  const [, prefix = '', regionCode = '', year, month, date, serial] = match
  return { prefix, regionCode, day: `${century}${year}-${month}-${date}`, serial: Number(serial) }
}

/** As a person types it: spaces and full-width characters are taken for what they mean. */
export function tidyNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}
