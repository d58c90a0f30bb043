import { connect, type Socket } from 'node:net'

/** What a service said: the status and the body as text. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * A keep-alive connection that writes prepared bytes and reads answers with a Content-Length: the
 * least a client can do, so that both cores are left to the service.
 */
export class Connection {
  readonly #socket: Socket
  #read: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')))
  }

  /** One request at a time. */
  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Error('the connection is closed'))
        return
      }
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk])
    const bodyAt = this.#read.indexOf('\r\n\r\n') + 4
    if (bodyAt === 3) return
    const head = this.#read.toString('latin1', 0, bodyAt)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#read.length < bodyAt + length) return
    const body = this.#read.toString('utf8', bodyAt, bodyAt + length)
    this.#read = this.#read.subarray(bodyAt + length)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: Number(head.slice(9, 12)), body })
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}

/** The bytes of a request, made before the clock runs. */
export function requestBytes(request: {
  readonly port: number
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie?: string
  readonly bearer?: string
  readonly body?: object
}): Buffer {
  const { port, method, path, cookie, bearer, body } = request
  const text = body === undefined ? '' : JSON.stringify(body)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...(method === 'POST' ? [`Origin: http://127.0.0.1:${port}`] : []),
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ...(bearer === undefined ? [] : [`Authorization: Bearer ${bearer}`]),
    ...(body === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`)
}
