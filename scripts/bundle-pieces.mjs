// What goes into an offline bundle: which files of ours, which packages, whose licences.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'

const kept = [
  /^(bin|contract|docs|ops)\//,
  /^server\/(src\/|package\.json$)/,
  /^web\/package\.json$/,
  /^scripts\/(pinned-node|restore-drill)\.mjs$/,
  /^(CHANGELOG|GLOSSARY|README|README\.zh-CN|SECURITY|ARCHITECTURE)\.md$/,
  /^(LICENSE|NOTICE|package\.json|package-lock\.json)$/,
]
/** Tests, and what only tests read. */
const left = [/\.test\.ts$/, /\/test(-[a-z-]+|ing)\.ts$/, /^docs\/pictures\//]

/** The files of the commit that an office needs, in order. */
export function sourceFiles(root) {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error('a bundle is made from a git checkout')
  return stdout
    .split('\0')
    .filter((path) => kept.some((form) => form.test(path)))
    .filter((path) => !left.some((form) => form.test(path)))
    .sort()
}

/** Packages of the lockfile that run on the platform, with their version and licence, in order. */
export function bundledPackages(lock, platform) {
  const needed = reachable(lock, ['', 'server', 'contract'], platform)
  return [...needed]
    .map((path) => ({ path, version: lock.packages[path].version, ...licenceOf(lock, path) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Every package whose code is in the bundle, with its licence: those of the built desk too. */
export function notices(lock, platform) {
  const line = ({ path, version, licence }) => `${nameOf(path)} ${version}: ${licence}\n`
  const ours = bundledPackages(lock, platform)
  const known = new Set(ours.map(({ path }) => path))
  const desk = [...reachable(lock, ['web'], platform)]
    .filter((path) => !known.has(path))
    .map((path) => ({ path, version: lock.packages[path].version, ...licenceOf(lock, path) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  return [
    'Packages in node_modules; the text of each licence lies in the package.\n\n',
    ...ours.map(line),
    '\nPackages built into the desk (web/dist).\n\n',
    ...desk.map(line),
  ].join('')
}

/** Follows the dependencies that are no development dependencies, as Node finds them. */
function reachable(lock, starts, platform) {
  const found = new Set()
  const visit = (path) => {
    const entry = lock.packages[path]
    const all = { ...entry.dependencies, ...entry.optionalDependencies }
    const peers = Object.keys(entry.peerDependencies ?? {})
    for (const name of [...Object.keys(all), ...peers]) {
      const next = resolveFrom(lock, path, name)
      if (next === undefined || found.has(next)) continue
      if (lock.packages[next].link) {
        visit(lock.packages[next].resolved)
      } else if (fits(lock.packages[next], platform)) {
        found.add(next)
        visit(next)
      }
    }
  }
  for (const start of starts) visit(start)
  return found
}

function resolveFrom(lock, path, name) {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (lock.packages[candidate] !== undefined) return candidate
    if (at === '' || !at.includes('/')) {
      const top = `node_modules/${name}`
      return lock.packages[top] === undefined ? undefined : top
    }
  }
}

function fits({ os, cpu, libc }, platform) {
  const [ourOs, ourCpu] = platform.split('-')
  const allows = (list, ours) => list === undefined || list.includes(ours)
  return allows(os, ourOs) && allows(cpu, ourCpu) && allows(libc, 'glibc')
}

function licenceOf(lock, path) {
  return { licence: lock.packages[path].license ?? 'unknown' }
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Paths of all files below a folder, in order; links stay what they are. */
export function pathsBelow(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.isDirectory()) return pathsBelow(folder, path)
      return entry.isFile() ? [path] : []
    })
    .sort()
}

export function digestOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** e_machine of the ELF header (System V ABI, chapter 4): 62 is x86-64, 183 AArch64. */
const machines = { 'linux-x64': 62, 'linux-arm64': 183 }

/**
 * Programs and libraries below a folder, told by their ELF headers, and those of them that run on
 * another machine: the bundle for arm64 is made on x64, where nothing of it can be started.
 */
export function binariesBelow(folder, platform) {
  const found = pathsBelow(folder)
    .map((path) => ({ path, machine: elfMachine(join(folder, path)) }))
    .filter(({ machine }) => machine !== undefined)
  const isForeign = ({ machine }) => machine !== machines[platform]
  return { count: found.length, foreign: found.filter(isForeign).map(({ path }) => path) }
}

/** The number of the machine a file runs on; `undefined` where it is no ELF file. */
function elfMachine(file) {
  const header = Buffer.alloc(20)
  const descriptor = openSync(file, 'r')
  try {
    if (readSync(descriptor, header, 0, header.length, 0) < header.length) return undefined
  } finally {
    closeSync(descriptor)
  }
  if (header.toString('latin1', 0, 4) !== '\x7fELF') return undefined
  const isLittleEndian = header[5] === 1
  return isLittleEndian ? header.readUInt16LE(18) : header.readUInt16BE(18)
}
