// Installs the packages of the lockfile when they are not there, and only then.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findPinnedNode, root } from './pinned-node.mjs'

const attemptsMax = 3
const pauseMs = 5000
const lockfile = join(root, 'package-lock.json')
const marker = join(root, 'node_modules', '.huiyin-installed')

/** Makes node_modules what the lockfile says; a hiccup of the registry is tried again. */
export async function ensureInstalled() {
  if (isInstalled()) return
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    console.log(
      `Installing the packages of package-lock.json (attempt ${attempt} of ${attemptsMax}).`,
    )
    // No package of ours needs its install script: docs/adr/0001-pinned-node.md.
    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
    })
    if (npm.status === 0) return writeFileSync(marker, digestOfLockfile())
    if (attempt < attemptsMax) await pause(pauseMs)
  }
  console.error(
    'The packages could not be installed: check the connection to the npm registry, then run it again.',
  )
  process.exit(1)
}

function isInstalled() {
  if (findPinnedNode() === undefined) return false
  if (existsSync(marker) && readFileSync(marker, 'utf8') === digestOfLockfile()) return true
  if (!holdsWhatLockfileSays()) return false
  try {
    writeFileSync(marker, digestOfLockfile())
  } catch {
    // A folder we may not write is looked through again the next time.
  }
  return true
}

function digestOfLockfile() {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex')
}

/** Compares with npm's own note of what it installed: after `npm ci` or `npm install` by hand. */
function holdsWhatLockfileSays() {
  const note = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const found = JSON.parse(readFileSync(note, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.startsWith('node_modules/')) return true
    const installed = found[path]
    return installed === undefined ? optional === true : installed.version === version
  })
}
