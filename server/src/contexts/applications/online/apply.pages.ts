import { formatInstant } from '@huiyin/contract/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { formBodyOf, one, typedCode, typedDigits } from '../../../platform/pages/form-body.ts'
import { formWithFiles } from '../../../platform/pages/form-parts.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { openMeDoor, sendOwn } from '../../personal/index.ts'
import type { Plan } from '../application.types.ts'
import { findSubject, planOf } from '../find-subject.ts'
import { promiseOf } from '../joint.rules.ts'
import type { DraftSubject } from './draft.types.ts'
import { firstOpen, formOf } from './form.rules.ts'
import {
  type Apply,
  type ApplyParts,
  addressOf,
  type Here,
  openRoutes,
  subjectAsked,
} from './here.ts'
import { mandatePages } from './mandates.pages.ts'
import { heldBy, holds } from './mandates.ts'
import { onlinePolicy } from './online.policy.ts'
import { discardDraft, filesOfMaterialMax, type OpenedDraft, openDraft } from './open-drafts.ts'
import { knownPerson } from './own-ids.ts'
import { beforePage } from './pages/before.ts'
import { checkPage, donePage } from './pages/check.ts'
import { stepPage } from './pages/step.ts'
import { whoPage } from './pages/who.ts'
import { receiptOf, submitDraft } from './submit-draft.ts'
import { takeStep } from './take-step.ts'
import { beginFor, type ToldWho, type WhoFault, whoFaults } from './tell-who.ts'

const hidden = { schema: { hide: true } }

/** 在线申请: from the guide to the receipt, without scripts. */
export function applyPages(http: HttpServer, parts: ApplyParts, pages: PageParts): void {
  http.registerPolicy(onlinePolicy)
  const apply: Apply = { http, parts, pages, door: openMeDoor(parts.citizens, pages) }
  beforePages(apply)
  whoPages(apply)
  draftPages(apply)
  mandatePages(apply)
}

function beforePages({ http, parts, pages }: Apply): void {
  const draw = async (request: FastifyRequest, reply: FastifyReply, subject: DraftSubject) => {
    const context = pageContext(request, pages, 'cookie')
    const regionCode = await regionOf(parts)
    const found = await findSubject(parts, { regionCode, ...subject })
    const plan = planOf(found, [])
    const unit = await parts.org.unit(regionCode, found.unitCode)
    const document = beforePage(context, {
      title: found.title,
      unitName: unit?.name ?? found.unitCode,
      begin: `/me/apply?${addressOf(subject)}`,
      form: formOf(found.versions, plan),
      ...(await daysOf(parts, regionCode, plan)),
    })
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  }
  http.get<{ Params: { code: string } }>('/items/:code/apply', hidden, (request, reply) =>
    draw(request, reply, { itemCode: request.params.code, themeCode: null }),
  )
  http.get<{ Params: { code: string } }>('/themes/:code/apply', hidden, (request, reply) =>
    draw(request, reply, { itemCode: null, themeCode: request.params.code }),
  )
}

async function regionOf({ mainRegion }: Pick<ApplyParts, 'mainRegion'>): Promise<string> {
  const regionCode = await mainRegion()
  if (regionCode === undefined) throw new Refusal('applications/item-unknown')
  return regionCode
}

/** What is promised and what the law gives, in whole working days. */
async function daysOf(parts: ApplyParts, regionCode: string, plan: Plan) {
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const { amountHundredths } = promiseOf({ plan }, { acceptedAt: parts.world.now(), calendar })
  return { promisedDays: amountHundredths / 100, statutoryDays: plan.statutoryDays }
}

function whoPages(apply: Apply): void {
  const { http } = apply
  const route = openRoutes(apply)
  http.get(
    '/me/apply',
    hidden,
    route((here) => drawWho(here, subjectAsked(here.request), nobody, [])),
  )
  http.post('/me/apply', hidden, route(takeWho))
}

const nobody: ToldWho = {
  kind: 'person',
  mandateId: '',
  name: '',
  idNumber: '',
  phone: '',
  enterpriseName: '',
  creditCode: '',
}

async function drawWho(
  { apply, request, reply, context, session }: Here,
  subject: DraftSubject,
  told: ToldWho,
  faults: readonly Fault[],
): Promise<FastifyReply> {
  const { parts, pages } = apply
  const { title } = await findSubject(parts, { regionCode: session.regionCode, ...subject })
  const known = await knownPerson(parts, session)
  const { phone } = session
  const now = parts.world.now()
  const all = await heldBy(parts, session)
  const held = all.filter((one) => holds({ ...one, revokedAt: null }, subject, now))
  const page = { title, subject, told, known, held, phone, faults }
  return sendOwn(request, reply, pages, whoPage(context, page))
}

async function takeWho(here: Here): Promise<FastifyReply> {
  const { apply, request, reply, context, session } = here
  const { parts, door } = apply
  const body = formBodyOf(request)
  const filled = (name: string) => one(body, name).trim().slice(0, 100) || null
  const itemCode = filled('item')
  const subject = { itemCode, themeCode: itemCode === null ? filled('theme') : null }
  await findSubject(parts, { regionCode: session.regionCode, ...subject })
  const known = await knownPerson(parts, session)
  const told: ToldWho = {
    ...kindOf(one(body, 'kind')),
    name: known?.name ?? filled('name') ?? '',
    idNumber: known?.idNumber ?? typedCode(one(body, 'idNumber')),
    phone: session.phone ?? typedDigits(one(body, 'phone')),
    enterpriseName: filled('enterpriseName') ?? '',
    creditCode: typedCode(one(body, 'creditCode')),
  }
  const faults = whoFaults(told, known).map((fault) => whoFault(context, fault))
  if (faults.length > 0) return drawWho({ ...here, reply: reply.code(422) }, subject, told, faults)
  const begun = await beginOr(here, { ...subject, told })
  if (begun instanceof Refusal) {
    const fault = { field: 'kind', message: refusalWords(context, begun) }
    return drawWho({ ...here, reply: reply.code(422) }, subject, told, [fault])
  }
  if (begun.session !== undefined) door.enter(reply, begun.session)
  const to = begun.draftId === null ? `?${addressOf(subject)}` : `/${begun.draftId}`
  return reply.redirect(context.link(`/me/apply${to}`), 303)
}

/** Oneself, an enterprise, or whoever gave the mandate that was chosen. */
function kindOf(typed: string): Pick<ToldWho, 'kind' | 'mandateId'> {
  if (typed === 'enterprise') return { kind: 'enterprise', mandateId: '' }
  if (typed === 'agent') return { kind: 'agent', mandateId: '' }
  const [, mandateId = ''] = /^mandate:([0-9a-f-]{36})$/.exec(typed) ?? []
  return mandateId === '' ? { kind: 'person', mandateId } : { kind: 'agent', mandateId }
}

async function beginOr({ apply, session }: Here, begun: Parameters<typeof beginFor>[2]) {
  try {
    return await beginFor(apply.parts, session, begun)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function whoFault({ say }: PageContext, fault: WhoFault): Fault {
  const words = {
    name: say('faultApplyName'),
    idNumber: say('faultApplyIdNumber'),
    phone: say('faultMePhone'),
    enterpriseName: say('faultApplyEnterprise'),
    creditCode: say('faultApplyCreditCode'),
    'other-person': say('faultApplyOther'),
    mandate: say('faultMandateNone'),
  }
  const fields: Partial<Record<WhoFault, string>> = { 'other-person': 'name', mandate: 'kind' }
  return { field: fields[fault] ?? fault, message: words[fault] }
}

function draftPages(apply: Apply): void {
  const { http } = apply
  const route = openRoutes(apply)
  http.get('/me/apply/:draft', hidden, route(goOn))
  http.get('/me/apply/:draft/:step', hidden, route(showStep))
  http.post('/me/apply/:draft/:step', hidden, route(sendStep))
}

const draftForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @throws Refusal `common/not-found` for a draft of anybody else */
function draftOf({ apply, request, session }: Here): Promise<OpenedDraft> {
  const { draft } = request.params as { readonly draft: string }
  if (!draftForm.test(draft)) throw new Refusal('common/not-found')
  return openDraft(apply.parts, session, draft)
}

const stepOf = ({ request }: Here) => (request.params as { readonly step: string }).step

/** On to the first page that is not answered, or to checking. */
async function goOn(here: Here): Promise<FastifyReply> {
  const { draft, form, files } = await draftOf(here)
  const to = draft.number !== null ? 'done' : (firstOpen(form, draft.content, files)?.id ?? 'check')
  return here.reply.redirect(here.context.link(`/me/apply/${draft.id}/${to}`), 303)
}

async function showStep(here: Here): Promise<FastifyReply> {
  const opened = await draftOf(here)
  const { apply, request, reply, context } = here
  const name = stepOf(here)
  if (name === 'done') return drawDone(here, opened)
  if (opened.draft.number !== null) return goOn(here)
  if (name === 'check') return drawCheck(here, opened, [])
  const step = opened.form.steps.find(({ id }) => id === name)
  if (step === undefined) return goOn(here)
  const { content } = opened.draft
  return sendOwn(
    request,
    reply,
    apply.pages,
    stepPage(context, { opened, step, content, faults: [] }),
  )
}

async function sendStep(here: Here): Promise<FastifyReply> {
  const { apply, request, reply, context, session } = here
  const opened = await draftOf(here)
  const name = stepOf(here)
  if (name === 'check') return handIn(here, opened)
  if (name === 'discard') {
    await discardDraft(apply.parts, session.regionCode, opened.draft.id)
    return reply.redirect(context.link('/me'), 303)
  }
  const step = opened.form.steps.find(({ id }) => id === name)
  if (step === undefined || opened.draft.number !== null) return goOn(here)
  const form = await formWithFiles(request, filesOfMaterialMax)
  const { regionCode } = session
  const taken = await takeStep(apply.parts, context, { regionCode, opened, step }, form)
  if (taken.faults.length === 0) return goOn(here)
  // Files may have been kept although the page comes back.
  const page = { opened: await draftOf(here), step, ...taken }
  return sendOwn(request, reply.code(422), apply.pages, stepPage(context, page))
}

async function drawCheck(
  { apply, request, reply, context, session }: Here,
  opened: OpenedDraft,
  faults: readonly Fault[],
): Promise<FastifyReply> {
  const { people, db } = apply.parts
  const ids = [...new Set([opened.draft.applicantId, opened.draft.actingId])]
  const own = await people.own(db, session.regionCode, ids)
  return sendOwn(request, reply, apply.pages, checkPage(context, { opened, people: own, faults }))
}

async function handIn(here: Here, opened: OpenedDraft): Promise<FastifyReply> {
  const { apply, reply, context, session } = here
  try {
    await submitDraft(apply.parts, session, opened)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = [{ field: 'main', message: refusalWords(context, error) }]
    return drawCheck({ ...here, reply: reply.code(422) }, opened, faults)
  }
  return reply.redirect(context.link(`/me/apply/${opened.draft.id}/done`), 303)
}

async function drawDone(
  { apply, request, reply, context, session }: Here,
  { row, subject, plan }: OpenedDraft,
): Promise<FastifyReply> {
  const { parts, pages } = apply
  const { regionCode } = session
  const receipt = receiptOf(parts, regionCode, row)
  const matter = await parts.matters.find(regionCode, receipt.number)
  const unit = await parts.org.unit(regionCode, subject.unitCode)
  const document = donePage(context, {
    ...receipt,
    title: subject.title,
    unitName: unit?.name ?? subject.unitCode,
    acceptDueAt: matter?.nextDueAt == null ? null : formatInstant(matter.nextDueAt),
    ...(await daysOf(parts, regionCode, plan)),
  })
  return sendOwn(request, reply, pages, document)
}
