import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/harness/index.ts'
import { checkSecrets, openSecrets, secretNames } from './secrets.ts'

const db = await testDatabase()
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the first start makes a key for everything, readable by the owner alone', async () => {
  const path = join(folder, 'new', 'secrets.json')
  const secrets = await openSecrets(path)

  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const keys = secretNames.map((name) => secrets.current(name))
  expect(keys.map(({ version, key }) => [version, key.length])).toEqual(keys.map(() => [1, 32]))
  expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(keys.length)
})

test('two processes that start at once use the same keys', async () => {
  const path = join(folder, 'secrets.json')
  const [one, two] = await Promise.all([openSecrets(path), openSecrets(path)])

  expect(one.current('session')).toEqual(two.current('session'))
})

test('a further version becomes current, and the older one stays readable', async () => {
  const path = join(folder, 'secrets.json')
  const old = (await openSecrets(path)).current('reviewToken')
  const file = JSON.parse(await readFile(path, 'utf8'))
  file.reviewToken['2'] = Buffer.alloc(32, 7).toString('base64url')
  await writeFile(path, JSON.stringify(file))

  const secrets = await openSecrets(path)

  expect(secrets.current('reviewToken')).toEqual({ version: 2, key: Buffer.alloc(32, 7) })
  expect(secrets.key('reviewToken', 1)).toEqual(old.key)
  expect(() => secrets.key('reviewToken', 3)).toThrow('no version 3')
})

test('a file that others may read, that is damaged or lacks a key is refused', async () => {
  const path = join(folder, 'secrets.json')
  await openSecrets(path)
  const whole = await readFile(path, 'utf8')

  await chmod(path, 0o640)
  await expect(openSecrets(path)).rejects.toThrow(/open to other users: run "chmod 600"/)
  await chmod(path, 0o600)
  await writeFile(path, '{')
  await expect(openSecrets(path)).rejects.toThrow(/damaged/)
  await writeFile(path, whole.replace('contactLookup', 'contactLokup'))
  await expect(openSecrets(path)).rejects.toThrow(/no usable key "contactLookup"/)
})

test('a database refuses secrets it was not written with', async () => {
  const own = await openSecrets(join(folder, 'own.json'))
  const foreign = await openSecrets(join(folder, 'foreign.json'))

  await checkSecrets(db, own)
  await checkSecrets(db, own)

  await expect(checkSecrets(db, foreign)).rejects.toThrow(/not the one this database was written/)
})
