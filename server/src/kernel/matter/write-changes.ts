import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Evidence } from '../evidence/index.ts'
import { commit, type Ledger } from '../ledger/index.ts'
import type { NewEntry } from '../ledger/types.ts'
import type { Letters } from '../letters/index.ts'
import type { Notices } from '../notices/index.ts'
import type { Change } from './changes.rules.ts'
import { saveClocks } from './clocks.store.ts'
import type { TextWritten } from './lifecycle.ts'
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
  const entries = batch.map(({ change }, index) => entryOf(change, sealed[index] ?? []))
  // Rows first: letters, texts and evidence point to their matter.
  const [, appended] = await Promise.all([saveRows(tx, batch), ledger.append(tx, entries)])
  const texts = batch.flatMap(({ change }, index) =>
    (sealed[index] ?? []).map((text) => storedText(change, text, appended[index]?.seq ?? 0)),
  )
  const changes = batch.map(({ change }) => change)
  await Promise.all([insertTexts(tx, texts), tellEverybody(tx, parts, changes)])
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
  await Promise.all([
    insertMatters(tx, opened),
    updateMatters(
      tx,
      updated.map(({ matter }) => matter),
    ),
    saveClocks(tx, changedClocks(batch, last)),
    saveKindRows(tx, [...last.values()]),
  ])
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
  await Promise.all(
    [...byKind].map(([lifecycle, ofKind]) =>
      lifecycle.store.save(
        tx,
        ofKind.map(({ matter, row }) => ({ matterId: matter.id, row })),
      ),
    ),
  )
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
  const notices = changes.flatMap((change) =>
    (change.effects.notices ?? []).map((notice) => ({
      ...notice,
      matterId: change.matter.id,
      matterNumber: change.matter.number,
      createdAt: change.happenedAt,
    })),
  )
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
  const attached = changes.flatMap(({ actor: by, matter, effects }) =>
    (effects.evidenceIds ?? []).map((evidenceId) => ({ evidenceId, matterId: matter.id, by })),
  )
  await Promise.all([
    parts.letters.issue(tx, letters),
    // What was asked before is settled before something new is asked.
    settleNotices(tx, parts, changes),
    parts.notices.queue(tx, notices),
    parts.notices.queueMessages(tx, messages),
    parts.evidence.attach(tx, attached),
  ])
}

/** Who has acted has decided: the notices that asked for it are closed. */
async function settleNotices(
  tx: Tx,
  { notices, world }: WritingParts,
  changes: readonly Change[],
): Promise<void> {
  const byStaff = changes.filter(({ actor }) => actor.startsWith(staffMark))
  const acted = new Map(
    byStaff.map(({ actor, matter: { id: matterId } }) => [
      matterId,
      { matterId, staffId: actor.slice(staffMark.length) },
    ]),
  )
  await notices.settle(tx, [...acted.values()], world.now())
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
