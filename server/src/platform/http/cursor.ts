import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'

const tagBytes = 9

/**
 * Marks the place after which the next page of a list begins: the sort values of the last row,
 * signed, so that what comes back is what was handed out and needs no second check.
 */
export class Cursors {
  readonly #secret: KeyObject

  constructor(secret: Buffer) {
    this.#secret = createSecretKey(secret)
  }

  /** @param list - name of the list; a cursor of one list is refused by another */
  write(list: string, place: readonly string[]): string {
    const text = Buffer.from(JSON.stringify(place))
    return Buffer.concat([this.#tag(list, text), text]).toString('base64url')
  }

  /** @throws Refusal `common/invalid-input` when it is not a cursor of this list */
  read(list: string, cursor: string): readonly string[] {
    const bytes = Buffer.from(cursor, 'base64url')
    const tag = bytes.subarray(0, tagBytes)
    const text = bytes.subarray(tagBytes)
    const isOurs = tag.length === tagBytes && timingSafeEqual(tag, this.#tag(list, text))
    if (!isOurs) throw new Refusal('common/invalid-input', { field: 'cursor' })
    return JSON.parse(text.toString('utf8')) as readonly string[]
  }

  #tag(list: string, text: Buffer): Buffer {
    const hmac = createHmac('sha256', this.#secret).update(`cursor ${list}\n`).update(text)
    return hmac.digest().subarray(0, tagBytes)
  }
}

/**
 * Cuts a page out of rows read with `limit + 1` and makes the cursor of the next one.
 *
 * @param place - the sort values of a row
 * @returns `nextCursor` null on the last page
 */
export function pageOf<Row>(
  cursors: Cursors,
  page: {
    readonly list: string
    readonly rows: readonly Row[]
    readonly limit: number
    readonly place: (row: Row) => readonly string[]
  },
): { rows: Row[]; nextCursor: string | null } {
  const rows = page.rows.slice(0, page.limit)
  const last = rows.at(-1)
  const isMore = page.rows.length > page.limit && last !== undefined
  return { rows, nextCursor: isMore ? cursors.write(page.list, page.place(last)) : null }
}
