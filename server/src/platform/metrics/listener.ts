import { once } from 'node:events'
import { createServer } from 'node:http'

export interface MetricsListener {
  /** `http://127.0.0.1:9464` */
  readonly address: string
  stop(): Promise<void>
}

/**
 * Answers `GET /metrics` on loopback alone, on a port of its own: figures of the machine are nobody's
 * business outside, and a proxy that passes everything on must not pass them.
 *
 * @param port - 0 takes a free one
 * @param collect - writes the figures of now
 */
export async function loopbackMetrics(
  port: number,
  collect: () => Promise<string>,
): Promise<MetricsListener> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    collect().then(
      (text) => {
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
        response.end(text)
      },
      () => response.writeHead(503).end(),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const boundPort = bound === null || typeof bound === 'string' ? port : bound.port
  return {
    address: `http://127.0.0.1:${boundPort}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
