const prefix = 'huiyin-draft:'

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

export function forgetDraft(name: string): void {
  sessionStorage.removeItem(prefix + name)
}

export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  }
}
