/** Headers of every answer; pages add their own content security policy. */
export const plainHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** Added on https, where a browser must not fall back to plain http for half a year. */
export const secureHeaders = { 'strict-transport-security': 'max-age=15552000' } as const

export interface PageSources {
  /** `sha256-…` of each inline style. */
  readonly styleHashes?: readonly string[]
  /** `sha256-…` of each inline script; most pages have none. */
  readonly scriptHashes?: readonly string[]
  /** A fresh nonce, for the desk. */
  readonly nonce?: string
  /** Scripts and styles of our own files, for the desk. */
  readonly ownFiles?: true
  /** The one other place images may come from: `https://host` of the base map. */
  readonly imageOrigin?: string | undefined
}

/** The `Content-Security-Policy` of a page: nothing but what is named, never framed. */
export function contentSecurityPolicy(sources: PageSources): string {
  const own = sources.ownFiles ? ["'self'"] : []
  const nonce = sources.nonce === undefined ? [] : [`'nonce-${sources.nonce}'`]
  const styles = [...own, ...nonce, ...quoted(sources.styleHashes)]
  const scripts = [...own, ...nonce, ...quoted(sources.scriptHashes)]
  return [
    "default-src 'none'",
    `style-src ${styles.join(' ') || "'none'"}`,
    `script-src ${scripts.join(' ') || "'none'"}`,
    ["img-src 'self' data:", ...(sources.imageOrigin ? [sources.imageOrigin] : [])].join(' '),
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For pages whose address is a secret: kept nowhere, named to nobody. */
export const secretPageHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const

function quoted(hashes: readonly string[] | undefined): string[] {
  return (hashes ?? []).map((hash) => `'${hash}'`)
}
