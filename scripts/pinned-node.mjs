// The Node that Huiyin runs on comes from npm (docs/adr), so any Node from 20 can start it.
// Plain JavaScript for that reason, here and in all of scripts/ and bin/.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const majorWanted = 24

/** The program of the pinned Node, or our own when it is new enough; undefined when there is none. */
export function findPinnedNode() {
  const packaged = join(
    root,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  )
  if (existsSync(packaged)) return packaged
  const major = Number(process.versions.node.split('.')[0])
  return major >= majorWanted && existsSync(join(root, 'node_modules'))
    ? process.execPath
    : undefined
}

/**
 * Runs a script of ours in the pinned Node, with our terminal, and waits for its end.
 *
 * @param {readonly string[]} args the script and its arguments
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<number>} its exit code
 */
export function runPinned(args, environment = process.env) {
  const node = findPinnedNode()
  if (node === undefined) {
    console.error('Huiyin is not installed yet: run "npm ci" in its folder, then try again.')
    return Promise.resolve(1)
  }
  return runPassingSignals(node, args, environment)
}

/** The channel tells the child that we ended, even when we are killed. */
function runPassingSignals(program, args, environment) {
  const child = spawn(program, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment,
  })
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  const passOn = (signal) => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  for (const signal of signals) process.on(signal, passOn)
  const watch = watchParent(() => passOn('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, passOn)
      resolve(code ?? (signal === 'SIGKILL' ? 137 : 1))
    })
  })
}

/** npm ends at a SIGTERM without telling its script: what it started is then ours to stop. */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, 500).unref()
}
