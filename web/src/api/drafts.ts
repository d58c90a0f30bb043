const prefix = 'huiyin-draft:'
const ownerKey = 'huiyin-drafts-of'

/**
 * What somebody typed and has not sent, kept in this tab alone: an ended session or a lost network
 * must not cost the text. Leaving by "sign out" forgets it.
 */
export function readDraft(name: string): Record<string, unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? '{}') as Record<string, unknown>
  } catch {
    return {}
  }
}

export function keepDraft(name: string, fields: Readonly<Record<string, unknown>>): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(fields))
  } catch {
    // A full or forbidden store costs the draft, not the work.
  }
}

/** Whoever signs in where a colleague's session has ended does not find what the colleague typed. */
export function openDraftsOf(staffId: string): void {
  try {
    if (sessionStorage.getItem(ownerKey) === staffId) return
    forgetDrafts()
    sessionStorage.setItem(ownerKey, staffId)
  } catch {
    // Where nothing can be kept, nothing is found.
  }
}

export function forgetDraft(name: string): void {
  sessionStorage.removeItem(prefix + name)
}

export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  }
}
