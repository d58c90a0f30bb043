// What the trials of a bundle share: running with nothing of the machine's own, and looking whether it serves.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

const readySecondsMax = 120

/** Nothing of the machine's own: no Node, no npm, no settings. */
export const bare = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' }

/** Waits until a service answers 200 at /readyz, asks both sides for a page, stops it; the seconds. */
export async function tryService(service) {
  const starting = performance.now()
  try {
    const address = await addressOf(service)
    await untilReady(service, address)
    const readySeconds = since(starting)
    for (const path of ['/', '/desk', '/reviews']) await expectStatus(`${address}${path}`, 200)
    const stopping = performance.now()
    service.kill('SIGTERM')
    const [code] = await once(service, 'exit')
    if (code !== 0) fail(`the service ended with ${code}`)
    return { readySeconds, stopSeconds: since(stopping) }
  } finally {
    if (service.exitCode === null && service.signalCode === null) {
      service.kill('SIGTERM')
      await once(service, 'exit')
    }
  }
}

async function addressOf(service) {
  let said = ''
  service.stdout.on('data', (text) => {
    said += text
  })
  for (let waited = 0; waited < readySecondsMax * 10; waited += 1) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (found !== undefined) return found
    if (service.exitCode !== null) fail(`the service ended: ${said}`)
    await pause(100)
  }
  return fail('the service named no address')
}

async function untilReady(service, address) {
  for (let waited = 0; waited < readySecondsMax * 10; waited += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    if (service.exitCode !== null) fail('the service ended before it was ready')
    await pause(100)
  }
  fail('the service did not become ready')
}

async function expectStatus(address, status) {
  const answer = await fetch(address)
  await answer.body?.cancel()
  if (answer.status !== status) fail(`${address} answered ${answer.status}`)
}

export function requireTool(tool) {
  const { error } = spawnSync(tool, ['--version'], { stdio: 'ignore' })
  if (error) fail(`${tool} is missing, so nothing was tried.`)
}

export function must({ status }, what) {
  if (status !== 0) fail(`${what} ended with ${status}`)
}

export function since(start) {
  return Math.round((performance.now() - start) / 100) / 10
}

export function fail(sentence) {
  throw new Error(sentence)
}
