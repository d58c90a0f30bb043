import assert from 'node:assert/strict'
import type { WordingPreview, WordingPreviewAsked } from '@huiyin/contract/letter-wordings'
import type { Queryable } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import { composeLetter } from './compose.ts'
import { letterPage } from './letter.pages.ts'
import { newestLetters } from './letters.store.ts'
import { sampleLetters } from './sample-letters.ts'
import { type Letter, type LetterKind, letterKinds } from './types.ts'
import { findWordingFaults } from './wording/index.ts'

/** Letters offered for trying a wording. */
const offeredMax = 10

/** Words across a page that is not a letter. */
const previewMark = '预览'

export interface PreviewParts {
  readonly db: Queryable
  readonly mayRead: (actor: StaffActor, letter: Letter) => Promise<boolean>
}

/**
 * A wording as the page it would print, with the facts of a real letter the reader may open, else
 * of the product's sample; and what keeps it from being published.
 *
 * @throws Refusal `editions/unknown-subject`, `common/not-found`
 */
export async function previewWording(
  parts: PreviewParts,
  actor: StaffActor,
  { subject, value, letterId }: WordingPreviewAsked,
): Promise<WordingPreview> {
  const kind = letterKinds.find((one) => subject === `letters/${one}`)
  if (kind === undefined) throw new Refusal('editions/unknown-subject')
  const letters = await readableLetters(parts, actor, kind)
  const chosen = letters.find(({ id }) => id === letterId)
  if (letterId !== undefined && chosen === undefined) throw new Refusal('common/not-found')
  const shown = chosen ?? letters[0]
  const ownWording = { version: previewMark, wording: value }
  const document = composeLetter({ ...(shown ?? sampleOf(kind)), ownWording }, null)
  return {
    faults: findWordingFaults(kind, value),
    page: letterPage(document, { watermark: previewMark }),
    letterId: shown?.id ?? null,
    letters: letters.map(({ id, facts }) => ({ id, matterNumber: facts.matterNumber })),
  }
}

async function readableLetters(
  { db, mayRead }: PreviewParts,
  actor: StaffActor,
  kind: LetterKind,
): Promise<Letter[]> {
  const readable: Letter[] = []
  for (const letter of await newestLetters(db, actor.regionCode, { kind, limit: offeredMax })) {
    if (await mayRead(actor, letter)) readable.push(letter)
  }
  return readable
}

function sampleOf(kind: LetterKind): Letter {
  const sample = sampleLetters.find((one) => one.kind === kind)
  assert(sample !== undefined, `no sample of ${kind}`)
  return sample
}
