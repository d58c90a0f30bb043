/** Days as people read them, to a tenth. */
export function sayDays(days: number | null): string {
  return days === null ? '—' : String(Math.round(days * 10) / 10)
}

/** A share of a whole. */
export function sayShare(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)} %`
}
