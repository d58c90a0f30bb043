import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { chown, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Db } from './db/db.ts'
import { insertRows } from './db/rows.ts'
import { sql } from './db/sql.ts'
import { codeOf, StartFault } from './start-fault.ts'

/** What each secret protects. */
export const secretNames = [
  'reviewToken',
  'contactData',
  'contactLookup',
  'receipt',
  'session',
] as const
export type SecretName = (typeof secretNames)[number]

/** The keys of this installation; each name has one or more versions, the highest is current. */
export interface Secrets {
  /** The key that new values are made with. */
  current(name: SecretName): { readonly version: number; readonly key: Buffer }
  /**
   * An older key, to read what was made with it.
   *
   * @throws Error if the file does not hold that version
   */
  key(name: SecretName, version: number): Buffer
}

type SecretFile = Readonly<Record<string, Readonly<Record<string, string>>>>

const keyBytes = 32

/**
 * Reads the secrets, making them at the first start: `{"contactData": {"1": "<base64url>"}, …}`,
 * readable by the owner alone. A key is replaced by adding the next version.
 *
 * @throws StartFault if the file cannot be read or written, lacks a key, or is open to others
 */
export async function openSecrets(path: string): Promise<Secrets> {
  const rings = ringsOf(path, (await readSecretFile(path)) ?? (await makeSecretFile(path)))
  const key = (name: SecretName, version: number) => {
    const found = rings.get(name)?.get(version)
    if (found === undefined) throw new Error(`the secret ${name} has no version ${version}`)
    return found
  }
  return {
    key,
    current(name) {
      const version = Math.max(...(rings.get(name)?.keys() ?? []))
      return { version, key: key(name, version) }
    },
  }
}

/**
 * Compares the secrets with those this database was written with, and remembers new versions. With
 * other keys every stored name and phone number would be unreadable and every printed code void.
 *
 * @throws StartFault if a key is missing or is another one
 */
export async function checkSecrets(db: Db, secrets: Secrets): Promise<void> {
  const known = await db.query(sql<{ name: SecretName; version: number; fingerprint: string }>`
    select name, version, fingerprint
    from platform.secret_fingerprint
    order by name, version`)
  for (const { name, version, fingerprint } of known) {
    if (fingerprintOf(secrets, name, version) === fingerprint) continue
    throw new StartFault(
      `The secrets file is not the one this database was written with (${name}, version ` +
        `${version}): put back the file kept with its backup, or name it in HUIYIN_SECRET_FILE.`,
    )
  }
  const rows = secretNames
    .map((name) => ({ name, version: secrets.current(name).version }))
    .filter(
      ({ name, version }) => !known.some((one) => one.name === name && one.version === version),
    )
    .map((one) => ({ ...one, fingerprint: fingerprintOf(secrets, one.name, one.version) ?? '' }))
  // The public process may not write here: there is nothing to write once the desk has started.
  if (rows.length === 0) return
  await db.query(
    insertRows(
      'platform.secret_fingerprint',
      { name: 'text', version: 'int', fingerprint: 'text' },
      rows,
      'on conflict (name, version) do nothing',
    ),
  )
}

function fingerprintOf(secrets: Secrets, name: SecretName, version: number): string | undefined {
  try {
    return createHmac('sha256', secrets.key(name, version)).update('fingerprint').digest('hex')
  } catch {
    return undefined
  }
}

async function readSecretFile(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path)
    if ((mode & 0o077) === 0) return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new StartFault(
      `The secrets file ${path} cannot be read (${codeOf(error)}): give it to the user that runs Huiyin.`,
      { cause: error },
    )
  }
  throw new StartFault(`The secrets file ${path} is open to other users: run "chmod 600" on it.`)
}

async function makeSecretFile(path: string): Promise<string> {
  const keys = secretNames.map((name) => [name, { 1: randomBytes(keyBytes).toString('base64url') }])
  const text = `${JSON.stringify(Object.fromEntries(keys), null, 2)}\n`
  const unfinished = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(unfinished, text, { mode: 0o600, flush: true })
    await giveToOwnerOf(dirname(path), unfinished)
    // A link never replaces: of two processes that start at once, both use the first one's keys.
    await link(unfinished, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  } catch (error) {
    throw new StartFault(
      `The secrets file ${path} cannot be written (${codeOf(error)}): give its folder to the user ` +
        'that runs Huiyin, or set HUIYIN_SECRET_FILE.',
      { cause: error },
    )
  } finally {
    await rm(unfinished, { force: true })
  }
  return readFile(path, 'utf8')
}

/** Root makes files for the owner of the folder, who may start Huiyin himself the next time. */
async function giveToOwnerOf(folder: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(folder)
  await chown(path, uid, gid)
}

function ringsOf(path: string, text: string): Map<SecretName, Map<number, Buffer>> {
  const file = parse(path, text)
  return new Map(
    secretNames.map((name) => {
      const versions = Object.entries(file[name] ?? {}).map(
        ([version, key]) => [Number(version), Buffer.from(key, 'base64url')] as const,
      )
      const isWhole = versions.every(
        ([version, key]) => Number.isInteger(version) && version > 0 && key.length === keyBytes,
      )
      if (versions.length > 0 && isWhole) return [name, new Map(versions)]
      throw new StartFault(
        `The secrets file ${path} has no usable key "${name}": put back the file kept with the backup.`,
      )
    }),
  )
}

function parse(path: string, text: string): SecretFile {
  try {
    return JSON.parse(text) as SecretFile
  } catch (cause) {
    throw new StartFault(
      `The secrets file ${path} is damaged: put back the file kept with the backup.`,
      { cause },
    )
  }
}
