// Builds the staff desk when its sources changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runPinned } from './pinned-node.mjs'

const web = join(root, 'web')
const note = join(web, 'dist', '.built-from')

/** @returns {Promise<number>} an exit code; 0 as well when there was nothing to do */
export async function ensureWebBuilt() {
  const digest = digestOfSources()
  if (existsSync(note) && readFileSync(note, 'utf8') === digest) return 0
  console.log('Building the staff desk.')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const build = (...more) => runPinned([vite, 'build', web, '--logLevel', 'warn', ...more])
  // The page that verifies certificates offline is a file of its own, beside the desk.
  const checker = join(web, 'src', 'checker', 'vite.config.ts')
  const collect = join(web, 'src', 'collect', 'vite.config.ts')
  const code =
    (await build()) || (await build('--config', checker)) || (await build('--config', collect))
  if (code === 0) writeFileSync(note, digest)
  return code
}

function digestOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of [web, join(root, 'contract', 'src')]) {
    for (const path of filesBelow(folder)) hash.update(path).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
}
