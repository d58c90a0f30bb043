import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type EventLog, type FoundEvent, LogBuilder, type MutableCase } from './event-log.ts'
import { readMoment } from './moment.rules.ts'

/** More text than this without a tag is no log: it would gather in memory. */
const textLengthMax = 1_000_000
const depthMax = 50

/**
 * Reads an event log in XES (IEEE 1849-2016) as it arrives, without keeping the text. The activity
 * is `concept:name`, the time `time:timestamp`, who did it `org:resource`. Attributes of
 * attributes, extensions and classifiers are passed over. A document type is refused, so no entity
 * is ever expanded.
 *
 * @throws RangeError with what is wrong with the file
 */
export async function readXes(chunks: AsyncIterable<string>): Promise<EventLog> {
  const reader = new XesReader()
  for await (const chunk of chunks) reader.write(chunk)
  return reader.finish()
}

class XesReader {
  readonly #builder = new LogBuilder()
  readonly #parser = new SaxesParser({ xmlns: false })
  #depth = 0
  #case: MutableCase | undefined
  #event: Map<string, string> | undefined
  #sinceTag = 0

  constructor() {
    this.#parser.on('error', (error) => {
      throw new RangeError(`it is not well-formed XML: ${error.message}`)
    })
    this.#parser.on('doctype', () => {
      throw new RangeError('it has a document type: remove it, a log needs none')
    })
    this.#parser.on('opentag', (tag) => this.#open(tag))
    this.#parser.on('closetag', (tag) => this.#close(tag))
  }

  write(chunk: string): void {
    this.#sinceTag += chunk.length
    this.#parser.write(chunk)
    if (this.#sinceTag > textLengthMax) throw new RangeError('it has text without end')
  }

  finish(): EventLog {
    this.#parser.close()
    return this.#builder.finish()
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    this.#sinceTag = 0
    this.#depth++
    if (this.#depth > depthMax) throw new RangeError(`it is nested more than ${depthMax} deep`)
    if (this.#depth === 1 && name !== 'log') throw new RangeError('it is no XES: no <log>')
    if (this.#depth === 2 && name === 'trace') this.#case = this.#builder.beginCase()
    else if (name === 'event' && this.#depth === (this.#case === undefined ? 2 : 3)) {
      this.#event = new Map()
    } else if (this.#event !== undefined && this.#depth === (this.#case === undefined ? 3 : 4)) {
      this.#event.set(attributes.key ?? '', attributes.value ?? '')
    } else if (this.#case !== undefined && this.#depth === 3 && attributes.key === 'concept:name') {
      this.#case.id = attributes.value ?? ''
    }
  }

  #close({ name }: SaxesTagPlain): void {
    this.#sinceTag = 0
    if (name === 'event' && this.#event !== undefined) {
      this.#builder.add(this.#case, eventOf(this.#event))
      this.#event = undefined
    }
    if (this.#depth === 2) this.#case = undefined
    this.#depth--
  }
}

function eventOf(attributes: ReadonlyMap<string, string>): FoundEvent {
  return {
    activity: attributes.get('concept:name') ?? '',
    at: readMoment(attributes.get('time:timestamp') ?? ''),
    resource: attributes.get('org:resource'),
    isStart: attributes.get('lifecycle:transition')?.toLowerCase() === 'start',
  }
}
