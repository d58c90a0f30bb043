import { openCatalog } from '../contexts/catalog/index.ts'
import { openAccess } from '../kernel/access/index.ts'
import { openOrg } from '../kernel/org/index.ts'
import { openCrypto } from '../platform/crypto/index.ts'
import { withDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db/db.ts'
import { migrate } from '../platform/db/migrate.ts'
import { checkSecrets, openSecrets } from '../platform/secrets.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command, CommandParts } from './command.ts'
import { type InitRequest, readArguments } from './init/arguments.ts'
import { type SetUp, setUpRegion } from './init/set-up-region.ts'
import { readWorkbook, writeTemplate } from './init/workbook.ts'

const faultsShownMax = 50

export const command: Command = {
  summary: 'make a region with its three administrators and import its units and people',
  usage:
    '--region <code> --name <name> --admins <login=name,login=name,login=name> ' +
    '[--level city|county|township|zone] [--parent <code>] [--excel <file>] | --template <file>',
  async run(words, parts) {
    const request = readArguments(words)
    if (request.kind === 'template') {
      await writeTemplate(request.path)
      parts.print(`The template is ${request.path}: fill it in and give it with --excel.`)
      return 0
    }
    if (parts.config.isDemo) {
      throw new StartFault(
        'The demo makes its own region: set HUIYIN_DEMO=0 and an empty HUIYIN_DATA.',
      )
    }
    return report(await setUp(request, parts), request.name, parts)
  },
}

async function setUp(
  request: Extract<InitRequest, { kind: 'region' }>,
  { config, world }: CommandParts,
): Promise<SetUp> {
  const texts = request.excelPath === undefined ? undefined : await readWorkbook(request.excelPath)
  return withDatabase(config, async (connection) => {
    await migrate(connection, world.now())
    const secrets = await openSecrets(config.secretFile)
    const db = openDb({ connection, connectionsMax: 4 })
    try {
      await checkSecrets(db, secrets)
      const org = openOrg({ db, world })
      const crypto = openCrypto({ keys: secrets, world })
      const access = openAccess({ db, world, org, crypto, isSecure: true })
      return await setUpRegion(
        { db, world, org, access, catalog: openCatalog({ db, org }) },
        request,
        texts,
      )
    } finally {
      await db.close()
    }
  })
}

function report(result: SetUp, name: string, { print }: CommandParts): number {
  if (!result.ok) {
    print('Nothing was stored. Correct these cells and run the command again:')
    for (const fault of result.faults.slice(0, faultsShownMax)) print(`  ${fault}`)
    const more = result.faults.length - faultsShownMax
    if (more > 0) print(`  … and ${more} more`)
    return 1
  }
  print(`${name} is set up.`)
  if (result.lists !== undefined) {
    const { organisation, items } = result.lists
    const { units, windows, posts, staff } = organisation
    print(
      `Imported: ${units.length} 单位, ${windows.length} 窗口, ${posts.length} 岗位, ` +
        `${staff.length} 人员, ${items.length} 事项.`,
    )
  }
  if (result.passwords.length === 0) return 0
  print('One-time passwords, shown this once; each must be changed at the first sign-in:')
  for (const { displayName, loginName, password } of result.passwords) {
    print(`  ${loginName}  ${password}  ${displayName}`)
  }
  return 0
}
