#!/usr/bin/env node
// node scripts/try-service.mjs <bundle.tar.gz>, as root: installs a bundle as a service where nothing of
// the machine is touched and no network is, and runs what the units say: as their user, without
// privileges, with nothing but the data folder writable; then the backup of the night.
// systemd itself is not started: the units are verified by its own program where it is installed.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bare, fail, must, requireTool, since, tryService } from './trial.mjs'

const self = fileURLToPath(import.meta.url)
const units = '/etc/systemd/system'
const data = '/var/lib/huiyin'
const [first, ...others] = process.argv.slice(2)

try {
  if (first === '--inside') await tryInside(...others)
  else tryOutside(first)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

/** Starts this script again with a network and a file system of its own. */
function tryOutside(path) {
  if (path === undefined || !existsSync(path)) {
    fail('Say which: node scripts/try-service.mjs <bundle.tar.gz>')
  }
  if (process.getuid() !== 0) fail('Only root can try this: it installs a service.')
  for (const tool of ['unshare', 'mount', 'setpriv', 'ip', 'tar']) requireTool(tool)
  const workshop = mkdtempSync('/var/tmp/huiyin-try-')
  chmodSync(workshop, 0o711)
  try {
    const inside = [process.execPath, self, '--inside', workshop, resolve(path)]
    const { status } = spawnSync('unshare', ['-n', '-m', '--propagation=private', ...inside], {
      stdio: 'inherit',
    })
    if (status !== 0) process.exitCode = status ?? 1
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

async function tryInside(workshop, bundle) {
  run('ip', ['link', 'set', 'lo', 'up'])
  coverMachine(workshop)
  const folder = join(workshop, 'unpacked')
  run('mkdir', [folder])
  run('tar', ['-xzf', bundle, '-C', folder])
  const [name] = readdirSync(folder)
  const env = { ...bare, SYSTEMD_OFFLINE: '1' }
  const script = join(folder, name, 'install.sh')
  must(spawnSync(script, { stdio: ['ignore', 'inherit', 'inherit'], env }), 'install.sh')
  checkInstalled()
  const verified = verifyUnits(env)

  const service = readUnit('huiyin.service')
  const timed = await tryService(startAs(service))
  const backing = performance.now()
  must(await ended(startAs(readUnit('huiyin-backup.service'))), 'the backup of the night')
  const backupSeconds = since(backing)
  const backups = readdirSync(join(data, 'backups'))
  if (backups.length !== 1) fail(`there are ${backups.length} backups`)
  console.log(JSON.stringify({ name, user: service.User, verified, ...timed, backupSeconds }))
}

/** What installing writes to goes into a layer that ends with this script. */
function coverMachine(workshop) {
  const layers = join(workshop, 'layers')
  run('mkdir', [layers])
  run('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', layers])
  for (const path of ['/etc', '/var/lib', '/opt']) {
    const [upper, work] = ['upper', 'work'].map((part) => join(layers, part, path))
    run('mkdir', ['-p', upper, work])
    const layer = `lowerdir=${path},upperdir=${upper},workdir=${work}`
    run('mount', ['-t', 'overlay', '-o', layer, 'overlay', path])
  }
  run('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', '/run'])
  run('mkdir', ['-p', data])
  run('mount', ['-t', 'tmpfs', 'tmpfs', data])
  // By this folder the script sees that the machine is run by systemd.
  run('mkdir', ['-p', '/run/systemd/system'])
}

function checkInstalled() {
  const modes = { [data]: 0o700, '/etc/huiyin.env': 0o600, [`${units}/huiyin.service`]: 0o644 }
  for (const [path, mode] of Object.entries(modes)) {
    const found = statSync(path).mode & 0o777
    if (found !== mode) fail(`${path} has mode ${found.toString(8)}`)
  }
  const user = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('huiyin:'))
  if (!user?.endsWith('nologin')) fail(`nobody but the service is to be its user: ${user}`)
}

/** By systemd's own program, with every path where it belongs; says so where there is none. */
function verifyUnits(env) {
  const names = readdirSync(units).filter((name) => name.startsWith('huiyin'))
  if (!existsSync('/usr/bin/systemd-analyze')) return 'no systemd-analyze here'
  const paths = names.map((name) => join(units, name))
  run('systemd-analyze', ['verify', ...paths], env)
  run('systemctl', ['enable', 'huiyin', 'huiyin-backup.timer'], env)
  return names.join(' ')
}

/** The settings of `[Service]`; of one that stands twice, the last. */
function readUnit(name) {
  const text = readFileSync(join(units, name), 'utf8')
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => /^([A-Za-z]+)=(.*)$/.exec(line))
      .filter((found) => found !== null)
      .map(([, key, value]) => [key, value]),
  )
}

/** Runs what a unit starts, as its user, without privileges, in a file system it cannot write. */
function startAs({ User, ExecStart, Environment, WorkingDirectory, ReadWritePaths }) {
  const settings = readFileSync('/etc/huiyin.env', 'utf8').split('\n')
  const given = [Environment, ...settings].filter((line) => /^[A-Z_]+=/.test(line))
  const env = Object.fromEntries(given.map((line) => line.split(/=(.*)/s)))
  const command = ExecStart.replaceAll('%%', '%')
  const script = [
    `mount --bind ${ReadWritePaths} ${ReadWritePaths}`,
    ...['/opt', '/etc', '/'].map((path) => `mount -o remount,bind,ro ${path}`),
    'mount -t tmpfs -o mode=1777 tmpfs /tmp',
    `cd ${WorkingDirectory}`,
    `exec setpriv --reuid=${User} --regid=${User} --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all ${command}`,
  ].join(' && ')
  return spawn('unshare', ['-m', 'sh', '-c', script], {
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function ended(child) {
  child.stdout.resume()
  return new Promise((settle) => child.once('exit', (status) => settle({ status })))
}

function run(program, args, env = bare) {
  must(spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }), program)
}
