import { join, resolve } from 'node:path'
import { commitmentSources } from '../commitment-sources.ts'
import { verifyLedger } from '../kernel/ledger/index.ts'
import { restoreBackup, withUnpacked } from '../platform/backup/index.ts'
import { withDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db/db.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'
import { describeReport } from './verify.ts'

export const command: Command = {
  summary: 'put a backup into an empty database, of any supported PostgreSQL, and verify it',
  usage: '<folder or .tar file>',
  async run([source, ...rest], { config, world, print }) {
    if (source === undefined || source.startsWith('-') || rest.length > 0) {
      throw new StartFault(`Usage: huiyin restore ${command.usage}`)
    }
    const filesFolder = join(config.dataFolder, 'files')
    const report = await withDatabase(config, async (connection) => {
      const now = world.now()
      const manifest = await withUnpacked(resolve(source), (folder) =>
        restoreBackup({ connection, folder, filesFolder, now }),
      )
      print(`Restored the state of ${manifest.madeAt} (from PostgreSQL ${manifest.postgres}).`)
      const db = openDb({ connection, connectionsMax: 1 })
      return verifyLedger(db, { commitmentSources }).finally(() => db.close())
    })
    for (const line of describeReport(report, 0)) print(line)
    print(`The secrets come apart: put their file at ${config.secretFile} before the first start.`)
    return report.differences === 0 ? 0 : 1
  },
}
