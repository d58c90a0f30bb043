import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'ops', 'systemd')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const services = ['huiyin.service', 'huiyin-backup.service']
const units = [...services, 'huiyin-backup.timer']

/** Lines `Key=value` of a unit. */
function settingsOf(name: string): ReadonlyMap<string, string> {
  const lines = read(name).matchAll(/^([A-Za-z]+)=(.*)$/gm)
  return new Map([...lines].map(([, key = '', value = '']) => [key, value]))
}

test('whatever a unit names lies in the bundle, or is made by its install script', () => {
  const install = readFileSync(join(root, 'ops', 'bundle', 'install.sh'), 'utf8')
  const made = ['/etc/huiyin.env', '/var/lib/huiyin']
  for (const name of units) {
    for (const [path] of read(name).matchAll(/\/(opt|etc|var|usr|home)\/[\w./-]*\w/g)) {
      if (path.startsWith('/opt/huiyin/')) {
        expect(existsSync(join(root, path.slice('/opt/huiyin/'.length))), path).toBe(true)
      } else if (path !== '/opt/huiyin') {
        expect(
          made.some((one) => path === one || path.startsWith(`${one}/`)),
          path,
        ).toBe(true)
      }
    }
    expect(install).toContain(name)
  }
  for (const path of made) expect(install).toContain(path)
  expect(install).toContain('useradd --system')
})

test.each(services)(
  '%s runs as an ordinary user who can write its data and nothing else',
  (name) => {
    const settings = settingsOf(name)

    expect(settings.get('User')).toBe('huiyin')
    expect(settings.get('ProtectSystem')).toBe('strict')
    expect(settings.get('ReadWritePaths')).toBe('/var/lib/huiyin')
    expect(settings.get('CapabilityBoundingSet')).toBe('')
    expect(settings.get('UMask')).toBe('0077')
    for (const key of [
      ...['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'PrivateDevices', 'RestrictNamespaces'],
      ...['ProtectKernelLogs', 'ProtectKernelModules', 'ProtectKernelTunables', 'ProtectClock'],
      ...['ProtectControlGroups', 'ProtectHostname', 'LockPersonality', 'RestrictSUIDSGID'],
    ]) {
      expect(settings.get(key), key).toBe('true')
    }
  },
)

test('the log in a file is kept for half a year, as the law asks', () => {
  const rotation = read('huiyin.logrotate')
  const kept = Number(/^\s*rotate (\d+)$/m.exec(rotation)?.[1])

  expect(rotation).toMatch(/^\s*daily$/m)
  expect(kept).toBeGreaterThan(184)
})

const analyze = '/usr/bin/systemd-analyze'

test.skipIf(!existsSync(analyze))('systemd finds nothing wrong with the units', () => {
  const copies = mkdtempSync(join(tmpdir(), 'huiyin-units-'))
  try {
    for (const name of readdirSync(folder)) {
      // The program is not where the unit looks for it, here.
      const text = read(name).replace('/opt/huiyin/bin/huiyin serve', '/bin/true serve')
      writeFileSync(join(copies, name), text)
    }
    const paths = units.map((name) => join(copies, name))
    const verified = spawnSync(analyze, ['verify', ...paths], { encoding: 'utf8' })
    expect({ ...verified, said: verified.stdout + verified.stderr }).toMatchObject({
      status: 0,
      said: '',
    })
    for (const name of services) {
      // Of 10; what is left is that it speaks to a network, and makes machine code.
      const threshold = ['security', '--offline=true', '--threshold=35', join(copies, name)]
      const { status, stdout } = spawnSync(analyze, threshold, { encoding: 'utf8' })
      expect(status, stdout).toBe(0)
    }
  } finally {
    rmSync(copies, { recursive: true, force: true })
  }
})
