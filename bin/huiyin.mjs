#!/usr/bin/env node
import { join } from 'node:path'
import { root, runPinned } from '../scripts/pinned-node.mjs'

process.exitCode = await runPinned([
  join(root, 'server', 'src', 'main.ts'),
  ...process.argv.slice(2),
])
