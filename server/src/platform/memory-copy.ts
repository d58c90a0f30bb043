/** How long a server may answer from its copy before it asks whether the copy is old. */
const recheckAfterMs = 2000

/** Where a copy comes from; the revision grows with every change of what is copied. */
export interface CopySource<Value> {
  readRevision(): Promise<number>
  /** Reads the revision before the value: a change in between makes the copy look old, never new. */
  read(): Promise<{ readonly value: Value; readonly revision: number }>
}

/**
 * Keeps a value of the database in memory for hot paths. It is read once, then its revision is
 * asked for at most every two seconds; however many ask at once, one question is on its way.
 *
 * @returns gives the value, at most two seconds old
 */
export function memoryCopy<Value>(source: CopySource<Value>): () => Promise<Value> {
  let copy: { readonly value: Value; readonly revision: number } | undefined
  let checkedAtMs = 0
  let pending: Promise<Value> | undefined

  async function renew(): Promise<Value> {
    const askedAtMs = performance.now()
    if (copy === undefined || (await source.readRevision()) !== copy.revision) {
      copy = await source.read()
    }
    checkedAtMs = askedAtMs
    return copy.value
  }

  return async () => {
    if (copy !== undefined && performance.now() - checkedAtMs < recheckAfterMs) return copy.value
    pending ??= renew().finally(() => {
      pending = undefined
    })
    return pending
  }
}
