import type { NoticeKind } from '@huiyin/contract/notices'
import { localDayOf } from '@huiyin/contract/time'
import type { MachineWarning } from '@huiyin/contract/upkeep'
import type { Db, Tx } from '../../platform/db/db.ts'
import { type MachineState, warningsOf } from '../../platform/machine.ts'
import type { World } from '../../platform/world.ts'
import type { NoticeRequest, Notices } from '../notices/index.ts'
import type { Org } from '../org/index.ts'

export interface UpkeepParts {
  readonly db: Db
  readonly world: World
  readonly org: Pick<Org, 'regions' | 'snapshot' | 'holdersOf'>
  readonly notices: Pick<Notices, 'keep'>
}

const kindOf = {
  'disk-nearly-full': 'disk_nearly_full',
  'clocks-differ': 'clocks_differ',
} as const satisfies Record<MachineWarning, NoticeKind>

/**
 * Asks every system administrator to mend what the machine warns of, once, and takes back what is
 * mended; asked again with the same state it does nothing new.
 */
export async function tellAdministrators(parts: UpkeepParts, state: MachineState): Promise<void> {
  for (const { regionCode } of await parts.org.regions()) {
    await parts.db.transaction(regionCode, async (tx) => {
      const wanted = await noticesFor(tx, parts, state)
      await parts.notices.keep(tx, { kinds: Object.values(kindOf), wanted })
    })
  }
}

async function noticesFor(
  tx: Tx,
  { org, world }: UpkeepParts,
  state: MachineState,
): Promise<NoticeRequest[]> {
  const warnings = warningsOf(state)
  if (warnings.length === 0) return []
  const { regionCode } = tx
  const createdAt = world.now()
  const units = await org.snapshot(regionCode)
  const requests: NoticeRequest[] = []
  for (const { code, unitCode } of units.posts.filter(({ role }) => role === 'system_admin')) {
    const post = { regionCode, postCode: code, day: localDayOf(createdAt) }
    for (const { id: toStaffId } of await org.holdersOf(tx, post)) {
      for (const warning of warnings) {
        const reason = reasonOf[warning](state)
        const kind = kindOf[warning]
        requests.push({ kind, toUnitCode: unitCode, toStaffId, reason, dueAt: null, createdAt })
      }
    }
  }
  return requests
}

const gib = 1024 ** 3
const reasonOf: Record<MachineWarning, (state: MachineState) => string> = {
  'disk-nearly-full': ({ diskFreeBytes, diskBytes }) =>
    `数据盘快满：${inGib(diskBytes)} GB 只剩 ${inGib(diskFreeBytes)} GB`,
  'clocks-differ': ({ clockAheadSeconds }) =>
    `服务的时钟与数据库相差 ${Math.round(Math.abs(clockAheadSeconds))} 秒`,
}

function inGib(bytes: number): string {
  return (bytes / gib).toFixed(1)
}
