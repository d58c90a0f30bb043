/**
 * A share as people read it: two decimals, and neither 0 % nor 100 % unless it is exactly that,
 * because a single bad review must not vanish by rounding.
 */
export function percent(share: number | null): string {
  if (share === null) return '—'
  if (share === 0 || share === 1) return `${share * 100}%`
  const hundredths = Math.min(9_999, Math.max(1, Math.round(share * 10_000)))
  return `${(hundredths / 100).toFixed(2)}%`
}
