import type { Socket } from 'node:net'
import { type ErrorCode, errors } from '@huiyin/contract/errors'
import { plainHeaders } from './headers.ts'

/**
 * Answers what is no request: headers too long, never ended, or not HTTP. It met no route and no
 * language was read, so the problem document is written by hand and the connection ends.
 */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  // Whoever has gone away needs no answer.
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(documentOf(codeOf(error.code)))
  socket.destroy(error)
}

function codeOf(code: string | undefined): ErrorCode {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'common/too-slow'
  return code === 'HPE_HEADER_OVERFLOW' ? 'common/too-large' : 'common/unreadable'
}

function documentOf(code: ErrorCode): string {
  const { status, zh } = errors[code]
  const body = JSON.stringify({ type: `/api/docs#${code}`, title: code, status, detail: zh, code })
  const headers = {
    ...plainHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`
}
