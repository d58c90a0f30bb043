import type { EntriesHandler } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonalParts } from './parts.ts'
import type { DataRequest } from './request.types.ts'
import { lockUnfinished, markFinished } from './requests.store.ts'

type CarryOutParts = Pick<
  PersonalParts,
  | 'db'
  | 'world'
  | 'people'
  | 'citizens'
  | 'matters'
  | 'crypto'
  | 'eraseReviewTexts'
  | 'eraseApplications'
>

const batch = 100

/** Does what was granted, as soon as the ledger tells of it. */
export function carryOutGranted(parts: CarryOutParts): EntriesHandler {
  return async (tx, entries) => {
    const matterIds = entries.map(({ streamId }) => streamId)
    for (const request of await lockUnfinished(tx, matterIds, batch)) {
      await carryOut(tx, parts, request)
    }
  }
}

/**
 * Finishes erasures that waited for an open matter; run hourly.
 *
 * @returns how many requests were looked at
 */
export function finishErasures(parts: CarryOutParts, regionCode: string): Promise<number> {
  return parts.db.transaction(regionCode, async (tx) => {
    const waiting = await lockUnfinished(tx, null, batch)
    for (const request of waiting) await carryOut(tx, parts, request)
    return waiting.length
  })
}

async function carryOut(
  tx: Tx,
  parts: CarryOutParts,
  request: DataRequest & { readonly matterId: string },
): Promise<void> {
  const isDone = await doIt(tx, parts, request)
  if (isDone) await markFinished(tx, request.matterId, parts.world.now())
}

/** @returns whether nothing of the request is left to do */
async function doIt(
  tx: Tx,
  parts: CarryOutParts,
  request: DataRequest & { readonly matterId: string },
): Promise<boolean> {
  const { people, crypto } = parts
  switch (request.type) {
    case 'erase':
      return erase(tx, parts, request)
    case 'withdraw':
      await people.erase(tx, request.citizenIds)
      if (request.accountId !== null) await parts.citizens.forget(tx, request.accountId)
      return true
    case 'correct':
      if (request.newNameCipher !== null) {
        const context = newNameContext(tx.regionCode, request.matterId)
        const name = crypto.decrypt(request.newNameCipher, context)
        await people.correct(tx, request.citizenIds, { name })
      }
      return true
    case 'new_phone':
      if (request.newPhoneCipher !== null) {
        const context = newPhoneContext(tx.regionCode, request.matterId)
        const phone = crypto.decrypt(request.newPhoneCipher, context)
        await people.correct(tx, request.citizenIds, { phone })
        await parts.citizens.movePhone(tx, request.citizenIds, phone)
      }
      return true
    case 'explain':
      return true
  }
}

/**
 * Erases contact data and texts of everything closed. A matter that is open keeps what it needs to
 * be answered (个人信息保护法 第四十七条: 保存期限未届满的，停止除存储以外的处理), until it is closed.
 */
async function erase(tx: Tx, parts: CarryOutParts, request: DataRequest): Promise<boolean> {
  const { people, matters, citizens } = parts
  const reported = await matters.ofReporters(tx.regionCode, request.citizenIds)
  const kept = new Set(
    reported.filter((matter) => matter.closedAt === null).map((matter) => matter.reportedBy),
  )
  const free = request.citizenIds.filter((id) => !kept.has(id))
  await people.erase(tx, free)
  await parts.eraseReviewTexts(tx, free)
  const closed = reported.filter((matter) => !kept.has(matter.reportedBy))
  await matters.eraseTexts(tx, closed, { asked: true })
  await parts.eraseApplications(tx, { citizenIds: free, closed })
  if (kept.size > 0) return false
  if (request.accountId !== null) await citizens.forget(tx, request.accountId)
  return true
}

/** Binds the cipher of a new name to its request. */
export const newNameContext = (regionCode: string, matterId: string) =>
  `${regionCode}|${matterId}|new-name`

/** Binds the cipher of a new number to its request. */
export const newPhoneContext = (regionCode: string, matterId: string) =>
  `${regionCode}|${matterId}|new-phone`
