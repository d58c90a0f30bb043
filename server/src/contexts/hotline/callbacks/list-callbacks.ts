import type { Callbacks } from '@huiyin/contract/hotline-desk'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { ticketLimits } from '../limits.rules.ts'
import type { HotlineParts } from '../parts.ts'
import { bandOf, byPerson } from './callbacks.rules.ts'
import { selectToCallBack, type ToCallBack } from './callbacks.store.ts'

/**
 * Whom the reader calls back: people with all their matters, so that nobody is rung twice for two
 * tickets. Who took or handled a ticket never asks how it was.
 */
export async function listCallbacks(
  { db, world, org, people, rulebook }: HotlineParts,
  actor: StaffActor,
): Promise<Callbacks> {
  const { regionCode, staffId, posts } = actor
  const ownUnitCodes = posts.map(({ unitCode }) => unitCode)
  const all = await selectToCallBack(db, { regionCode, ownUnitCodes })
  const theirs = all.filter(
    ({ handledBy, agentStaffId }) => agentStaffId !== staffId && !handledBy.includes(staffId),
  )
  const now = world.now()
  const band = bandOf(now)
  const { unit } = await org.snapshot(regionCode)
  const reporters = theirs.flatMap(({ reportedBy }) => reportedBy ?? [])
  const masked = await people.masked(db, regionCode, reporters)
  const phones = await phonesOfSeveral({ db, people }, regionCode, masked)
  const personOf = ({ reportedBy, number }: ToCallBack) =>
    phones.get(reportedBy ?? '') ?? reportedBy ?? number
  return {
    band,
    triesMax: rulebook.inForce(regionCode, ticketLimits, localDayOf(now)).value.callbackTriesMax,
    notMine: all.length - theirs.length,
    rows: byPerson(theirs, personOf).map((matters) => {
      const person = masked.get(matters[0]?.reportedBy ?? '')
      const shown = [person?.name, person?.phone].filter(Boolean).join(' ')
      return {
        person: shown === '' ? null : shown,
        triedNow: matters.every(({ bands }) => bands.includes(band)),
        matters: matters.map((one) => ({
          number: one.number,
          title: one.title,
          type: one.type,
          byText: one.byText,
          unitName: unit(one.unitCode)?.name ?? one.unitCode,
          dueAt: one.dueAt && formatInstant(one.dueAt),
          version: one.version,
          tries: one.tries,
          bands: [...one.bands],
        })),
      }
    }),
  }
}

/**
 * The numbers of people who look the same when masked: each call leaves a person of its own, and who
 * rang twice is called back once. Nobody sees these numbers.
 */
async function phonesOfSeveral(
  { db, people }: Pick<HotlineParts, 'db' | 'people'>,
  regionCode: string,
  masked: Awaited<ReturnType<HotlineParts['people']['masked']>>,
): Promise<ReadonlyMap<string, string>> {
  const alike = [...Map.groupBy(masked.values(), ({ phone }) => phone).entries()]
    .filter(([phone, those]) => phone !== null && those.length > 1)
    .flatMap(([, those]) => those)
  const phones = new Map<string, string>()
  for (const { citizenId } of alike) {
    const phone = await people.phoneForMessage(db, regionCode, citizenId)
    if (phone !== undefined) phones.set(citizenId, phone)
  }
  return phones
}
