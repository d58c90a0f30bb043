#!/usr/bin/env node
// Finds a Chromium for the browser stories, installing one where that is ours to do.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const packages = ['chromium', 'fonts-noto-cjk']

/**
 * @returns {string} a browser that answers `--version`
 * @throws {Error} with the one command to run
 */
export function findBrowser(environment = process.env) {
  const named = environment.PLAYWRIGHT_CHROMIUM
  if (named) {
    if (answers(named)) return named
    // Falling through to another browser would hide a wrong setting.
    throw new Error(`PLAYWRIGHT_CHROMIUM=${named} does not answer --version: correct or unset it.`)
  }
  const found = installed(environment)
  if (found !== undefined && hasChineseFont()) return found
  if (mayInstall(environment)) install()
  const browser = found ?? installed(environment)
  if (browser !== undefined && hasChineseFont()) return browser
  throw new Error(
    browser === undefined
      ? `未找到浏览器，请运行 / No browser found, run: ${command().join(' ')}\n或设置 / or set PLAYWRIGHT_CHROMIUM=/path/of/chrome`
      : `未找到中文字体，请运行 / No Chinese font found, run: ${command().join(' ')}`,
  )
}

function installed(environment) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
  const onWindows = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => environment[name])
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  return [...candidates, ...onMac, ...onWindows].filter((path) => existsSync(path)).find(answers)
}

/** Ubuntu's `chromium` can be an empty shell that only answers with an advertisement. */
function answers(program) {
  const { status, stdout } = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  return status === 0 && /\d+\.\d+/.test(stdout ?? '')
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

function mayInstall(environment) {
  if (environment.HUIYIN_NO_INSTALL || !existsSync('/usr/bin/apt-get')) return false
  if (!/debian/.test(readFileSync('/etc/os-release', 'utf8'))) return false
  return isRoot() || spawnSync('sudo', ['-n', 'true']).status === 0
}

function isRoot() {
  return process.getuid?.() === 0
}

function command() {
  if (process.platform !== 'linux') return ['install Google Chrome']
  return [...(isRoot() ? [] : ['sudo']), 'apt-get', 'install', '-y', ...packages, 'fontconfig']
}

function install() {
  const [program, ...prefix] = isRoot() ? ['env'] : ['sudo', '-n', 'env']
  const apt = (...words) =>
    spawnSync(program, [...prefix, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  console.log(`Installing ${packages.join(' and ')} for the browser stories.`)
  apt('update')
  apt(
    '-o',
    'DPkg::Lock::Timeout=300',
    'install',
    '-y',
    '--no-install-recommends',
    ...packages,
    'fontconfig',
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(findBrowser())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
