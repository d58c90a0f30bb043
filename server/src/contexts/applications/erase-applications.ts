import { addDays, localDayOf, startOfDay } from '@huiyin/contract/time'
import { textRetentionRule } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import {
  eraseForms,
  eraseJointTasks,
  forgetHandedIn,
  lockClosedWithForm,
  selectFilesOf,
  selectJointTasksOf,
  selectStepsOf,
  selectUndecided,
} from './erase.store.ts'
import { deleteDrafts, selectDraftsWith } from './online/drafts.store.ts'
import { deleteMandatesOf } from './online/mandates.store.ts'
import type { ApplicationParts } from './parts.ts'

const pageSize = 200

/**
 * Erases what these people handed in, because they asked for it: drafts at once, and with them
 * applications that no authority decided. The file of a decision is kept as long as the region
 * keeps texts, so that it can be contested and checked (个人信息保护法 第四十七条), and goes then.
 *
 * @param closed - closed matters they reported
 */
export async function eraseOfPeople(
  tx: Tx,
  parts: Pick<ApplicationParts, 'evidence' | 'matters'>,
  asked: { readonly citizenIds: readonly string[]; readonly closed: readonly { id: string }[] },
): Promise<void> {
  await deleteDrafts(tx, await selectDraftsWith(tx, asked.citizenIds))
  await deleteMandatesOf(tx, asked.citizenIds)
  const ids = asked.closed.map(({ id }) => id)
  await erase(tx, parts, await selectUndecided(tx, ids))
}

/**
 * Erases forms, files and opinions of applications closed long ago; figures and the ledger stay.
 *
 * @returns how many applications were emptied
 */
export async function eraseOldApplications(
  parts: ApplicationParts,
  regionCode: string,
): Promise<number> {
  const today = localDayOf(parts.world.now())
  const { closedDays } = parts.rulebook.inForce(regionCode, textRetentionRule, today).value
  const closedBefore = startOfDay(addDays(today, -closedDays))
  let emptied = 0
  for (;;) {
    const page = await parts.db.transaction(regionCode, async (tx) => {
      const ids = await lockClosedWithForm(tx, closedBefore, pageSize)
      await erase(tx, parts, ids)
      return ids.length
    })
    emptied += page
    if (page < pageSize) return emptied
  }
}

async function erase(
  tx: Tx,
  { evidence, matters }: Pick<ApplicationParts, 'evidence' | 'matters'>,
  matterIds: readonly string[],
): Promise<void> {
  if (matterIds.length === 0) return
  await eraseForms(tx, matterIds)
  const steps = await selectStepsOf(tx, matterIds)
  const tasks = await selectJointTasksOf(tx, matterIds)
  await eraseJointTasks(
    tx,
    tasks.map(({ id }) => id),
  )
  await matters.eraseTexts(tx, [...steps, ...tasks], { with: 'application' })
  const own = [...steps, ...tasks].map(({ id }) => id)
  const files = await selectFilesOf(tx, [...matterIds, ...own])
  await evidence.erase(tx, files)
  await forgetHandedIn(tx, matterIds)
}
