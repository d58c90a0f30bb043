import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { CellValue } from '@huiyin/contract/decision-tables'
import { isSigned } from '../../../../platform/sms/index.ts'
import type { World } from '../../../../platform/world.ts'
import type { RegisterConnection } from '../register-connection.ts'

/** What a register of the demo knows, by key. */
export type RegisterRows = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

/** How the registers behave just now: everything that real ones were seen to do. */
export interface RegisterMood {
  /** Answers 503. */
  down: boolean
  /** Milliseconds before it answers. */
  slowMs: number
  /** Answers with a page of words instead of facts. */
  garbled: boolean
  /** Answers about somebody else. */
  mistaken: boolean
}

/** Registers of our own, on the loopback: a real server for the demo and the tests. */
export interface SimulatedRegisters {
  readonly connections: readonly RegisterConnection[]
  /** `127.0.0.1:<port>`, for the list of allowed hosts. */
  readonly host: string
  readonly mood: RegisterMood
  /** How often somebody asked, tries included. */
  requests(): number
  close(): Promise<void>
}

const secret = 'a-secret-of-the-simulated-registers-and-us'
const bodyMax = 10_000

/** Registers as one would wish them. */
export const calmRegisters: Readonly<RegisterMood> = {
  down: false,
  slowMs: 0,
  garbled: false,
  mistaken: false,
}

/** @param registers - what each register knows, by its name */
export async function startSimulatedRegisters(parts: {
  readonly world: World
  readonly registers: Readonly<Record<string, RegisterRows>>
}): Promise<SimulatedRegisters> {
  const mood: RegisterMood = { ...calmRegisters }
  const names = Object.keys(parts.registers)
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    const rows = parts.registers[names[Number(request.url?.slice(1))] ?? ''] ?? {}
    answer(
      { world: parts.world, mood, rows, responseId: `SIM-${requests}` },
      request,
      response,
    ).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    mood,
    connections: names.map((name, index) => ({ name, url: `http://${host}/${index}`, secret })),
    requests: () => requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Within {
  readonly world: World
  readonly mood: RegisterMood
  readonly rows: RegisterRows
  readonly responseId: string
}

async function answer(
  { world, mood, rows, responseId }: Within,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const content = await readBody(request)
  if (mood.slowMs > 0) await wait(mood.slowMs)
  if (mood.down) return send(response, 503, { message: '系统维护中' })
  const header = (name: string) => String(request.headers[name] ?? '')
  const given = {
    timestamp: header('huiyin-timestamp'),
    nonce: header('huiyin-nonce'),
    signature: header('huiyin-signature'),
    content,
  }
  if (!isSigned(secret, given, world.now())) return send(response, 401, { message: '签名错误' })
  if (mood.garbled) return send(response, 200, '<html>请先登录</html>')
  const { key } = JSON.parse(content) as { key: string }
  const facts = rows[key]
  if (facts === undefined) return send(response, 404, { message: '查无此记录' })
  send(response, 200, { key: mood.mistaken ? `${key}0` : key, responseId, facts })
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > bodyMax) throw new Error('the request is too long')
  }
  return body
}

function send(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(typeof content === 'string' ? content : JSON.stringify(content))
}
