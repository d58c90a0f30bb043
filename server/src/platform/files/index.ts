import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../world.ts'

/** A file as it is kept: named by what is in it, so that equal files are kept once. */
export interface StoredFile {
  /** SHA-256 in hex. */
  readonly sha256: string
  readonly size: number
}

export interface Files {
  /**
   * Keeps a file durably. Keep the file first and its row after: a file without a row is swept, a
   * row without a file would be a promise broken.
   */
  put(regionCode: string, bytes: Uint8Array): Promise<StoredFile>
  /** @throws when the file is gone or its content no longer has its name */
  read(regionCode: string, sha256: string): Promise<Buffer>
  /** Removes a file unless it was written again since `before`. */
  removeOlderThan(regionCode: string, sha256: string, before: Date): Promise<boolean>
  /** Names of files last written before a moment of the machine, a folder at a time. */
  listOlderThan(regionCode: string, before: Date): AsyncIterable<readonly string[]>
}

const sha256Form = /^[0-9a-f]{64}$/
const regionCodeForm = /^[0-9]{6,12}$/

/** Files below `<folder>/<region>/<aa>/<sha256>`, readable by the owner of the process only. */
export function openFiles(parts: { folder: string; world: World }): Files {
  const { folder, world } = parts

  const regionFolder = (regionCode: string) => {
    assert(regionCodeForm.test(regionCode), `not a region code: ${regionCode}`)
    return join(folder, regionCode)
  }
  const folderOf = (regionCode: string, sha256: string) => {
    assert(sha256Form.test(sha256), 'not the name of a file')
    return join(regionFolder(regionCode), sha256.slice(0, 2))
  }
  const pathOf = (regionCode: string, sha256: string) => join(folderOf(regionCode, sha256), sha256)

  return {
    async put(regionCode, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const into = folderOf(regionCode, sha256)
      await mkdir(into, { recursive: true, mode: 0o700 })
      const draft = join(into, `.${world.randomBytes(8).toString('hex')}`)
      await writeDurably(draft, bytes)
      // Written again even when it is there: its age starts anew, so a sweep spares it.
      await rename(draft, join(into, sha256))
      await syncFolder(into)
      return { sha256, size: bytes.length }
    },
    async read(regionCode, sha256) {
      const bytes = await readFile(pathOf(regionCode, sha256))
      const found = createHash('sha256').update(bytes).digest('hex')
      assert.equal(found, sha256, 'a kept file was changed')
      return bytes
    },
    async removeOlderThan(regionCode, sha256, before) {
      const path = pathOf(regionCode, sha256)
      const { mtime } = await stat(path)
      if (mtime >= before) return false
      await rm(path, { force: true })
      return true
    },
    async *listOlderThan(regionCode, before) {
      const root = regionFolder(regionCode)
      for (const part of await namesIn(root)) {
        const old: string[] = []
        for (const name of await namesIn(join(root, part))) {
          const path = join(root, part, name)
          const { mtime } = await stat(path)
          if (mtime >= before) continue
          // A draft that old belongs to a process that died while writing.
          if (sha256Form.test(name)) old.push(name)
          else await rm(path, { force: true })
        }
        if (old.length > 0) yield old
      }
    },
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name of a file is durable only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
