import type { Outbound } from '../../platform/outbound/index.ts'
import { OutboundFault } from '../../platform/outbound/index.ts'
import type { World } from '../../platform/world.ts'
import type { ProvinceConnection } from './connection.ts'
import type { OutgoingKind } from './outgoing.store.ts'
import type { WireRow } from './records.rules.ts'
import { signatureOf } from './signing.rules.ts'

/** What the system above said of one row; code `0` is accepted. */
export interface RowAnswer {
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
  readonly code: string
  readonly message: string
}

export interface RatingsPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly cursor: string
}

/** A service or rating as the system above names it. */
export interface ProvinceKey {
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
}

/** The system above, spoken to in its own form. Everything may throw {@link ProvinceFault}. */
export interface Province {
  readonly connection: ProvinceConnection
  /** The same batch number again is answered alike and stores nothing twice. */
  send(batch: {
    readonly kind: OutgoingKind
    readonly batchNo: string
    readonly areaCode: string
    readonly rows: readonly WireRow[]
  }): Promise<readonly RowAnswer[]>
  ratings(areaCode: string, cursor: string): Promise<RatingsPage>
  /** Everything it has of a day, for the comparison of both sides. */
  keys(of: {
    readonly kind: OutgoingKind
    readonly areaCode: string
    readonly day: string
  }): Promise<readonly ProvinceKey[]>
}

/** It did not answer, or not in a form we understand. The message is shown to staff. */
export class ProvinceFault extends Error {}

const paths: Readonly<Record<OutgoingKind, string>> = {
  service_end: '/service-ends',
  rating: '/ratings',
}
export const ratingsPageSize = 200

export function openProvince(parts: {
  readonly connection: ProvinceConnection
  readonly outbound: Outbound
  readonly world: World
}): Province {
  const { connection, outbound, world } = parts

  async function ask(method: 'GET' | 'POST', path: string, content?: object): Promise<unknown> {
    const body = content === undefined ? '' : JSON.stringify(content)
    const url = new URL(`${connection.api}${path}`)
    const signed = {
      timestamp: String(world.now().getTime()),
      nonce: world.randomBytes(16).toString('hex'),
      method,
      path: `${url.pathname}${url.search}`,
      body,
    }
    const headers = {
      'x-app': connection.app,
      'x-timestamp': signed.timestamp,
      'x-nonce': signed.nonce,
      'x-signature': signatureOf(connection.key, signed),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const request = { method, url: url.href, headers, ...(content === undefined ? {} : { body }) }
    const answer = await outbound.send(request).catch((error: unknown) => {
      if (!(error instanceof OutboundFault)) throw error
      throw new ProvinceFault(error.reason, { cause: error })
    })
    if (answer.status !== 200) throw new ProvinceFault(`status-${answer.status}`)
    try {
      return JSON.parse(answer.body) as unknown
    } catch (cause) {
      throw new ProvinceFault('not-understood', { cause })
    }
  }

  return {
    connection,
    async send({ kind, ...batch }) {
      const answer = await ask('POST', paths[kind], batch)
      return rowsOf(answer, 'results').map((row) => ({
        ...keyOf(row),
        code: String(row.code ?? ''),
        message: String(row.message ?? '').slice(0, messageMax),
      }))
    },
    async ratings(areaCode, cursor) {
      const limit = String(ratingsPageSize)
      const query = new URLSearchParams({ areaCode, cursor, limit })
      const answer = await ask('GET', `/ratings?${query}`)
      const next = field(answer, 'cursor')
      if (typeof next !== 'string') throw new ProvinceFault('not-understood')
      return { rows: rowsOf(answer, 'rows').slice(0, ratingsPageSize), cursor: next }
    },
    async keys({ kind, areaCode, day }) {
      const query = new URLSearchParams({ areaCode, kind, day })
      return rowsOf(await ask('GET', `/keys?${query}`), 'rows').map(keyOf)
    },
  }
}

const messageMax = 300

function field(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null
    ? (answer as Readonly<Record<string, unknown>>)[name]
    : undefined
}

function rowsOf(answer: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const rows = field(answer, name)
  if (!Array.isArray(rows)) throw new ProvinceFault('not-understood')
  return rows.filter((row): row is Readonly<Record<string, unknown>> => {
    return typeof row === 'object' && row !== null
  })
}

function keyOf(row: Readonly<Record<string, unknown>>): ProvinceKey {
  return {
    projectNo: String(row.projectNo ?? ''),
    serviceNumber: Number(row.serviceNumber ?? 0),
    assessNumber: Number(row.assessNumber ?? 0),
  }
}
