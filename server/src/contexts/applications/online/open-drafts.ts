import { addDays, endOfDay, localDayOf } from '@huiyin/contract/time'
import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import type { AcceptedFile } from '../../../kernel/evidence/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Plan } from '../application.types.ts'
import { findSubject, planOf, type Subject } from '../find-subject.ts'
import {
  type Draft,
  type DraftContent,
  type DraftFile,
  type DraftSubject,
  emptyContent,
} from './draft.types.ts'
import {
  type DraftRow,
  deleteDraftFiles,
  deleteDrafts,
  findDraft,
  insertDraft,
  insertDraftFiles,
  lockOldDrafts,
  selectDraftFiles,
  selectDraftsOf,
  updateContent,
} from './drafts.store.ts'
import { type EarlierFiles, filesThatCount, findEarlierFiles } from './find-earlier-files.ts'
import { findPromiseBar } from './find-promise-bar.ts'
import { type ApplyForm, formOf, situationsOf } from './form.rules.ts'
import { requireMandate } from './mandates.ts'
import { type OnlineParts, ownIds } from './own-ids.ts'

/** Days a draft is kept after it was last saved; ours, the law asks for the shortest that serves. */
export const draftDays = 30
/** Most files of one material. */
export const filesOfMaterialMax = 9
const sweepBatch = 200

/** Binds the cipher of a draft to its row. */
export const draftContext = (regionCode: string, draftId: string) =>
  `${regionCode}|${draftId}|application-draft`

/** A draft with its form as of today. */
export interface OpenedDraft {
  readonly draft: Draft
  readonly row: DraftRow
  readonly subject: Subject
  readonly plan: Plan
  readonly form: ApplyForm
  readonly files: readonly DraftFile[]
  /** What may be used again instead of being uploaded once more. */
  readonly earlier: EarlierFiles
}

/** Begins a draft for who was just told. */
export async function beginDraft(
  tx: Tx,
  { world, crypto }: Pick<OnlineParts, 'world' | 'crypto'>,
  begun: DraftSubject & {
    readonly actingId: string
    readonly applicantId: string
    readonly mandateId: string | null
  },
): Promise<string> {
  const id = world.newId()
  const now = world.now()
  await insertDraft(tx, {
    ...begun,
    id,
    contentCipher: crypto.encrypt(JSON.stringify(emptyContent), draftContext(tx.regionCode, id)),
    begunAt: now,
    savedAt: now,
    eraseAfter: keptUntil(now),
    number: null,
    receiptCipher: null,
  })
  return id
}

function keptUntil(now: Date): Date {
  return endOfDay(addDays(localDayOf(now), draftDays))
}

/**
 * Opens a draft for who fills it in.
 *
 * @throws Refusal `common/not-found` for a draft of anybody else, `applications/item-unknown`
 */
export async function openDraft(
  parts: OnlineParts,
  session: CitizenSession,
  id: string,
): Promise<OpenedDraft> {
  const { regionCode } = session
  const actingIds = await ownIds(parts, session)
  const row = await findDraft(parts.db, { regionCode, id, actingIds })
  if (row === undefined) throw new Refusal('common/not-found')
  await requireMandate(parts.db, parts, { regionCode, ...row })
  return withForm(parts, session, row)
}

/** A draft row with its form and files. */
async function withForm(
  parts: OnlineParts,
  session: CitizenSession,
  row: DraftRow,
): Promise<OpenedDraft> {
  const { regionCode } = session
  const draft = draftOf(parts, regionCode, row)
  const subject = await findSubject(parts, { regionCode, ...row })
  const plan = planOf(subject, situationsOf(draft.content))
  const form = formOf(subject.versions, plan, await findPromiseBar(parts, regionCode, draft))
  const kept = await selectDraftFiles(parts.db, regionCode, row.id)
  const earlier = await findEarlierFiles(parts, session, row, form)
  return { draft, row, subject, plan, form, files: filesThatCount(kept, earlier), earlier }
}

function draftOf({ crypto }: OnlineParts, regionCode: string, row: DraftRow): Draft {
  const { contentCipher, begunAt: _begun, receiptCipher: _receipt, ...rest } = row
  const content =
    contentCipher === null
      ? emptyContent
      : (JSON.parse(
          crypto.decrypt(contentCipher, draftContext(regionCode, row.id)),
        ) as DraftContent)
  return { ...rest, content }
}

/** The drafts somebody has begun and not handed in, newest first. */
export async function draftsOf(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<readonly { readonly id: string; readonly title: string; readonly eraseAfter: Date }[]> {
  const { regionCode } = session
  const rows = await selectDraftsOf(parts.db, regionCode, await ownIds(parts, session))
  const open = rows.filter(({ number }) => number === null)
  return Promise.all(
    open.map(async (row) => ({
      id: row.id,
      title: await titleOf(parts, regionCode, row),
      eraseAfter: row.eraseAfter,
    })),
  )
}

/** An item that is no longer on offer is named by its code: its draft can still be deleted. */
async function titleOf(parts: OnlineParts, regionCode: string, row: DraftRow): Promise<string> {
  try {
    return (await findSubject(parts, { regionCode, ...row })).title
  } catch (error) {
    if (error instanceof Refusal) return row.themeCode ?? row.itemCode ?? ''
    throw error
  }
}

/** A file that was uploaded, or that the person agreed to use again. */
export interface AddedFile {
  readonly materialId: string
  readonly file: Pick<AcceptedFile, 'sha256' | 'size' | 'mediaType' | 'name'>
  readonly reusedFrom: string | null
}

/** Keeps what was answered, with the files that came and without those taken away. */
export async function saveDraft(
  parts: OnlineParts,
  regionCode: string,
  saved: {
    readonly id: string
    readonly content: DraftContent
    readonly added?: readonly AddedFile[]
    readonly removed?: readonly string[]
  },
): Promise<void> {
  const { world, crypto, db } = parts
  const now = world.now()
  const { id, content, added = [], removed = [] } = saved
  const contentCipher = crypto.encrypt(JSON.stringify(content), draftContext(regionCode, id))
  await db.transaction(regionCode, async (tx) => {
    await updateContent(tx, { id, contentCipher, savedAt: now, eraseAfter: keptUntil(now) })
    const files = added.map(({ materialId, reusedFrom, file }) => {
      const { sha256, size, mediaType, name } = file
      const addedAt = now
      return { id: world.newId(), materialId, sha256, size, mediaType, name, reusedFrom, addedAt }
    })
    await insertDraftFiles(tx, id, files)
    if (removed.length > 0) await deleteDraftFiles(tx, id, removed)
  })
}

/** Throws a draft away, because who fills it in wants it. */
export function discardDraft(parts: OnlineParts, regionCode: string, id: string): Promise<void> {
  return parts.db.transaction(regionCode, (tx) => deleteDrafts(tx, [id]))
}

/**
 * Deletes drafts whose time has passed, with their files; run daily.
 *
 * @returns how many
 */
export async function sweepDrafts(
  parts: Pick<OnlineParts, 'db' | 'world'>,
  regionCode: string,
): Promise<number> {
  let swept = 0
  for (;;) {
    const page = await parts.db.transaction(regionCode, async (tx) => {
      const ids = await lockOldDrafts(tx, parts.world.now(), sweepBatch)
      if (ids.length > 0) await deleteDrafts(tx, ids)
      return ids.length
    })
    swept += page
    if (page < sweepBatch) return swept
  }
}
