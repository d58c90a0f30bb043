import { withDatabase } from '../platform/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { renewRights } from '../platform/db/rights.ts'
import { publicRole } from '../public-rights.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'bring the database to the state this program expects (serve does it as well)',
  usage: '',
  async run(_args, { config, world, print }) {
    const steps = await withDatabase(config, async (connection) => {
      const taken = await migrate(connection, world.now())
      await renewRights(connection, publicRole)
      return taken
    })
    for (const step of steps) print(step)
    print(steps.length === 0 ? 'The database is up to date.' : `${steps.length} steps taken.`)
    return 0
  },
}
