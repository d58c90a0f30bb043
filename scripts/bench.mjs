#!/usr/bin/env node
// npm run bench -- <name> [arguments]: runs a benchmark of bench/; its last line is one JSON object.
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root, runPinned } from './pinned-node.mjs'

const [name = '', ...args] = process.argv.slice(2)
const program = join(root, 'bench', `${basename(name)}.ts`)
if (name === '' || !existsSync(program)) {
  const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'))
  const names = files.map((file) => basename(file, '.ts')).sort()
  console.error(`Say which: npm run bench -- ${names.join('|')}`)
  process.exit(2)
}
await ensureInstalled()
process.exitCode = await runPinned([program, ...args])
