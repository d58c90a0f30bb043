#!/usr/bin/env node
// npm run bench -- <name> [arguments]: runs a benchmark of bench/; its last line is one JSON object.
import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { root, runPinned } from './pinned-node.mjs'

const [name = '', ...args] = process.argv.slice(2)
const program = join(root, 'bench', `${basename(name)}.ts`)
if (name === '' || !existsSync(program)) {
  const names = globSync('bench/*.ts', { cwd: root }).map((file) => basename(file, '.ts'))
  console.error(`Say which: npm run bench -- ${names.toSorted().join('|')}`)
  process.exit(2)
}
await ensureInstalled()
process.exitCode = await runPinned([program, ...args])
