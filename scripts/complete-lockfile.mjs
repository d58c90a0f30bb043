#!/usr/bin/env node
// Adds to package-lock.json the packages for other platforms that a registry did not serve when it
// was written; `npm ci` refuses a lockfile without them. Run it after changing a dependency.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pinned-node.mjs'

const path = join(root, 'package-lock.json')
const platform =
  /(android|darwin|linux|win32|freebsd|openharmony)-(arm64|x64|arm|ia32|ppc64|riscv64|s390x)(-.*)?$/

const lockfile = JSON.parse(readFileSync(path, 'utf8'))
const added = missingFrom(lockfile.packages)
const entries = Object.entries({ ...lockfile.packages, ...added })
entries.sort(([left], [right]) => left.localeCompare(right, 'en'))
writeFileSync(
  path,
  `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(entries) }, null, 2)}\n`,
)
console.log(`${Object.keys(added).length} packages for other platforms added.`)

function missingFrom(packages) {
  const wanted = Object.entries(packages)
    .filter(([parent]) => parent.startsWith('node_modules/'))
    .flatMap(([parent, { optionalDependencies = {}, dev }]) =>
      Object.entries(optionalDependencies).map(([name, version]) => ({
        parent,
        name,
        version,
        dev,
      })),
    )
  const isMissing = ({ parent, name }) =>
    packages[`${parent}/node_modules/${name}`] === undefined &&
    packages[`node_modules/${name}`] === undefined
  return Object.fromEntries(
    wanted.filter(isMissing).map((one) => [`node_modules/${one.name}`, entryOf(one)]),
  )
}

/** As npm writes it, without the hash: the file was not there to be hashed. */
function entryOf({ name, version, dev }) {
  const [, os, cpu, rest = ''] = platform.exec(name) ?? []
  if (os === undefined) throw new Error(`${name} is missing, and its name tells no platform`)
  return {
    version,
    cpu: [cpu],
    ...(dev === true ? { dev } : {}),
    ...(os === 'linux' ? { libc: [rest.includes('musl') ? 'musl' : 'glibc'] } : {}),
    optional: true,
    os: [os],
  }
}
