import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { World } from '../../../platform/world.ts'
import type { ProvinceConnection } from '../connection.ts'
import type { OutgoingKind } from '../outgoing.store.ts'
import { wireTime } from '../records.rules.ts'
import { isSignature } from '../signing.rules.ts'
import { forgetful, memoryIn } from './memory.ts'
import { askPage, placePage, thanksPage } from './pages.ts'
import { openProvinceStore, type ProvinceStore, type SimulatedRow } from './province-store.ts'

/** How the simulated province behaves just now. Everything that real ones were seen to do. */
export interface Mood {
  /** Answers 503 to every program. */
  down: boolean
  /** Milliseconds before it answers. */
  slowMs: number
  /** Takes a batch and breaks the line instead of answering. */
  losesAnswers: boolean
  /** Hands every rating down twice, and the page before once more. */
  duplicates: boolean
  /** Leaves out the answer for every second row. */
  forgetsRows: boolean
  /** Why it rejects a row, if it does. */
  rejects: (row: SimulatedRow) => { readonly code: string; readonly message: string } | undefined
}

/** A province of our own, on the loopback: a real server for the demo and the tests. */
export interface SimulatedProvince {
  readonly connection: ProvinceConnection
  /** `127.0.0.1:<port>`, for the list of allowed hosts. */
  readonly host: string
  readonly mood: Mood
  readonly store: ProvinceStore
  /** Somebody rates a service on the page of the province. */
  rate(rating: {
    readonly areaCode: string
    readonly projectNo: string
    readonly satisfaction: number
    readonly serviceNumber?: number
    readonly assessNumber?: number
    readonly text?: string
    readonly tags?: string
    readonly phone?: string
    readonly pf?: number
    /** Now, unless said. */
    readonly givenAt?: Date
  }): boolean
  close(): Promise<void>
}

const key = 'simulated-province-key'
const app = 'huiyin-demo'
const bodyMax = 2_000_000

/** Nothing is wrong with any row. */
const acceptsAll: Mood['rejects'] = () => undefined

/** A province as one would wish it. */
export const calmMood: Readonly<Mood> = {
  down: false,
  slowMs: 0,
  losesAnswers: false,
  duplicates: false,
  forgetsRows: false,
  rejects: acceptsAll,
}

/** @param memoryFile - where it keeps what it has seen; left out, it forgets with the process */
export async function startSimulatedProvince(parts: {
  readonly world: World
  readonly memoryFile?: string
}): Promise<SimulatedProvince> {
  const { world, memoryFile } = parts
  const mood: Mood = { ...calmMood }
  const memory = memoryFile === undefined ? forgetful : memoryIn(memoryFile)
  const store = openProvinceStore((row) => mood.rejects(row), memory)
  const give: SimulatedProvince['rate'] = ({ text, tags, phone, pf = 2, givenAt, ...rating }) =>
    store.give({
      serviceNumber: 1,
      assessNumber: 1,
      ...rating,
      pf,
      assessTime: wireTime(givenAt ?? world.now()),
      evalDetail: tags ?? '',
      writingEvaluation: text ?? '',
      ...(phone === undefined ? {} : { contactPhone: phone }),
    })
  const server = createServer((request, response) => {
    answer({ mood, store, give }, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const base = `http://${host}`
  return {
    host,
    mood,
    store,
    rate: give,
    connection: {
      api: `${base}/api`,
      page: `${base}/page?areaCode={areaCode}&projectNo={projectNo}&serviceNumber={serviceNumber}`,
      placePage: `${base}/place?areaCode={areaCode}&unit={unitCode}&window={windowCode}`,
      app,
      key,
      coding: 'upload',
      dataSource: '990',
    },
    close: () => closeServer(server),
  }
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

interface Within {
  readonly mood: Mood
  readonly store: ProvinceStore
  readonly give: SimulatedProvince['rate']
}

async function answer(
  within: Within,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://province')
  const body = await readBody(request)
  if (!url.pathname.startsWith('/api/'))
    return answerPerson(within, { request, url, body }, response)
  const { mood } = within
  if (mood.slowMs > 0) await wait(mood.slowMs)
  if (mood.down) return sendJson(response, 503, { message: '系统维护中' })
  if (!isSigned(request, body)) return sendJson(response, 401, { message: '签名错误' })
  const kind = url.pathname === '/api/ratings' ? 'rating' : 'service_end'
  if (request.method === 'POST') return answerBatch(within, kind, body, response)
  if (url.pathname === '/api/keys') return answerKeys(within, url, response)
  answerRatings(within, url, response)
}

function answerBatch(
  { mood, store }: Within,
  kind: OutgoingKind,
  body: string,
  to: ServerResponse,
) {
  const { batchNo, rows } = JSON.parse(body) as { batchNo: string; rows: SimulatedRow[] }
  const results = store.take(kind, batchNo, rows)
  if (mood.losesAnswers) {
    to.destroy()
    return
  }
  const told = mood.forgetsRows ? results.filter((_, index) => index % 2 === 0) : results
  sendJson(to, 200, { batchNo, results: told })
}

function answerRatings({ mood, store }: Within, url: URL, to: ServerResponse): void {
  const areaCode = url.searchParams.get('areaCode') ?? ''
  const from = Number(url.searchParams.get('cursor') || '0')
  const limit = Number(url.searchParams.get('limit') ?? '100')
  const fresh = store.ratingsAfter(areaCode, from, Math.floor(limit / 4))
  const before = store.ratingsAfter(
    areaCode,
    Math.max(0, from - limit / 4),
    Math.min(from, limit / 4),
  )
  const rows = mood.duplicates ? [...before, ...fresh, ...fresh] : fresh
  sendJson(to, 200, { rows, cursor: String(from + fresh.length) })
}

function answerKeys({ store }: Within, url: URL, to: ServerResponse): void {
  const asked = (name: string) => url.searchParams.get(name) ?? ''
  const kind = asked('kind') === 'rating' ? 'rating' : 'service_end'
  sendJson(to, 200, { rows: store.keys(kind, asked('areaCode'), asked('day')) })
}

function answerPerson(
  { store, give }: Within,
  { request, url, body }: { request: IncomingMessage; url: URL; body: string },
  response: ServerResponse,
): void {
  const asked = (name: string) => url.searchParams.get(name) ?? ''
  const service = {
    areaCode: asked('areaCode'),
    projectNo: asked('projectNo'),
    serviceNumber: Number(asked('serviceNumber')),
  }
  const send = (html: string) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  if (url.pathname === '/place') {
    send(placePage(asked('unit'), asked('window')))
    return
  }
  if (url.pathname !== '/page') {
    response.writeHead(404).end()
    return
  }
  if (request.method === 'POST') {
    const form = new URLSearchParams(body)
    const satisfaction = Number(form.get('satisfaction'))
    send(thanksPage(give({ ...service, satisfaction, text: form.get('text') ?? '' })))
    return
  }
  const known = store.service(service.areaCode, service.projectNo, service.serviceNumber)
  send(askPage(known === undefined ? service.projectNo : String(known.taskName)))
}

function isSigned({ headers, method = 'GET', url = '/' }: IncomingMessage, body: string): boolean {
  const header = (name: string) => String(headers[name] ?? '')
  const request = {
    timestamp: header('x-timestamp'),
    nonce: header('x-nonce'),
    method,
    path: url,
    body,
  }
  return header('x-app') === app && isSignature(key, request, header('x-signature'))
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > bodyMax) throw new Error('too large for the simulated province')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function sendJson(to: ServerResponse, status: number, content: object): void {
  to.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
}
