import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Evidence } from '../../../kernel/evidence/index.ts'
import type { CryptoProvider } from '../../../platform/crypto/index.ts'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { asked, one } from '../../../platform/pages/form-body.ts'
import { type FormWithFiles, formWithFiles } from '../../../platform/pages/form-parts.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { publicationOf } from '../find-public-cases.ts'
import type { CityCases } from '../parts.ts'
import { standardsRule } from '../standards.rules.ts'
import { closedPage, donePage, locateScriptHash, nearPage, snapPage } from './pages.ts'
import {
  classesOffered,
  emptySnap,
  faultsOfSnap,
  readSnap,
  type SnapForm,
  snapOf,
} from './snap-form.ts'
import { idOfSnap, newSnapKey } from './snap-key.ts'
import { findSame, openDraft, type SnapDraft, sealDraft, takeSnap } from './take-snap.ts'

const filesMax = 3

const snapPolicy = {
  'GET /snap': { public: true, side: 'public' },
  'POST /snap': { public: true, side: 'public', limit: 'bulk' },
} as const

export interface SnapParts extends CityCases {
  readonly evidence: Evidence
  readonly crypto: Pick<CryptoProvider, 'encrypt' | 'decrypt'>
  readonly mainRegion: () => Promise<string | undefined>
}

const hidden = { schema: { hide: true } }

/** `/snap`: a report by anybody, in two taps with a phone and without script with any browser. */
export function snapPages(http: HttpServer, snap: SnapParts, parts: PageParts): void {
  http.registerPolicy(snapPolicy)
  const visit =
    (draw: (visit: Visit) => Promise<string>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const regionCode = await snap.mainRegion()
      if (regionCode === undefined) throw new Refusal('common/not-found')
      const context = pageContext(request, parts, 'cookie')
      const isOpen = publicationOf(snap, regionCode).reports
      const document = isOpen
        ? await draw({ snap, regionCode, context, request, reply })
        : closedPage(context)
      const scriptHashes = [locateScriptHash]
      return sendPage(request, reply, {
        document,
        memory: 'cookie',
        parts,
        isOwn: true,
        scriptHashes,
      })
    }
  http.get(
    '/snap',
    hidden,
    visit(async (one) => showForm(one, await beginning(one), [])),
  )
  http.post('/snap', hidden, visit(take))
}

interface Visit {
  readonly snap: SnapParts
  readonly regionCode: string
  readonly context: PageContext
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Empty, or begun at the plate of a component. */
async function beginning(visit: Visit): Promise<SnapForm> {
  const { snap, regionCode, request } = visit
  const empty = freshForm(visit)
  const code = asked(request, 'component')
  if (code === null || !/^[0-9]{16}$/.test(code)) return empty
  const component = await snap.components.find(regionCode, code)
  return component === undefined ? empty : snapOf(component, empty.key)
}

function freshForm({ snap }: Visit): SnapForm {
  return emptySnap(newSnapKey(snap, snap.crypto))
}

async function showForm(
  { snap, regionCode, context, reply }: Visit,
  form: SnapForm,
  faults: readonly Fault[],
): Promise<string> {
  if (faults.length > 0) reply.code(422)
  const day = localDayOf(snap.world.now())
  const { rows } = snap.rulebook.inForce(regionCode, standardsRule, day).value
  const classes = classesOffered(rows, publicationOf(snap, regionCode))
  return snapPage(context, { form, faults, classes })
}

async function take(visit: Visit): Promise<string> {
  const { request, context } = visit
  const sent = await formWithFiles(request, filesMax)
  const sealed = one(sent.body, 'draft')
  if (sealed !== '') return answerQuestion(visit, sealed, one(sent.body, 'same'))
  const form = readSnap(sent.body)
  const faults = faultsOfSnap(form, sent, context)
  if (faults.length > 0) return showForm(visit, form, faults)
  try {
    return await keepAndAsk(visit, form, sent)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const field = error.code.startsWith('evidence/') ? 'photo' : 'place'
    return showForm(visit, form, [{ field, message: refusalWords(context, error) }])
  }
}

/** Keeps the photos; asks where somebody reported nearby, and takes the report where nobody did. */
async function keepAndAsk(visit: Visit, form: SnapForm, sent: FormWithFiles): Promise<string> {
  const { snap, regionCode, context } = visit
  const accepted = await snap.evidence.accept(regionCode, sent.files, 'review_photo')
  const photos = await snap.db.transaction(regionCode, (tx) =>
    snap.evidence.store(tx, accepted, { uploadedBy: 'citizen' }),
  )
  const { key, ...filled } = form
  const content = [JSON.stringify(filled), ...sent.files.map(({ bytes }) => bytes)]
  const id = idOfSnap(snap, snap.crypto, { key, sent: content })
  const same = await findSame(snap, regionCode, form)
  // Asked last: the first of two taps may have become a case while the second looked around.
  const isThere = (await snap.matters.findById(regionCode, id)) !== undefined
  const draft: SnapDraft = {
    id,
    regionCode,
    form,
    evidence: photos.map(({ id }) => id),
    near: same.map(({ number }) => number),
  }
  if (same.length > 0 && !isThere) return askIfSame(visit, draft, [])
  return donePage(context, await takeSnap(snap, draft, undefined))
}

async function askIfSame(
  { snap, context, reply }: Visit,
  draft: SnapDraft,
  faults: readonly Fault[],
): Promise<string> {
  if (faults.length > 0) reply.code(422)
  const { say, language } = context
  const same = await findSame(snap, draft.regionCode, draft.form)
  const near = same.map(({ number, className, address, metres, openedAt }) => ({
    number,
    label: say('snapSame', {
      title: [className, address].filter(Boolean).join('，'),
      metres,
      when: momentIn(language, formatInstant(openedAt)),
    }),
  }))
  return nearPage(context, { draft: sealDraft(snap, snap.crypto, draft), near, faults })
}

async function answerQuestion(visit: Visit, sealed: string, same: string): Promise<string> {
  const { snap, regionCode, context } = visit
  const draft = openDraft(snap, snap.crypto, sealed)
  if (draft === undefined || draft.regionCode !== regionCode) {
    const message = context.say('snapFaultDraft')
    return showForm(visit, freshForm(visit), [{ field: 'photo', message }])
  }
  if (same !== 'new' && !draft.near.includes(same)) {
    return askIfSame(visit, draft, [{ field: 'same-0', message: context.say('snapFaultChoice') }])
  }
  return donePage(context, await takeSnap(snap, draft, same === 'new' ? undefined : same))
}
