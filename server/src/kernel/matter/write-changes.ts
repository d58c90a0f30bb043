import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Evidence } from '../evidence/index.ts'
import { commit, type Ledger } from '../ledger/index.ts'
import type { NewEntry } from '../ledger/types.ts'
import type { Letters } from '../letters/index.ts'
import type { Notices } from '../notices/index.ts'
import type { Change } from './changes.rules.ts'
import { saveClocks } from './clocks.store.ts'
import type { Lifecycle, TextWritten } from './lifecycle.ts'
import { insertMatters, type Opening, updateMatters } from './matter.store.ts'
import { insertTexts, type StoredText } from './texts.store.ts'

/** What writing a change needs of the rest of the kernel. */
export interface WritingParts {
  readonly world: World
  readonly ledger: Ledger
  readonly letters: Letters
  readonly notices: Notices
  readonly evidence: Evidence
}

/** A change, and how it came to be known when it opens its matter. */
export interface Written {
  readonly change: Change
  readonly opening?: Opening
}

interface SealedText extends TextWritten {
  readonly salt: Buffer
  readonly commitment: string
}

/**
 * Writes a batch of changes of one region: a fixed number of multi-row statements, whatever its
 * size. Several changes of one matter stand in their order; each has its ledger entry, and the rows
 * keep the last.
 */
export async function writeChanges(
  tx: Tx,
  parts: WritingParts,
  batch: readonly Written[],
): Promise<void> {
  const { world, ledger } = parts
  const sealed = batch.map(({ change }) =>
    (change.effects.texts ?? []).map((text) => seal(text, world)),
  )
  // Rows first: letters, texts and evidence point to their matter.
  await saveRows(tx, batch)
  const entries = batch.map(({ change }, index) => entryOf(change, sealed[index] ?? []))
  const appended = await ledger.append(tx, entries)
  const texts = batch.flatMap(({ change }, index) =>
    (sealed[index] ?? []).map((text) => storedText(change, text, appended[index]?.seq ?? 0)),
  )
  await insertTexts(tx, texts)
  await tellEverybody(
    tx,
    parts,
    batch.map(({ change }) => change),
  )
}

async function saveRows(tx: Tx, batch: readonly Written[]): Promise<void> {
  const last = new Map(batch.map(({ change }) => [change.matter.id, change]))
  const opened = batch.flatMap(({ change, opening }) =>
    opening === undefined
      ? []
      : [{ matter: last.get(change.matter.id)?.matter ?? change.matter, opening }],
  )
  const openedIds = new Set(opened.map(({ matter }) => matter.id))
  const updated = [...last.values()].filter(({ matter }) => !openedIds.has(matter.id))
  if (opened.length > 0) await insertMatters(tx, opened)
  if (updated.length > 0)
    await updateMatters(
      tx,
      updated.map(({ matter }) => matter),
    )
  await saveClocks(tx, changedClocks(batch, last))
  await saveKindRows(tx, [...last.values()])
}

/** Most acts leave most clocks alone: one that nobody touched is not written again. */
function changedClocks(batch: readonly Written[], last: ReadonlyMap<string, Change>) {
  const first = new Map(batch.toReversed().map(({ change }) => [change.matter.id, change]))
  return [...last.values()].flatMap(({ matter, clocks }) => {
    const stored = new Set(first.get(matter.id)?.clocksBefore)
    return clocks
      .filter((clock) => !stored.has(clock))
      .map((clock) => ({ matterId: matter.id, clock }))
  })
}

async function saveKindRows(tx: Tx, changes: readonly Change[]): Promise<void> {
  const byKind = Map.groupBy(changes, ({ lifecycle }) => lifecycle)
  for (const [lifecycle, ofKind] of byKind as Map<Lifecycle<unknown>, Change[]>) {
    await lifecycle.store.save(
      tx,
      ofKind.map(({ matter, row }) => ({ matterId: matter.id, row })),
    )
  }
}

async function tellEverybody(
  tx: Tx,
  parts: WritingParts,
  changes: readonly Change[],
): Promise<void> {
  const letters = changes.flatMap((change) =>
    (change.effects.letters ?? []).map((letter) => ({
      ...letter,
      matterId: change.matter.id,
      matterNumber: change.matter.number,
      isSealed: change.lifecycle.byNumber === 'sealed',
      issuedAt: change.happenedAt,
      issuedBy: change.actor,
    })),
  )
  if (letters.length > 0) await parts.letters.issue(tx, letters)
  const notices = changes.flatMap((change) =>
    (change.effects.notices ?? []).map((notice) => ({
      ...notice,
      matterId: change.matter.id,
      matterNumber: change.matter.number,
      createdAt: change.happenedAt,
    })),
  )
  // What was asked before is settled before something new is asked.
  await settleNotices(tx, parts, changes)
  if (notices.length > 0) await parts.notices.queue(tx, notices)
  const messages = changes.flatMap(({ matter, effects, happenedAt }) =>
    effects.tellReporter === undefined || matter.reportedBy === null
      ? []
      : [
          {
            citizenId: matter.reportedBy,
            matterId: matter.id,
            body: effects.tellReporter,
            createdAt: happenedAt,
          },
        ],
  )
  if (messages.length > 0) await parts.notices.queueMessages(tx, messages)
  const attached = changes.flatMap(({ actor: by, matter, effects }) =>
    (effects.evidenceIds ?? []).map((evidenceId) => ({ evidenceId, matterId: matter.id, by })),
  )
  if (attached.length > 0) await parts.evidence.attach(tx, attached)
}

/** Who has acted has decided: the notices that asked for it are closed. */
async function settleNotices(
  tx: Tx,
  parts: WritingParts,
  changes: readonly Change[],
): Promise<void> {
  const byStaff = Map.groupBy(
    changes.filter(({ actor }) => actor.startsWith(staffMark)),
    ({ actor }) => actor,
  )
  for (const [actor, ofStaff] of byStaff) {
    await parts.notices.settle(tx, {
      matterIds: ofStaff.map(({ matter }) => matter.id),
      staffId: actor.slice(staffMark.length),
      at: parts.world.now(),
    })
  }
}

const staffMark = 'staff:'

function seal(text: TextWritten, world: World): SealedText {
  const salt = world.randomBytes(16)
  return { ...text, salt, commitment: commit(text.body, salt) }
}

function entryOf(change: Change, texts: readonly SealedText[]): NewEntry {
  const { matter, before, effects } = change
  return {
    streamKind: 'matter',
    streamId: matter.id,
    happenedAt: change.happenedAt,
    act: `${matter.kind}.${change.act}`,
    actor: change.actor,
    body: {
      number: matter.number,
      version: matter.version,
      from: before?.state ?? null,
      to: matter.state,
      holder: { unit: matter.holderUnitCode, staff: matter.holderStaffId },
      clocks: effects.clocks ?? [],
      ...(change.deputyFor ? { deputyFor: change.deputyFor } : {}),
      ...(effects.letters ? { letters: effects.letters.map(({ kind }) => kind) } : {}),
      ...(effects.evidenceIds ? { evidence: effects.evidenceIds } : {}),
      ...(effects.assessment ? { assessment: effects.assessment.count } : {}),
      ...effects.body,
    },
    commitments: Object.fromEntries(texts.map(({ kind, commitment }) => [kind, commitment])),
  }
}

function storedText(change: Change, text: SealedText, seq: number): StoredText {
  return {
    matterId: change.matter.id,
    seq,
    kind: text.kind,
    visibility: text.visibility,
    body: text.body,
    salt: text.salt,
    commitment: text.commitment,
    writtenAt: change.happenedAt,
  }
}
