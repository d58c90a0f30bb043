import { formatInstant } from '@huiyin/contract/time'
import type { EarlierApplications, WindowApplication } from '@huiyin/contract/window'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { getMatter, type WorkListParts } from '../../../kernel/matter/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { materialsIn } from '../accepting.rules.ts'
import { application } from '../application.lifecycle.ts'
import { loadApplications } from '../application.store.ts'
import type { ApplicationParts } from '../parts.ts'
import { barredUntil } from '../promises/trust-record.ts'
import { consequencesOf } from './consequences.ts'
import { getApplication, standing } from './receive-at-window.ts'

/** What somebody who comes back still has to bring, and what was told. */
export async function showAtWindow(
  parts: ApplicationParts & { readonly work: WorkListParts },
  actor: StaffActor,
  asked: string,
): Promise<WindowApplication> {
  const { id, number, title, state, version, nextDueAt, regionCode } = await getApplication(
    parts,
    actor,
    asked,
  )
  const row = (await loadApplications(parts.db, regionCode, [id])).get(id)
  if (row === undefined) throw new Refusal('matter/not-found')
  const { texts } = await getMatter(parts.work, number)
  const waited = (['missing', 'owed'] as const).flatMap((where) =>
    materialsIn(row, where).map(({ id, name, deferrable }) => {
      return { id, name, deferrable, state: where }
    }),
  )
  const {
    promised: _,
    acceptDueAt: __,
    ...dates
  } = await consequencesOf(parts, regionCode, row.plan)
  return {
    regionCode,
    number,
    title,
    version,
    ...standing({ state, nextDueAt }),
    correctionRounds: row.correctionRounds,
    told: texts.findLast(({ kind }) => kind === 'correction')?.body ?? null,
    waited,
    ...dates,
  }
}

/** States in which something of the applicant is waited for. */
const awaited = new Set(['awaiting_correction', 'reviewing', 'deciding'])
const earlierMax = 10

/**
 * What the person at the window applied for before, newest first. The look is kept and shown to
 * the person, as every look is.
 */
export async function showEarlier(
  parts: ApplicationParts,
  actor: StaffActor,
  idNumber: string,
): Promise<EarlierApplications> {
  const { regionCode } = actor
  const citizenIds = await parts.people.findByIdNumber(parts.db, regionCode, idNumber)
  if (citizenIds.length === 0) return { rows: [], barredUntil: null }
  const found = await parts.matters.ofReporters(regionCode, citizenIds)
  const shown = found.filter(({ kind }) => kind === application.kind).slice(0, earlierMax)
  const owing = await owingAmong(
    parts,
    regionCode,
    shown.map(({ id }) => id),
  )
  const lookedAt = new Map(
    shown.flatMap(({ id, reportedBy }) => (reportedBy === null ? [] : [[reportedBy, id]])),
  )
  const looks = [...lookedAt].map(([citizenId, matterId]) => ({ citizenId, matterId }))
  await parts.db.transaction(regionCode, (tx) =>
    parts.people.noteLooks(tx, actor, { looks, purpose: 'clarification' }),
  )
  return {
    barredUntil: await barredUntil(parts, regionCode, idNumber),
    rows: shown.map(({ id, number, title, state, openedAt }) => ({
      number,
      title,
      stateLabel: standing({ state, nextDueAt: null }).stateLabel,
      openedAt: formatInstant(openedAt),
      isAwaited: state === 'awaiting_correction' || (awaited.has(state) && owing.has(id)),
    })),
  }
}

async function owingAmong(
  { db }: ApplicationParts,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await loadApplications(db, regionCode, matterIds)
  return new Set(matterIds.filter((id) => hasOwed(rows.get(id))))
}

function hasOwed(row: Parameters<typeof materialsIn>[0] | undefined): boolean {
  return row !== undefined && materialsIn(row, 'owed').length > 0
}
