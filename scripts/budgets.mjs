// What a person on a slow line has to load for a screen of the desk, after compression.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './pinned-node.mjs'

const dist = join(root, 'web', 'dist')
const shellBytesMax = 160 * 1024
const screenBytesMax = 400 * 1024

/** @returns {string[]} a sentence for every screen that is too heavy */
export function overBudget() {
  const path = join(dist, '.vite', 'manifest.json')
  if (!existsSync(path))
    return ['The desk has no manifest: set build.manifest in web/vite.config.ts.']
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  return Object.entries(manifest).flatMap(([name, chunk]) => {
    const limit = chunk.isEntry ? shellBytesMax : chunk.isDynamicEntry ? screenBytesMax : undefined
    if (limit === undefined) return []
    const bytes = bytesOf(manifest, name)
    return bytes <= limit ? [] : [`${name}: ${bytes} bytes gzip, ${limit} allowed`]
  })
}

/** A chunk with all it imports at once; what it may load later is not counted. */
function bytesOf(manifest, entry) {
  const names = new Set([entry])
  for (const name of names) for (const next of manifest[name].imports ?? []) names.add(next)
  const files = new Set(
    [...names].flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]),
  )
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
}
