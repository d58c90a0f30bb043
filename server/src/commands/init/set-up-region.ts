import { localDayOf } from '@huiyin/contract/time'
import type { Catalog } from '../../contexts/catalog/index.ts'
import type { Access, Role } from '../../kernel/access/index.ts'
import type { NewOrganisation, Org } from '../../kernel/org/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { StartFault } from '../../platform/start-fault.ts'
import type { World } from '../../platform/world.ts'
import type { Administrator, InitRequest } from './arguments.ts'
import { administratorPrefix } from './columns.ts'
import { type Lists, readLists, type SheetTexts } from './read-lists.rules.ts'

export interface InitParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly access: Pick<Access, 'createAccount' | 'hasAccount' | 'log'>
  readonly catalog: Catalog
}

export interface NewPassword {
  readonly displayName: string
  readonly loginName: string
  /** Told this once; to be changed at first sign-in. */
  readonly password: string
}

export type SetUp =
  | {
      readonly ok: true
      readonly passwords: readonly NewPassword[]
      readonly lists: Lists | undefined
    }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Makes a region with its three administrators and imports its lists, all in one transaction: a
 * fault in the last row leaves the database as it was. Done again it renews what is there, keeps
 * accounts and passwords, and makes only what is missing.
 *
 * @throws StartFault when the region cannot be made so
 */
export async function setUpRegion(
  parts: InitParts,
  request: Extract<InitRequest, { kind: 'region' }>,
  texts: ReadonlyMap<string, SheetTexts> | undefined,
): Promise<SetUp> {
  const { db, world, org, catalog } = parts
  const { regionCode } = request
  const today = localDayOf(world.now())
  await requireSensible(org, request)
  const known = {
    organisation: await org.snapshot(regionCode),
    items: await catalog.items(regionCode),
  }
  const read = texts === undefined ? undefined : readLists(texts, known, today)
  if (read?.ok === false) return { ok: false, faults: read.faults }
  const passwords = await db.transaction(regionCode, async (tx) => {
    await saveRegion(tx, org, request, today)
    const made = await makeAdministrators(tx, parts, request, today)
    if (read === undefined) return made
    const ids = await org.save(tx, read.lists.organisation)
    await catalog.save(tx, read.lists.items)
    return [...made, ...(await openAccounts(tx, parts, read.lists, ids))]
  })
  org.forget()
  catalog.forget()
  return { ok: true, passwords, lists: read?.lists }
}

type RegionRequest = Extract<InitRequest, { kind: 'region' }>

async function requireSensible(org: Org, request: RegionRequest): Promise<void> {
  const { regionCode, parentRegionCode, administrators } = request
  const regions = await org.regions()
  const isKnown = regions.some((one) => one.regionCode === regionCode)
  if (!isKnown && administrators === undefined) {
    throw new StartFault(
      'A new region needs three administrators: --admins zhangwei=张伟,lina=李娜,wangqiang=王强',
    )
  }
  if (!isKnown && regions.length > 0 && parentRegionCode === null) {
    throw new StartFault(
      `The database already holds ${regions[0]?.name}: name the region above with --parent, ` +
        'or set HUIYIN_DATA to another folder.',
    )
  }
  const isParentKnown = regions.some((one) => one.regionCode === parentRegionCode)
  if (parentRegionCode !== null && (!isParentKnown || parentRegionCode === regionCode)) {
    throw new StartFault(`There is no region ${parentRegionCode} to stand above: make it first.`)
  }
}

async function saveRegion(tx: Tx, org: Org, request: RegionRequest, today: string): Promise<void> {
  const known = await org.region(request.regionCode)
  const { regionCode, name, level } = request
  await org.saveRegions(tx, [
    {
      regionCode,
      name,
      level,
      divisionCode: known === undefined ? regionCode : known.divisionCode,
      nameEn: known?.nameEn ?? null,
      parentRegionCode: request.parentRegionCode ?? known?.parentRegionCode ?? null,
      validFrom: known?.validFrom ?? today,
      validTo: known?.validTo ?? null,
    },
  ])
}

const administratorPosts: readonly { code: string; name: string; role: Role }[] = [
  { code: `${administratorPrefix}SYSTEM`, name: '系统管理员', role: 'system_admin' },
  { code: `${administratorPrefix}SECURITY`, name: '安全管理员', role: 'security_admin' },
  { code: `${administratorPrefix}AUDIT`, name: '审计管理员', role: 'audit_admin' },
]
const administratorUnit = 'ADMIN'

/** A region that has administrators keeps them: later ones are appointed, not set up. */
async function makeAdministrators(
  tx: Tx,
  parts: InitParts,
  request: RegionRequest,
  today: string,
): Promise<readonly NewPassword[]> {
  const { org } = parts
  const { administrators } = request
  const isThere = (await org.unit(tx.regionCode, administratorUnit)) !== undefined
  if (administrators === undefined || isThere) return []
  const ids = await org.save(tx, administratorOrganisation(administrators, today))
  const made: NewPassword[] = []
  for (const [index, { loginName, displayName }] of administrators.entries()) {
    const staffId = ids.get(administratorPosts[index]?.code ?? '') ?? ''
    made.push(await openAccount(tx, parts, { staffId, loginName, displayName }))
  }
  return made
}

function administratorOrganisation(
  administrators: readonly Administrator[],
  today: string,
): NewOrganisation {
  const validFrom = today
  return {
    units: [
      {
        code: administratorUnit,
        name: '平台管理',
        nameEn: 'Platform administration',
        kind: 'office',
        // After all offices of the region: nobody looks for it.
        sortKey: '~',
        validFrom,
      },
    ],
    posts: administratorPosts.map((post) => ({ ...post, unitCode: administratorUnit })),
    staff: administrators.map(({ displayName }, index) => ({
      staffCode: administratorPosts[index]?.code ?? '',
      displayName,
      unitCode: administratorUnit,
    })),
    appointments: administratorPosts.map(({ code }) => ({
      staffCode: code,
      postCode: code,
      validFrom,
    })),
  }
}

async function openAccounts(
  tx: Tx,
  parts: InitParts,
  { organisation, logins }: Lists,
  ids: ReadonlyMap<string, string>,
): Promise<readonly NewPassword[]> {
  const made: NewPassword[] = []
  for (const { staffCode, displayName } of organisation.staff) {
    const loginName = logins.get(staffCode)
    const staffId = ids.get(staffCode)
    if (loginName === undefined || staffId === undefined) continue
    if (await parts.access.hasAccount(tx, tx.regionCode, staffId)) continue
    made.push(await openAccount(tx, parts, { staffId, loginName, displayName }))
  }
  return made
}

async function openAccount(
  tx: Tx,
  { access }: InitParts,
  person: { staffId: string; loginName: string; displayName: string },
): Promise<NewPassword> {
  const { staffId, loginName, displayName } = person
  const { oneTimePassword } = await access
    .createAccount(tx, { staffId, loginName })
    .catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'access/login-name-taken') throw error
      throw new StartFault(
        `The login name ${loginName} is taken: choose another; nothing was stored.`,
      )
    })
  await access.log(tx, {
    regionCode: tx.regionCode,
    actor: 'system',
    what: 'account-opened',
    subject: `staff:${staffId}`,
    isSuccess: true,
    address: 'console',
    details: { reason: 'init' },
  })
  return { displayName, loginName, password: oneTimePassword ?? '' }
}
