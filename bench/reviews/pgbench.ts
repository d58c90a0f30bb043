import { execFile } from 'node:child_process'
import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

export interface PgbenchRun {
  readonly host: string
  readonly database: string
  readonly script: string
  readonly clients: number
  readonly transactionsPerClient: number
  /** Number of the first service of the run. */
  readonly from: number
}

/** @throws with a sentence that says what to install */
export function findPgbench(): string {
  const inPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'pgbench'))
  const ofDebian = globSync('/usr/lib/postgresql/*/bin/pgbench').toSorted().toReversed()
  const found = [...inPath, ...ofDebian].find(isExecutable)
  if (found !== undefined) return found
  throw new Error(
    'pgbench is missing: install it (on Debian: apt-get install postgresql-contrib, or the ' +
      'package postgresql of your release) and run this benchmark again.',
  )
}

/** @returns transactions a second, without the time to connect */
export async function runPgbench(program: string, run: PgbenchRun): Promise<number> {
  const { stdout } = await promisify(execFile)(
    program,
    [
      ...['--host', run.host, '--username', 'huiyin', '--no-vacuum', '--protocol', 'prepared'],
      ...['--client', String(run.clients), '--jobs', String(Math.min(run.clients, 2))],
      ...['--transactions', String(run.transactionsPerClient), '--file', run.script],
      ...['--define', `base=${run.from}`, '--define', `each=${run.transactionsPerClient}`],
      ...['--define', 'i=0', run.database],
    ],
    { env: { ...process.env, PGOPTIONS: '-c jit=off' }, maxBuffer: 16_777_216 },
  )
  const processed = /number of transactions actually processed: (\d+)/.exec(stdout)?.[1]
  const wanted = run.clients * run.transactionsPerClient
  if (Number(processed) !== wanted) throw new Error(`pgbench did not do its work:\n${stdout}`)
  return Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1])
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
