import type { HelpBody } from '@huiyin/contract/hall-help'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { EndedService, HallParts } from '../parts.ts'
import { type Help, insertHelp } from './help.store.ts'

/** What was done for people, and who entered it. */
export interface HelpGiven {
  readonly regionCode: string
  readonly all: readonly HelpBody[]
  readonly enteredBy: string
}

/**
 * Keeps help and difficulties solved, many in one transaction. Help about no matter is a service of
 * its own and is asked about; about a matter, that one asks at its end. A difficulty that was
 * solved belongs to a help and asks nothing.
 *
 * @throws Refusal `hall/item-unknown`, `hall/matter-unknown`, `hall/moment-wrong`
 */
export async function recordHelp(parts: HallParts, given: HelpGiven): Promise<void> {
  const { regionCode, all } = given
  const rows = await Promise.all(all.map((body) => helpOf(parts, given, body)))
  await parts.db.transaction(regionCode, async (tx) => {
    await insertHelp(tx, rows)
    const asked = rows.filter(
      ({ kind, matterId }) => kind !== 'difficulty_solved' && matterId === null,
    )
    await parts.endServices(
      tx,
      asked.map((help) => endOf(regionCode, help)),
    )
  })
}

async function helpOf(
  { catalog, matters, world }: HallParts,
  { regionCode, enteredBy }: HelpGiven,
  { itemCode, matterNumber, kind, day, note }: HelpBody,
): Promise<Help> {
  const now = world.now()
  if (day > localDayOf(now)) throw new Refusal('hall/moment-wrong', { at: day })
  const item = await catalog.item(regionCode, itemCode)
  if (item === undefined) throw new Refusal('hall/item-unknown', { itemCode })
  const matter =
    matterNumber === undefined ? undefined : await matters.find(regionCode, matterNumber)
  if (matterNumber !== undefined && matter === undefined) {
    throw new Refusal('hall/matter-unknown', { matterNumber })
  }
  const ids = { id: world.newId(), matterId: matter?.id ?? null }
  const { unitCode } = item
  return { ...ids, kind, day, itemCode, unitCode, note: note ?? null, enteredBy, enteredAt: now }
}

function endOf(regionCode: string, help: Help): EndedService {
  const end = {
    regionCode,
    unitCode: help.unitCode,
    itemCode: help.itemCode,
    projectNo: `BB-${help.id}`,
    serviceNumber: 1,
    channel: 'terminal',
    outcome: 'completed',
    endedAt: helpedAt(help),
    applicant: { helper: help.enteredBy },
  } as const
  return { end, reportedBy: 'system', citizenId: null }
}

/** Noon of its day, unless that lies ahead: help is often entered in the evening. */
function helpedAt({ day, enteredAt }: Help): string {
  const noon = new Date(`${day}T12:00:00+08:00`)
  return formatInstant(noon < enteredAt ? noon : enteredAt)
}
