import { join, resolve } from 'node:path'
import { makeBackup, withPacked } from '../platform/backup/index.ts'
import { withDatabase } from '../platform/database.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'write everything the database and the data folder hold at one moment',
  usage: '<new folder or .tar file>',
  async run([target, ...rest], { config, world, print }) {
    if (target === undefined || target.startsWith('-') || rest.length > 0) {
      throw new StartFault(`Usage: huiyin backup ${command.usage}`)
    }
    const place = resolve(target)
    const filesFolder = join(config.dataFolder, 'files')
    const { manifest, manifestSha256 } = await withDatabase(config, (connection) =>
      withPacked(place, (folder) =>
        makeBackup({ connection, folder, filesFolder, madeAt: world.now() }),
      ),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    print(
      `${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files are in ${place}.`,
    )
    print(`SHA-256 of the manifest, to be written down elsewhere: ${manifestSha256}`)
    print('')
    print('THE SECRETS ARE NOT IN THIS BACKUP. Without them no contact data can be read and no')
    print(`printed code is valid. Keep a copy of ${config.secretFile}`)
    print('in another place than the backup: together they open everything.')
    return 0
  },
}
