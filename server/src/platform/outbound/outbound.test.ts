import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openOutbound } from './index.ts'

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('an allowed host is asked and its answer comes back', async () => {
  const host = await serverThat((_request, response) => response.end('你好'))
  const answer = await openOutbound([host]).send({ method: 'GET', url: `http://${host}/` })
  expect(answer).toEqual({ status: 200, body: '你好' })
})

test('a host that is not listed is refused before it is asked', async () => {
  let asked = 0
  const host = await serverThat((_request, response) => {
    asked += 1
    response.end()
  })
  const sent = openOutbound(['province.example']).send({ method: 'GET', url: `http://${host}/` })
  await expect(sent).rejects.toMatchObject({ reason: 'not-allowed' })
  expect(asked).toBe(0)
})

test('without encryption nothing leaves the machine, and no address carries a password', async () => {
  const outbound = openOutbound(['province.example'])
  for (const url of [
    'http://province.example/',
    'https://somebody:secret@province.example/',
    'file:///etc/passwd',
    'nonsense',
  ]) {
    await expect(outbound.send({ method: 'GET', url })).rejects.toMatchObject({
      reason: 'not-allowed',
    })
  }
})

test('a redirect is not followed', async () => {
  const host = await serverThat((_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/inner' }).end()
  })
  const sent = openOutbound([host]).send({ method: 'GET', url: `http://${host}/` })
  await expect(sent).rejects.toMatchObject({ reason: 'redirected' })
})

test('an endless answer is cut off, and a silent host is given up', async () => {
  const endless = await serverThat((_request, response) => {
    response.writeHead(200)
    const flood = () => {
      while (response.writable && response.write(Buffer.alloc(1_000_000)));
    }
    response.on('drain', flood)
    flood()
  })
  const silent = await serverThat(() => {})
  const outbound = openOutbound([endless, silent])
  await expect(outbound.send({ method: 'GET', url: `http://${endless}/` })).rejects.toMatchObject({
    reason: 'too-large',
  })
  await expect(
    outbound.send({ method: 'GET', url: `http://${silent}/`, timeoutMs: 200 }),
  ).rejects.toMatchObject({ reason: 'timeout' })
})
