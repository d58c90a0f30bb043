import { parseArgs } from 'node:util'
import { type RegionLevel, regionLevels } from '../../kernel/org/index.ts'
import { StartFault } from '../../platform/start-fault.ts'

export interface Administrator {
  readonly loginName: string
  readonly displayName: string
}

/** What `init` was asked for. */
export type InitRequest =
  | { readonly kind: 'template'; readonly path: string }
  | {
      readonly kind: 'region'
      readonly regionCode: string
      readonly name: string
      readonly level: RegionLevel
      readonly parentRegionCode: string | null
      /** System, security and audit administrator, in this order; `undefined` keeps who is there. */
      readonly administrators: readonly [Administrator, Administrator, Administrator] | undefined
      readonly excelPath: string | undefined
    }

/** @throws StartFault with the sentence that mends the call */
export function readArguments(words: readonly string[]): InitRequest {
  const { template, region, name, level, parent, admins, excel } = parse(words)
  if (template !== undefined) return { kind: 'template', path: template }
  if (region === undefined || !/^[0-9]{6,12}$/.test(region)) {
    throw new StartFault('Give the region with --region, 6 to 12 digits: --region 411327')
  }
  if (name === undefined || name.trim() === '') {
    throw new StartFault('Give the name of the region with --name: --name 社旗县')
  }
  const known = regionLevels.find((one) => one === level)
  if (known === undefined) {
    throw new StartFault(`Give the level with --level, one of ${regionLevels.join(', ')}.`)
  }
  return {
    kind: 'region',
    regionCode: region,
    name: name.trim(),
    level: known,
    parentRegionCode: parent ?? null,
    administrators: admins === undefined ? undefined : readAdministrators(admins),
    excelPath: excel,
  }
}

function parse(words: readonly string[]) {
  const option = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...words],
      options: {
        template: option,
        region: option,
        name: option,
        level: { ...option, default: 'county' },
        parent: option,
        admins: option,
        excel: option,
      },
    }).values
  } catch (cause) {
    throw new StartFault(`${(cause as Error).message} "huiyin help" shows the arguments.`, {
      cause,
    })
  }
}

function readAdministrators(text: string): readonly [Administrator, Administrator, Administrator] {
  const all = text.split(/[,，]/).map((one): Administrator => {
    const [loginName = '', displayName = ''] = one.split('=').map((part) => part.trim())
    if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(loginName) || displayName === '') {
      throw new StartFault(
        `"${one.trim()}" is no administrator: write login=name, as zhangwei=张伟`,
      )
    }
    return { loginName, displayName }
  })
  const [system, security, audit] = all
  const people = new Set(all.flatMap((one) => [one.loginName, one.displayName]))
  if (!system || !security || !audit || all.length !== 3 || people.size !== 6) {
    throw new StartFault(
      'Three different people keep the system, its security and its log: ' +
        '--admins zhangwei=张伟,lina=李娜,wangqiang=王强',
    )
  }
  return [system, security, audit]
}
