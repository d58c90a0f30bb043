/** A photo of a report, kept on the phone until it is sent. */
export interface KeptPhoto {
  /** Its name says what it shows: 近景, 远景, 处置后. */
  readonly name: string
  readonly blob: Blob
  /** Set once the server has it, so that it is not sent twice. */
  readonly evidenceId?: string
}

/** What became of something on its way. */
export type Passage = 'waiting' | 'sending' | 'sent' | 'refused' | 'conflict'

/** A report or an answer to a task, with everything it needs without a network. */
export interface Kept {
  /** UUIDv7, made when it was written down: the server knows it again. */
  readonly id: string
  readonly staffId: string
  readonly takenAt: string
  readonly title: string
  readonly passage: Passage
  /** Of the report, or of the act; photos are put in when they are sent. */
  readonly body: Readonly<Record<string, unknown>>
  /** The act's matter; a report has none. */
  readonly number?: string
  /** Where something new is sent; a case of the street unless it says another place. */
  readonly path?: string
  readonly photos: readonly KeptPhoto[]
  /** Why it did not go, in words. */
  readonly said?: string
  /** The number it was given. */
  readonly given?: string
}

/** Opens once; a phone without storage refuses, and the app says so by failing. */
const opened: Promise<IDBDatabase> = new Promise((resolve, reject) => {
  const request = indexedDB.open('huiyin-collect', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('kept', { keyPath: 'id' })
    request.result.createObjectStore('known')
  }
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

async function within<Result>(
  store: 'kept' | 'known',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await opened
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode)
    const request = work(transaction.objectStore(store))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Everything that was written down, the newest first. */
export async function allKept(): Promise<Kept[]> {
  const kept = await within<Kept[]>('kept', 'readonly', (store) => store.getAll())
  return kept.sort((one, other) => (one.id < other.id ? 1 : -1))
}

export async function keep(one: Kept): Promise<void> {
  await within('kept', 'readwrite', (store) => store.put(one))
}

export async function discard(id: string): Promise<void> {
  await within('kept', 'readwrite', (store) => store.delete(id))
}

/** What was learnt while there was a network: who I am, classes, grids, tasks. */
export function known<Value>(name: string): Promise<Value | undefined> {
  return within<Value | undefined>('known', 'readonly', (store) => store.get(name))
}

export async function learn(name: string, value: unknown): Promise<void> {
  await within('known', 'readwrite', (store) => store.put(value, name))
}

/** A new UUIDv7 (RFC 9562): in order of time, so that lists are too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = BigInt(Date.now())
  for (let index = 0; index < 6; index += 1) {
    bytes[index] = Number((time >> BigInt(8 * (5 - index))) & 0xffn)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
