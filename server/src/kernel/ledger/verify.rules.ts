import { type SealedFields, sealEntry } from './ledger.rules.ts'

/** Where the histories no longer agree with themselves or with a kept copy. */
export interface Finding {
  readonly regionCode: string
  readonly streamKind: string | null
  readonly streamId: string | null
  readonly seq: number | null
  readonly act: string | null
  /** The day of a root, `null` when the finding is about a stream. */
  readonly day: string | null
  /** What differs, as a clause. */
  readonly difference: string
}

export interface VerifyReport {
  readonly regions: number
  readonly streams: number
  readonly entries: number
  readonly days: number
  readonly texts: number
  /** How many differences there are; `findings` holds the first of them. */
  readonly differences: number
  readonly findings: readonly Finding[]
}

/** An entry as it lies in the database, its hash as stored. */
export interface StoredEntry extends Omit<SealedFields, 'previous'> {
  readonly hash: string
}

/** The last entry of a stream, as walked or as its head says. */
export interface StreamEnd {
  readonly streamKind: string
  readonly streamId: string
  readonly seq: number
  /** Hex; `null` before the first entry. */
  readonly hash: string | null
}

/** The first entry of a stream that does not follow from the one before it. */
export function findFirstBroken(stream: readonly StoredEntry[]): Finding | undefined {
  let end: StreamEnd | undefined
  for (const entry of stream) {
    const finding = checkEntry(end, entry)
    if (finding !== undefined) return finding
    end = entry
  }
  return undefined
}

/**
 * Whether an entry follows the one before it: the next number, and the hash of its own content
 * together with the stored hash of its predecessor. So one changed entry is one finding, and the
 * entries after it are judged on their own.
 *
 * @param before - the entry before it in the stream; `undefined` at the beginning
 */
export function checkEntry(before: StreamEnd | undefined, entry: StoredEntry): Finding | undefined {
  const expected = (before?.seq ?? 0) + 1
  if (entry.seq !== expected) {
    const missing = entry.seq - expected
    const what = missing === 1 ? `entry ${expected} before it is missing` : 'entries before it are'
    return ofEntry(entry, missing === 1 ? what : `${missing} ${what} missing`)
  }
  if (sealEntry({ ...entry, previous: before?.hash ?? null }) === entry.hash) return undefined
  return ofEntry(entry, 'its content or the entry before it does not match its hash')
}

/** Whether the head of a stream says what its last entry is. */
export function checkHead(
  regionCode: string,
  end: StreamEnd | undefined,
  head: StreamEnd | undefined,
): Finding | undefined {
  const stream = end ?? head
  if (stream === undefined) return undefined
  const difference = differenceOfHead(end, head)
  if (difference === undefined) return undefined
  const { streamKind, streamId } = stream
  const seq = end?.seq ?? null
  return { regionCode, streamKind, streamId, seq, act: null, day: null, difference }
}

function differenceOfHead(
  end: StreamEnd | undefined,
  head: StreamEnd | undefined,
): string | undefined {
  if (head === undefined) return 'the head of the stream is missing'
  const last = end?.seq ?? 0
  if (head.seq > last) return `its head counts ${head.seq} entries but ${last} are there`
  if (head.seq < last) return `${last} entries are there but its head counts ${head.seq}`
  return head.hash === (end?.hash ?? null)
    ? undefined
    : 'the hash at its head is not that of the last entry'
}

/** A root as stored, kept or computed anew. */
export interface RootClaim {
  readonly entries: number
  readonly root: string
}

/** Whether the entries of a closed day still give the root that was published. */
export function checkRoot(
  place: { readonly regionCode: string; readonly day: string },
  published: RootClaim,
  computed: RootClaim,
): Finding | undefined {
  if (published.entries !== computed.entries) {
    const counts = `its root covers ${published.entries} entries but ${computed.entries} are there`
    return ofDay(place, counts)
  }
  if (published.root !== computed.root) {
    return ofDay(place, 'its entries do not give the root that was published')
  }
  return undefined
}

/** Whether a root is still the one a receiver kept. */
export function checkKeptRoot(
  place: { readonly regionCode: string; readonly day: string },
  kept: RootClaim,
  published: RootClaim | undefined,
): Finding | undefined {
  if (published === undefined) return ofDay(place, 'the kept copy has a root and the database none')
  const isSame = published.root === kept.root && published.entries === kept.entries
  return isSame ? undefined : ofDay(place, 'its root is not the one in the kept copy')
}

export function ofDay(
  place: { readonly regionCode: string; readonly day: string },
  difference: string,
): Finding {
  const nowhere = { streamKind: null, streamId: null, seq: null, act: null }
  return { regionCode: place.regionCode, ...nowhere, day: place.day, difference }
}

function ofEntry(
  entry: Pick<StoredEntry, 'regionCode' | 'streamKind' | 'streamId' | 'seq' | 'act'>,
  difference: string,
): Finding {
  const { regionCode, streamKind, streamId, seq, act } = entry
  return { regionCode, streamKind, streamId, seq, act, day: null, difference }
}

/** A finding as a sentence for the operator. */
export function describeFinding(finding: Finding): string {
  const { regionCode, streamKind, streamId, seq, act, day, difference } = finding
  if (day !== null) return `Region ${regionCode}, day ${day}: ${difference}.`
  const place = seq === null ? '' : `, entry ${seq}`
  const what = act === null ? '' : ` (${act})`
  return `Region ${regionCode}, stream ${streamKind} ${streamId}${place}${what}: ${difference}.`
}
