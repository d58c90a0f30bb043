#!/usr/bin/env node
// node scripts/restore-drill.mjs [backup]: the drill of restoring, with a clock. Without a backup it makes
// one of HUIYIN_DATA (or DATABASE_URL), beside a running service. It restores into a folder of its
// own, verifies the ledger, starts a service there, asks it for pages, and removes all of it again.
// Prints one JSON object; over 30 minutes, or with anything broken, the exit code is 1.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './pinned-node.mjs'

const minutesMax = 30
const readySecondsMax = 300
const program = join(root, 'bin', 'huiyin')
const isRoot = process.getuid?.() === 0
const userData = process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
const data = process.env.HUIYIN_DATA || (isRoot ? '/var/lib/huiyin' : join(userData, 'huiyin'))
const secrets = process.env.HUIYIN_SECRET_FILE || join(data, 'secrets.json')

try {
  await drill(process.argv[2])
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

async function drill(given) {
  if (!existsSync(secrets)) throw new Error(`There is no ${secrets}: set HUIYIN_SECRET_FILE.`)
  const workshop = mkdtempSync(join(tmpdir(), 'huiyin-drill-'))
  // As root the database runs as another user, who must be able to pass through.
  if (isRoot) chmodSync(workshop, 0o711)
  const target = join(workshop, 'data')
  const startedAt = performance.now()
  try {
    const backup = given === undefined ? join(workshop, 'backup.tar') : resolve(given)
    const backupSeconds = given === undefined ? huiyin(['backup', backup], process.env) : null
    const restored = {
      ...process.env,
      ...{ DATABASE_URL: '', HUIYIN_DATA: target, HUIYIN_SECRET_FILE: '', HUIYIN_DEMO: '0' },
      ...{ HUIYIN_HOST: '', HUIYIN_PORT: '0', HUIYIN_PUBLIC_URL: '', HUIYIN_ROLE: '' },
      ...{ HUIYIN_DESK_PORT: '', HUIYIN_METRICS_PORT: '' },
    }
    // Restoring walks every chain of the ledger and fails where one is broken.
    const restoreSeconds = huiyin(['restore', backup], restored)
    copyFileSync(secrets, join(target, 'secrets.json'))
    chmodSync(join(target, 'secrets.json'), 0o600)
    const readySeconds = await serve(restored)
    const minutes = Math.round((performance.now() - startedAt) / 600) / 100
    const isInTime = minutes <= minutesMax
    const name = 'restore-drill'
    const timed = { backupSeconds, restoreSeconds, readySeconds, minutes }
    console.log(JSON.stringify({ name, ...timed, isInTime }))
    if (!isInTime) process.exitCode = 1
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** Runs a command and answers its seconds. */
function huiyin(args, env) {
  const startedAt = performance.now()
  const { status } = spawnSync(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`huiyin ${args[0]} ended with ${status}`)
  return secondsSince(startedAt)
}

/** Starts a service on what was restored, asks for pages, stops it; the seconds until it was ready. */
async function serve(env) {
  const startedAt = performance.now()
  const service = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  service.stdout.on('data', (text) => {
    said += text
  })
  try {
    for (let waited = 0; waited < readySecondsMax * 10; waited += 1) {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      const ready = address && (await fetch(`${address}/readyz`).catch(() => undefined))
      if (ready?.status === 200) {
        await askFor(address)
        return secondsSince(startedAt)
      }
      if (service.exitCode !== null) break
      await pause(100)
    }
    throw new Error('The restored service did not become ready.')
  } finally {
    if (service.exitCode === null) {
      service.kill('SIGTERM')
      await once(service, 'exit')
    }
  }
}

async function askFor(address) {
  for (const path of ['/', '/reviews', '/api/v1/regions', '/desk']) {
    const answer = await fetch(`${address}${path}`)
    await answer.body?.cancel()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  }
}

function secondsSince(startedAt) {
  return Math.round((performance.now() - startedAt) / 100) / 10
}
