import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

interface Held {
  readonly uploads: number
  readonly bytes: number
}

const megabyte = 1_000_000
/** Read at once for one address, person or key: a hall or a gateway has many behind it. */
const ofOneMax: Held = { uploads: 16, bytes: 160 * megabyte }
/** Read at once in all: the bytes of each stand in memory until it is answered. */
const ofAllMax: Held = { uploads: 64, bytes: 512 * megabyte }
/** What counts for a form that does not say how long it is. */
const unsaidBytes = 32 * megabyte
const retryAfterSeconds = 5

/** Counts the uploads that are being read, so that a flood of them is refused before its bytes come. */
export class Uploads {
  readonly #of = new Map<string, Held>()
  #all: Held = { uploads: 0, bytes: 0 }

  /**
   * Lets an upload in until it is answered or its connection breaks.
   *
   * @param key - who sends it
   * @throws Refusal `common/busy`; `common/too-large` for more bytes than anybody may send at once
   */
  enter(request: FastifyRequest, reply: FastifyReply, key: string): void {
    if (!isUpload(request)) return
    const said = request.headers['content-length']
    const upload = { uploads: 1, bytes: said === undefined ? unsaidBytes : Number(said) }
    if (upload.bytes > ofOneMax.bytes) throw new Refusal('common/too-large')
    const own = sum(this.#of.get(key), upload)
    const all = sum(this.#all, upload)
    if (isBeyond(own, ofOneMax) || isBeyond(all, ofAllMax)) {
      throw new Refusal('common/busy', { retryAfterSeconds })
    }
    this.#of.set(key, own)
    this.#all = all
    let isInside = true
    const leave = () => {
      if (isInside) this.#leave(key, upload)
      isInside = false
    }
    // An answer that is written is finished; one whose reader has gone is only closed.
    reply.raw.once('finish', leave).once('close', leave)
  }

  #leave(key: string, { uploads, bytes }: Held): void {
    const gone = { uploads: -uploads, bytes: -bytes }
    const own = sum(this.#of.get(key), gone)
    if (own.uploads > 0) this.#of.set(key, own)
    else this.#of.delete(key)
    this.#all = sum(this.#all, gone)
  }
}

function isUpload({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.startsWith('multipart/') ?? false
}

function sum(one: Held | undefined, other: Held): Held {
  return {
    uploads: (one?.uploads ?? 0) + other.uploads,
    bytes: (one?.bytes ?? 0) + other.bytes,
  }
}

function isBeyond(held: Held, most: Held): boolean {
  return held.uploads > most.uploads || held.bytes > most.bytes
}
