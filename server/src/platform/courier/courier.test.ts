import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { findUrlFault, isOwnAddress, readPlaces } from './addresses.ts'
import { type CourierParts, openCourier } from './courier.ts'

const nowhere = readPlaces([])
const message = { headers: { 'content-type': 'application/json' }, body: '{}' }

/** A receiver on this machine; answers how many requests it got. */
async function receiver(answer: RequestListener) {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  const { port } = server.address() as AddressInfo
  return { port, requests: () => requests, stop: () => server.closeAllConnections() }
}

test.each([
  ['https://127.0.0.1/x', 'own-address'],
  ['https://2130706433/x', 'own-address'],
  ['https://0x7f.1/x', 'own-address'],
  ['https://017700000001/', 'own-address'],
  ['https://[::1]/x', 'own-address'],
  ['https://[::ffff:10.0.0.1]/x', 'own-address'],
  ['https://[64:ff9b::a00:1]/', 'own-address'],
  ['https://169.254.169.254/latest/meta-data', 'own-address'],
  ['https://192.168.1.9/', 'own-address'],
  ['https://100.64.0.1/', 'own-address'],
  ['https://localhost/x', 'own-address'],
  ['https://a.localhost/x', 'own-address'],
  ['https://user:word@example.com/', 'credentials'],
  ['http://example.com/', 'no-https'],
  ['ftp://example.com/', 'no-https'],
  ['file:///etc/passwd', 'no-https'],
  ['https://example.com/', undefined],
  ['https://8.8.8.8/', undefined],
])('%s: %s', (address, fault) => {
  expect(findUrlFault(new URL(address), nowhere)).toBe(fault)
})

test('every private, loopback and link-local address is the house’s own', () =>
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (a, b, c) => {
      const own = [
        `10.${a}.${b}.${c}`,
        `127.${a}.${b}.${c}`,
        `192.168.${a}.${b}`,
        `172.${16 + (a % 16)}.${b}.${c}`,
        `169.254.${a}.${b}`,
      ]
      for (const address of own) {
        expect([address, isOwnAddress(address)]).toEqual([address, true])
        expect(isOwnAddress(`::ffff:${address}`)).toBe(true)
      }
      expect(isOwnAddress(`fd${a.toString(16).padStart(2, '0')}::${b.toString(16)}`)).toBe(true)
      expect(isOwnAddress(`fe80::${c.toString(16)}`)).toBe(true)
    }),
  ))

test('a place of the own network is called when it is named, and a wrong name stops the start', async () => {
  const { port } = await receiver((_request, response) => response.writeHead(204).end())
  const named = openCourier({ allowed: readPlaces(['127.0.0.0/8']) })

  expect(await named.post(`http://127.0.0.1:${port}/`, message)).toEqual({
    status: 204,
    fault: null,
  })
  expect(
    await openCourier({ allowed: nowhere }).post(`http://127.0.0.1:${port}/`, message),
  ).toEqual({ status: null, fault: 'no-https' })
  expect(() => readPlaces(['10.0.0.0/99'])).toThrow(RangeError)
})

/** A name server that says something else each time. */
function changingName(...addresses: readonly string[]): NonNullable<CourierParts['lookup']> {
  let asked = 0
  return (_name, _options, callback) => {
    const address = addresses[Math.min(asked, addresses.length - 1)] ?? ''
    asked += 1
    callback(null, [{ address, family: 4 }])
  }
}

test('a public name that leads into the house is not called, however often it changes its mind', async () => {
  const { port, requests } = await receiver((_request, response) => response.end())
  const url = `https://receiver.example:${port}/`

  for (const lookup of [changingName('127.0.0.1'), changingName('10.0.0.7', '127.0.0.1')]) {
    const courier = openCourier({ allowed: nowhere, lookup })
    expect(await courier.post(url, message)).toEqual({ status: null, fault: 'own-address' })
  }
  expect(requests()).toBe(0)
})

test('a redirect is an answer and is not followed', async () => {
  const inner = await receiver((_request, response) => response.end('secret'))
  const outer = await receiver((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end(),
  )
  const courier = openCourier({ allowed: readPlaces(['127.0.0.1']) })

  const answer = await courier.post(`http://127.0.0.1:${outer.port}/`, message)

  expect(answer).toEqual({ status: 302, fault: null })
  expect(inner.requests()).toBe(0)
})

test('an answer without end, and one that never comes, are broken off', async () => {
  const endless = await receiver((_request, response) => {
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(8192)));
      if (!response.destroyed) response.once('drain', pour)
    }
    pour()
  })
  const silent = await receiver(() => {})
  const courier = openCourier({ allowed: readPlaces(['127.0.0.1']), timeoutMs: 200 })

  expect(await courier.post(`http://127.0.0.1:${endless.port}/`, message)).toEqual({
    status: 200,
    fault: 'answer-too-long',
  })
  expect(await courier.post(`http://127.0.0.1:${silent.port}/`, message)).toEqual({
    status: null,
    fault: 'timeout',
  })
  expect(await courier.post('http://127.0.0.1:1/', message)).toMatchObject({ status: null })
})
