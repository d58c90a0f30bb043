/**
 * Weighs what a browser fetches for the frame of the desk and for each of its screens, from Vite's
 * manifest, and fails above the budget. `npm run build` comes first.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const shellKilobytesMax = 160
const routeKilobytesMax = 400
const dist = join(import.meta.dirname, '..', 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
if (entry === undefined) throw new Error('The manifest names no entry: run the build first.')

const weights = new Map()

/** Compressed size of a file in kilobytes. */
function weigh(file) {
  const known = weights.get(file)
  if (known !== undefined) return known
  const weight = gzipSync(readFileSync(join(dist, file))).length / 1024
  weights.set(file, weight)
  return weight
}

/** Files of a chunk and of everything it imports at once; with `lazyToo` also what it fetches later. */
function filesOf(key, lazyToo, files = new Set()) {
  const chunk = manifest[key]
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const style of chunk.css ?? []) files.add(style)
  for (const next of chunk.imports ?? []) filesOf(next, lazyToo, files)
  if (lazyToo) for (const next of chunk.dynamicImports ?? []) filesOf(next, true, files)
  return files
}

function kilobytes(files, isWanted = () => true) {
  return [...files].filter(isWanted).reduce((sum, file) => sum + weigh(file), 0)
}

let isWithin = true
function report(name, size, most) {
  const mark = size <= most ? 'ok  ' : 'OVER'
  if (size > most) isWithin = false
  console.log(`${mark} ${name.padEnd(28)} ${size.toFixed(1).padStart(7)} KB of ${most}`)
}

const shell = filesOf(entry, false)
const isScript = (file) => file.endsWith('.js')
report('shell (scripts)', kilobytes(shell, isScript), shellKilobytesMax)
const later = manifest[entry].dynamicImports ?? []
const isScreen = (key) => key.includes('/screens/')
// The theme comes after the frame, but with every screen.
const always = new Set(shell)
for (const part of later.filter((key) => !isScreen(key))) filesOf(part, true, always)
for (const screen of later.filter(isScreen)) {
  const name = screen.split('/').at(-1).replace('.tsx', '')
  report(name, kilobytes(filesOf(screen, true, new Set(always))), routeKilobytesMax)
}
process.exit(isWithin ? 0 : 1)
