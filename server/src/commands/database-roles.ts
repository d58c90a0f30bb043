import { withDatabase } from '../platform/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { makeRole, setRights } from '../platform/db/rights.ts'
import { codeOf, StartFault } from '../platform/start-fault.ts'
import { publicRole } from '../public-rights.ts'
import type { Command } from './command.ts'

const insufficientPrivilege = '42501'

export const command: Command = {
  summary: 'make the database role of the public zone and give it its rights, no others',
  usage: '',
  async run(_args, { config, world, print }) {
    const isNew = await withDatabase(config, async (connection) => {
      await migrate(connection, world.now())
      const made = await makeRole(connection, publicRole.role).catch((error: unknown) => {
        if (codeOf(error) !== insufficientPrivilege) throw error
        throw new StartFault(
          `This role may not make others: let an administrator of the server run "create role ${publicRole.role} login", then run the command again.`,
          { cause: error },
        )
      })
      await setRights(connection, publicRole)
      return made
    })
    const tables = Object.keys(publicRole.rights).length
    print(`${publicRole.role} has its rights on ${tables} tables and on nothing else.`)
    if (isNew) print(`Give it a password: psql -c '\\password ${publicRole.role}'`)
    return 0
  },
}
