import { chown, mkdir, stat } from 'node:fs/promises'
import { codeOf, StartFault } from '../start-fault.ts'

/** The operating system's user that owns and runs the database; PostgreSQL refuses root. */
export interface DatabaseUser {
  readonly uid: number
  readonly gid: number
  /** Whether we are root and must hand files over and change user when starting a program. */
  readonly isOther: boolean
}

/** `nobody`, present on every Linux without making a user. */
const nobody = 65534

/**
 * Makes the data folder if it is missing and says who runs the database in it: ourselves, or, when
 * we are root, the folder's owner, or `nobody` when that is root as well.
 *
 * @throws StartFault if the folder cannot be made or belongs to somebody else
 */
export async function openDataFolder(folder: string): Promise<DatabaseUser> {
  const uid = process.getuid?.() ?? 0
  const gid = process.getgid?.() ?? 0
  try {
    // Others may pass through but not look: as root the database lives inside as another user.
    await mkdir(folder, { recursive: true, mode: uid === 0 ? 0o711 : 0o700 })
    const owner = await stat(folder)
    if (uid !== 0) {
      if (owner.uid !== uid) throw notWritable(folder, 'it belongs to another user')
      return { uid, gid, isOther: false }
    }
    return owner.uid === 0
      ? { uid: nobody, gid: nobody, isOther: true }
      : { uid: owner.uid, gid: owner.gid, isOther: true }
  } catch (error) {
    if (error instanceof StartFault) throw error
    throw notWritable(folder, codeOf(error) ?? String(error), error)
  }
}

/**
 * Makes a folder that only the database's user can enter.
 *
 * @throws StartFault if it cannot be made, or that user does not exist in this container
 */
export async function makePrivateFolder(folder: string, user: DatabaseUser): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (user.isOther) await chown(folder, user.uid, user.gid)
  } catch (error) {
    if (codeOf(error) === 'EINVAL') throw unmappedUser(user, error)
    throw notWritable(folder, codeOf(error) ?? String(error), error)
  }
}

/** The sentence for a user namespace that does not know the uid we would change to. */
export function unmappedUser(user: DatabaseUser, cause: unknown): StartFault {
  return new StartFault(
    `The database may not run as root and this container does not know user ${user.uid}: start ` +
      'Huiyin as an ordinary user, or give the data folder (HUIYIN_DATA) to a user that exists ' +
      'here, or set DATABASE_URL to a PostgreSQL server.',
    { cause },
  )
}

function notWritable(folder: string, reason: string, cause?: unknown): StartFault {
  return new StartFault(
    `The data folder ${folder} cannot be written (${reason}): give it to the user that runs ` +
      'Huiyin, or set HUIYIN_DATA to another folder.',
    { cause },
  )
}
