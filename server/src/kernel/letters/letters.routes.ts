import { WordingPreview, WordingPreviewAsked } from '@huiyin/contract/letter-wordings'
import { LetterIdPath, LetterPath, LetterReceipt } from '@huiyin/contract/letters'
import { formatInstant } from '@huiyin/contract/time'
import type { Db } from '../../platform/db/db.ts'
import { asFile, asPage } from '../../platform/http/files.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Actor } from '../access/actor.ts'
import type { Letters } from './index.ts'
import { letterDocx } from './letter.docx.ts'
import { letterPage } from './letter.pages.ts'
import { letterStyleHash } from './letter-style.ts'
import { previewWording } from './preview-wording.ts'
import type { Letter } from './types.ts'

export interface LetterRouteParts {
  readonly db: Db
  readonly letters: Letters
  /** Who may read a letter may read its matter; the matter kernel knows. */
  readonly mayRead: (actor: Actor, letter: Letter) => Promise<boolean>
  /** Words across every page of the demo. */
  readonly watermark: string | null
}

const wordEnding = '.docx'

export function addLetterRoutes(http: HttpServer, parts: LetterRouteParts): void {
  http.get(
    '/api/v1/letters/:letter',
    {
      schema: {
        summary: 'A letter as a page to print; with .docx behind the id, as a Word file',
        tags: ['letters'],
        params: LetterPath,
      },
    },
    async (request, reply) => {
      const asWord = request.params.letter.endsWith(wordEnding)
      const id = request.params.letter.replace(wordEnding, '')
      const letter = await readable(parts, request.actor, id)
      const composed = await parts.letters.compose(parts.db, letter)
      if (!asWord) return asPage(reply, letterStyleHash).send(letterPage(composed, parts))
      const file = await letterDocx(composed, parts)
      return asFile(reply, 'docx', `${letter.number}.docx`).send(file)
    },
  )

  wordingRoute(http, parts)
  http.post(
    '/api/v1/letters/:letter/receipt',
    {
      schema: {
        summary: 'Sign for a letter in the name of the unit it is addressed to (签收)',
        tags: ['letters'],
        params: LetterIdPath,
        response: { 201: LetterReceipt },
      },
    },
    async (request, reply): Promise<LetterReceipt> => {
      const { actor } = request
      if (actor.kind !== 'staff') throw new Refusal('common/not-permitted')
      // Nobody signs for what he may not read, such as a letter about himself.
      await readable(parts, actor, request.params.letter)
      const letter = await parts.letters.receive(actor, request.params.letter)
      reply.code(201)
      return { number: letter.number, receivedAt: formatInstant(letter.receivedAt) }
    },
  )
}

function wordingRoute(http: HttpServer, parts: LetterRouteParts): void {
  http.post(
    '/api/v1/letter-wordings/preview',
    {
      schema: {
        summary: 'A wording as the page it would print, and what it lacks; nothing is kept',
        tags: ['rules'],
        body: WordingPreviewAsked,
        response: { 200: WordingPreview },
      },
    },
    ({ body, actor }) => {
      if (actor.kind !== 'staff') throw new Refusal('common/not-permitted')
      return previewWording(parts, actor, body)
    },
  )
}

/** A letter one may not read answers like one that is not there. */
async function readable(parts: LetterRouteParts, actor: Actor, id: string): Promise<Letter> {
  if (!('regionCode' in actor)) throw new Refusal('common/not-found')
  const letter = await parts.letters.find(parts.db, actor.regionCode, id)
  if (letter === undefined || !(await parts.mayRead(actor, letter))) {
    throw new Refusal('common/not-found')
  }
  return letter
}
