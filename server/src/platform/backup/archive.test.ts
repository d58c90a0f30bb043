import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withPacked, withUnpacked } from './archive.ts'

const workshop = await mkdtemp(join(tmpdir(), 'huiyin-archive-'))
afterAll(() => rm(workshop, { recursive: true, force: true }))

const deep = join('files', 'a'.repeat(90), 'b'.repeat(40), '照片.jpg')
const contents = new Map([
  ['manifest.json', Buffer.from('{}')],
  ['tables/empty.copy.gz', Buffer.alloc(0)],
  ['tables/full.copy.gz', Buffer.alloc(512, 1)],
  ['tables/large.copy.gz', Buffer.alloc(3_000_001, 2)],
  [deep, Buffer.from('long name')],
])

async function packed(name: string): Promise<string> {
  const file = join(workshop, `${name}.tar`)
  await withPacked(file, async (folder) => {
    for (const [path, bytes] of contents) {
      await mkdir(join(folder, path, '..'), { recursive: true })
      await writeFile(join(folder, path), bytes)
    }
  })
  return file
}

test('a backup in one file holds every byte of the folder, and can be read by tar', async () => {
  const file = await packed('whole')

  await withUnpacked(file, async (folder) => {
    for (const [path, bytes] of contents) {
      expect((await readFile(join(folder, path))).equals(bytes)).toBe(true)
    }
  })
  const listed = execFileSync('tar', ['--quoting-style=literal', '-tf', file], { encoding: 'utf8' })
  expect(listed.trim().split('\n').sort()).toEqual([...contents.keys()].sort())
})

test('a file is not written over another, and a damaged one is refused', async () => {
  const file = await packed('damaged')

  await expect(packed('damaged')).rejects.toThrow('is there already')
  const bytes = await readFile(file)
  bytes[3] = (bytes[3] ?? 0) ^ 1
  await writeFile(file, bytes)
  await expect(withUnpacked(file, async () => {})).rejects.toThrow('damaged')
})
