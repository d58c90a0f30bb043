/** Milliseconds an answer of the database about a credential is trusted. */
const recentMs = 2_000

const entriesMax = 20_000

/**
 * What was found out about credentials in the last two seconds: a thousand requests a second with
 * one session cost one question, and an ended session is ended everywhere two seconds later.
 */
export class Recent<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly atMs: number }>()
  readonly #asked = new Map<string, Promise<Value>>()

  get(key: string, nowMs: number): Value | undefined {
    const entry = this.#entries.get(key)
    return entry !== undefined && nowMs - entry.atMs < recentMs ? entry.value : undefined
  }

  /** Asks once, however many requests wait for the answer. */
  ask(key: string, nowMs: number, load: () => Promise<Value>): Promise<Value> {
    const asked = this.#asked.get(key)
    if (asked !== undefined) return asked
    const answer = load()
      .then((value) => {
        this.#remember(key, { value, atMs: nowMs })
        return value
      })
      .finally(() => this.#asked.delete(key))
    this.#asked.set(key, answer)
    return answer
  }

  /** After a session or a key has ended here, it must not be taken from memory. */
  forgetAll(): void {
    this.#entries.clear()
    this.#asked.clear()
  }

  #remember(key: string, entry: { readonly value: Value; readonly atMs: number }): void {
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    if (this.#entries.size <= entriesMax) return
    const oldest = this.#entries.keys().next()
    if (!oldest.done) this.#entries.delete(oldest.value)
  }
}
