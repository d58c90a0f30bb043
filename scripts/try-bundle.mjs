#!/usr/bin/env node
// node scripts/try-bundle.mjs <bundle.tar.gz>: installs a bundle and runs it with the network cut, in
// a network namespace of its own: a service becomes ready, answers pages of both sides, and
// stops. Prints one JSON object; fails where the machine lacks what this needs.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bare, fail, must, requireTool, since, tryService } from './trial.mjs'

const self = fileURLToPath(import.meta.url)
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

  const service = spawn(join(installed, 'bin', 'huiyin'), ['serve'], {
    env: { ...bare, HUIYIN_DATA: join(workshop, 'data'), HUIYIN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const timed = await tryService(service)
  const unpacked = Number(unpackSeconds)
  const whole = { name, network: 'none', unpackSeconds: unpacked, installSeconds, ...timed }
  console.log(JSON.stringify(whole))
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
