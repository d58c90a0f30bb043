import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, StartFault } from '../start-fault.ts'
import { type DatabaseUser, makePrivateFolder } from './embedded-owner.ts'
import { exists, type Programs } from './embedded-programs.ts'

/** The one role and the one database of an embedded server. */
export const embeddedRole = 'huiyin'
export const embeddedDatabase = 'huiyin'

/** Nothing of ours reaches the server's programs: no PGHOST, no locale of the terminal. */
export const programEnvironment = { LC_ALL: 'C', PATH: '/usr/bin:/bin' }

/** Starts a program as the database's user. */
export function asUser(user: DatabaseUser): { uid?: number; gid?: number } {
  return user.isOther ? { uid: user.uid, gid: user.gid } : {}
}

export interface ClusterParts {
  /** The folder of the database's files. */
  readonly cluster: string
  readonly programs: Programs
  readonly user: DatabaseUser
  /** Whether the new files must survive a power failure; tests do without. */
  readonly isDurable: boolean
}

/**
 * Makes the files of a database that does not exist yet, under another name first: half a database
 * is never used.
 *
 * @throws StartFault if that fails, or the files belong to another major version
 */
export async function makeCluster(parts: ClusterParts): Promise<void> {
  const { cluster, programs, user, isDurable } = parts
  if (await exists(cluster)) return refuseOtherMajor(await majorOf(cluster), programs.major)
  const unfinished = `${cluster}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await makePrivateFolder(unfinished, user)
  const result = spawnSync(
    join(programs.bin, 'initdb'),
    [
      ...['--pgdata', unfinished, '--username', embeddedRole, '--encoding', 'UTF8'],
      // The socket lies in a folder only this user can enter; a password would guard nothing.
      ...['--locale', 'C', '--auth', 'trust', '--no-instructions'],
      ...(isDurable ? [] : ['--no-sync']),
    ],
    { cwd: '/', env: programEnvironment, encoding: 'utf8', ...asUser(user) },
  )
  if (result.status !== 0) throw notMade(cluster, user, String(result.stderr ?? result.error))
  await rename(unfinished, cluster)
}

/** The sentence for what `initdb` says when it gives up. */
function notMade(cluster: string, user: DatabaseUser, output: string): StartFault {
  const reason = output.trim().split('\n').at(-1) ?? ''
  if (reason.includes('user does not exist')) {
    return new StartFault(
      `User ${user.uid}, who is to run the database, has no name on this machine: add it to ` +
        '/etc/passwd (useradd), or set DATABASE_URL to a PostgreSQL server.',
    )
  }
  if (reason.includes('Permission denied')) {
    return new StartFault(
      `User ${user.uid}, who is to run the database, cannot reach ${cluster}: set HUIYIN_DATA to a ` +
        'folder whose parents everybody may enter, for example /var/lib/huiyin.',
    )
  }
  return new StartFault(
    `The database could not be made in ${cluster} (${reason}): set HUIYIN_DATA to another folder.`,
  )
}

async function majorOf(cluster: string): Promise<number> {
  try {
    return Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error
    throw new StartFault(
      `The database in ${cluster} belongs to another user, who started Huiyin before: start it as ` +
        'that user, or give the whole data folder to this one (chown -R).',
      { cause: error },
    )
  }
}

function refuseOtherMajor(found: number, ours: number): void {
  if (found === ours) return
  const made = `The database was made by PostgreSQL ${found} and this Huiyin brings ${ours}`
  throw new StartFault(
    found > ours
      ? `${made}: start the newer Huiyin that made it.`
      : `${made}: run "huiyin backup" with the older Huiyin, then "huiyin restore" with this one ` +
          'into an empty data folder.',
  )
}

/** A socket's path may have 107 bytes, and the server appends its own name and a lock's. */
const socketFolderBytesMax = 107 - '/.s.PGSQL.5432.lock'.length

/**
 * The folder of the socket: in the data folder, or under /tmp where that path is too long. Only
 * the database's user can enter it.
 *
 * @param folder - the data folder, without links in its path
 * @throws StartFault if somebody else made the folder under /tmp
 */
export async function makeSocketFolder(folder: string, user: DatabaseUser): Promise<string> {
  const inside = join(folder, 'run')
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const short = Buffer.byteLength(inside) <= socketFolderBytesMax ? inside : `/tmp/huiyin-${digest}`
  if (!(await exists(short))) await makePrivateFolder(short, user)
  const made = await stat(short)
  if (made.uid === user.uid && (made.mode & 0o077) === 0) return short
  // Under /tmp anybody could have made it first and wait for us there.
  throw new StartFault(
    `The folder ${short} belongs to another user: remove it, or set HUIYIN_DATA to a shorter path.`,
  )
}
