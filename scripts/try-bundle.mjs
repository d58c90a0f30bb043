#!/usr/bin/env node
// node scripts/try-bundle.mjs <bundle.tar.gz>: installs a bundle and runs it with the network cut, in
// a network namespace of its own: a service becomes ready, answers pages of both sides, and
// stops. Prints one JSON object; fails where the machine lacks what this needs.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const readySecondsMax = 120
const self = fileURLToPath(import.meta.url)
/** Nothing of the machine's own: no Node, no npm, no settings. */
const bare = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' }
const [first, ...others] = process.argv.slice(2)

try {
  if (first === '--inside') await tryInside(...others)
  else await tryOutside(first)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

/** Unpacks the bundle and starts this script again where there is no network. */
async function tryOutside(path) {
  if (path === undefined || !existsSync(path)) {
    fail('Say which: node scripts/try-bundle.mjs <bundle.tar.gz>')
  }
  for (const tool of ['unshare', 'ip', 'tar', 'sha256sum']) requireTool(tool)
  const workshop = mkdtempSync(join(tmpdir(), 'huiyin-try-'))
  chmodSync(workshop, 0o711)
  try {
    const unpacking = performance.now()
    must(spawnSync('tar', ['-xzf', resolve(path), '-C', workshop], { stdio: 'inherit' }), 'tar')
    const unpackSeconds = since(unpacking)
    const cut = process.getuid() === 0 ? ['-n'] : ['-rn']
    const inside = [process.execPath, self, '--inside', workshop, String(unpackSeconds)]
    const script = 'ip link set lo up && exec "$@"'
    const { status } = spawnSync('unshare', [...cut, 'sh', '-c', script, 'sh', ...inside], {
      stdio: 'inherit',
    })
    if (status !== 0) process.exitCode = status ?? 1
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

async function tryInside(workshop, unpackSeconds) {
  await requireNoNetwork()
  const [name] = readdirSync(workshop)
  const installed = join(workshop, 'installed')
  const installing = performance.now()
  const script = join(workshop, name, 'install.sh')
  must(spawnSync(script, [installed], { stdio: 'inherit', env: bare }), 'install.sh')
  const installSeconds = since(installing)

  const starting = performance.now()
  const service = spawn(join(installed, 'bin', 'huiyin'), ['serve'], {
    env: { ...bare, HUIYIN_DATA: join(workshop, 'data'), HUIYIN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(service)
    await untilReady(service, address)
    const readySeconds = since(starting)
    await expectStatus(`${address}/`, 200)
    await expectStatus(`${address}/desk`, 200)
    await expectStatus(`${address}/reviews`, 200)
    const stopping = performance.now()
    service.kill('SIGTERM')
    const [code] = await once(service, 'exit')
    if (code !== 0) fail(`the service ended with ${code}`)
    console.log(
      JSON.stringify({
        ...{ name, network: 'none', unpackSeconds: Number(unpackSeconds), installSeconds },
        ...{ readySeconds, stopSeconds: since(stopping) },
      }),
    )
  } finally {
    if (service.exitCode === null && service.signalCode === null) {
      service.kill('SIGTERM')
      await once(service, 'exit')
    }
  }
}

async function requireNoNetwork() {
  const routes = readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1)
  if (routes.length > 0) fail(`there is a route: ${routes[0]}`)
  const reached = await new Promise((settle) => {
    const socket = connect({ host: '192.0.2.1', port: 80, timeout: 2000 })
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(true))
  })
  if (reached) fail('the network is not cut')
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

function requireTool(tool) {
  const { error } = spawnSync(tool, ['--version'], { stdio: 'ignore' })
  if (error) fail(`${tool} is missing: the network cannot be cut, so nothing was tried.`)
}

function must({ status }, what) {
  if (status !== 0) fail(`${what} ended with ${status}`)
}

function since(start) {
  return Math.round((performance.now() - start) / 100) / 10
}

function fail(sentence) {
  throw new Error(sentence)
}
