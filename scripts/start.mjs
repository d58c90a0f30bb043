#!/usr/bin/env node
// npm start: installs and builds what is missing, then serves; with the demo unless told otherwise.
import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { root, runPinned } from './pinned-node.mjs'

await ensureInstalled()
const built = await ensureWebBuilt()
if (built !== 0) process.exit(built)
const environment = { ...process.env, HUIYIN_DEMO: process.env.HUIYIN_DEMO || '1' }
process.exitCode = await runPinned([join(root, 'server', 'src', 'main.ts'), 'serve'], environment)
