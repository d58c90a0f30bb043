import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { StartFault } from '../../platform/start-fault.ts'
import type { EventLog } from './event-log.ts'
import { readCsvLog } from './read-csv.ts'
import { readXes } from './read-xes.ts'

/** Unpacked; a small file that unpacks to more is no log. */
const bytesMax = 8_000_000_000

/**
 * Reads an event log: XES or CSV, packed by gzip or not, UTF-8 or GB 18030, told apart by what the
 * file begins with. It is read as a stream; only the events stay in memory.
 *
 * @throws StartFault with one sentence that says what is wrong with the file
 */
export async function readLog(path: string): Promise<EventLog> {
  try {
    return await parseLog(createReadStream(path), bytesMax)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new StartFault(`The event log ${path} cannot be read: ${why}.`, { cause })
  }
}

/**
 * The log in some bytes, as {@link readLog} reads a file.
 *
 * @param most - unpacked bytes that are read
 * @throws LogTooLarge; any other Error when it is no log
 */
export async function parseLog(file: AsyncIterable<Buffer>, most: number): Promise<EventLog> {
  const text = decoded(unpacked(file, most))
  const first = await text.next()
  const beginning: string = first.done === true ? '' : first.value
  const all = startingWith(beginning, text)
  return beginning.trimStart().startsWith('<') ? await readXes(all) : await readCsvLog(all)
}

/** More than is read here. */
export class LogTooLarge extends RangeError {}

async function* unpacked(file: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  const chunks = file[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return
  const whole = startingWith(first.value, { [Symbol.asyncIterator]: () => chunks })
  const isPacked = first.value[0] === 0x1f && first.value[1] === 0x8b
  let bytes = 0
  for await (const chunk of isPacked ? gunzipped(whole) : whole) {
    bytes += chunk.length
    if (bytes > most) throw new LogTooLarge(`it has more than ${most} bytes`)
    yield chunk
  }
}

async function* gunzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  // The error of either side comes out of the loop; the callback is what pipeline asks for.
  pipeline(Readable.from(chunks), gunzip, () => {})
  yield* gunzip
}

/** As UTF-8, or as GB 18030 if its beginning is not UTF-8: Excel in China saves CSV so. */
async function* decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'gb18030', { fatal: true })
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder !== undefined) yield decoder.decode()
}

function isUtf8(chunk: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

async function* startingWith<Part>(first: Part, rest: AsyncIterable<Part>): AsyncGenerator<Part> {
  yield first
  yield* rest
}
