import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
}

const path = fileURLToPath(new URL('../../package-lock.json', import.meta.url))
const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

test('the lockfile knows the packages of every platform, or npm ci refuses it', () => {
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${parent}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )

  // Mended by `node scripts/complete-lockfile.mjs`.
  expect(missing).toEqual([])
})

test('the lockfile names no registry', () => {
  const named = Object.values(packages).filter(({ resolved }) => resolved?.includes('//'))
  expect(named).toEqual([])
})
