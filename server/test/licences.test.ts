import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Licences that ask for a notice and nothing else. */
const permitted = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
])

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
}

/** Whether an SPDX expression leaves a choice we may take: `A OR B` one of them, `A AND B` both. */
function isPermitted(expression: string | undefined): boolean {
  if (expression === undefined) return false
  const alternatives = expression.replace(/^\((.*)\)$/, '$1').split(' OR ')
  return alternatives.some((one) => one.split(' AND ').every((name) => permitted.has(name)))
}

/** Packages that are installed where Huiyin runs, or whose code is in the desk we build. */
function shippedPackages(): { readonly path: string; readonly entry: Locked }[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries<Locked>(lock.packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, entry]) => ({ path, entry }))
}

test('no shipped package asks more than a notice, and none leaves its licence unsaid', () => {
  const shipped = shippedPackages()
  const wrong = shipped
    .filter(({ entry }) => !isPermitted(entry.license))
    .map(({ path, entry }) => `${path} ${entry.version}: ${entry.license ?? 'unknown'}`)

  expect(shipped.length).toBeGreaterThan(200)
  expect(shipped.map(({ path }) => path)).toContain('node_modules/@napi-rs/image')
  expect(wrong).toEqual([])
})

test('what the lockfile says of a package is what the package says of itself', () => {
  const wrong = shippedPackages().flatMap(({ path, entry }) => {
    const file = join(root, path, 'package.json')
    // Packages for other platforms are in the lockfile and not on the disk.
    if (!existsSync(file)) return []
    const { license } = JSON.parse(readFileSync(file, 'utf8'))
    return license === entry.license ? [] : [`${path}: ${license} is not ${entry.license}`]
  })

  expect(wrong).toEqual([])
})

test('our own licence is the Apache License 2.0, whole', () => {
  const text = readFileSync(join(root, 'LICENSE'), 'utf8')

  expect(text).toContain('Version 2.0, January 2004')
  expect(text).toContain('END OF TERMS AND CONDITIONS')
  expect(text.split('\n').length).toBeGreaterThan(200)
})

describe('a planted licence is found', () => {
  test.each([
    'GPL-3.0-or-later',
    'AGPL-3.0',
    'LGPL-2.1',
    'MIT AND GPL-2.0',
    'SEE LICENSE IN LICENSE',
    'UNLICENSED',
    undefined,
  ])('%s', (license) => {
    expect(isPermitted(license)).toBe(false)
  })
  test.each(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'])(
    '%s is no violation',
    (name) => {
      expect(isPermitted(name)).toBe(true)
    },
  )
})
