import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkCertificate } from '@huiyin/contract/certificate-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/certificate-key.ts'
import { readConfig } from '../../src/platform/config.ts'
import { secretNames } from '../../src/platform/secrets.ts'
import { accepted } from '../harness/bad-review.ts'
import { carriedFrom, certificateDesk, scanned } from '../harness/certificates.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, testSecrets } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = await certificateDesk(town, world)
const folder = await mkdtemp(join(tmpdir(), 'huiyin-keys-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const { version, key } = testSecrets.current()
  const ring = { [version]: key.toString('base64url') }
  const secrets = Object.fromEntries(secretNames.map((name) => [name, ring]))
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
})

const replaceKey = (...args: string[]) => run('--region', county, ...args)

/** Runs the command of the operator beside the running town. */
async function run(...args: string[]) {
  const { host = '', user = '', database = '', connectionString } = db.connection
  const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
  const DATABASE_URL = connectionString ?? address
  const config = readConfig({ HUIYIN_DATA: folder, DATABASE_URL })
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  await command.run(args, { config, world, print })
  return lines.join('\n')
}

const keys = async () => (await carriedFrom(town, world)).keys
const codeOf = async (of: string) => scanned((await accepted(desk.paper('lin', of))).body)
const verdictOf = async (code: string) =>
  (await checkCertificate(code, await carriedFrom(town, world))).verdict

test('a key that was replaced still verifies what it signed; the next signs from then on', async () => {
  const code = await codeOf((await desk.issued('王小明')).certificate)
  const [old] = await keys()
  world.set('2026-06-23T09:00:00+08:00')

  const said = await replaceKey()
  const next = await codeOf((await desk.issued('李四')).certificate)

  expect(said).toContain(`Key ${old?.id} stays published`)
  expect(said).toContain('1 status lists are signed anew')
  expect((await keys()).map(({ until }) => until === null)).toEqual([false, true])
  expect(await verdictOf(code)).toBe('valid')
  expect(await verdictOf(next)).toBe('valid')
})

test('of a key somebody else may have nothing counts, and it is said how much', async () => {
  const code = await codeOf((await desk.issued('赵五')).certificate)
  world.set('2026-06-24T09:00:00+08:00')

  const said = await replaceKey('--compromised')

  expect(said).toContain('2 certificates in force have to be issued again')
  expect(await verdictOf(code)).toBe('key_not_valid')
})

test('the other suite has a key of its own, and what is no suite is refused', async () => {
  expect(await replaceKey('--suite', 'sm2')).toContain('sm2 key')
  expect(
    (await keys()).filter(({ suite, until }) => suite === 'sm2' && until === null),
  ).toHaveLength(1)
  await expect(replaceKey('--suite', 'rsa')).rejects.toThrow('There is no suite rsa.')
  await expect(run()).rejects.toThrow('Which region?')
})
