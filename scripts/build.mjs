#!/usr/bin/env node
// npm run build: the staff desk, which is all that has to be built.
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
process.exitCode = await ensureWebBuilt()
