import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isReceiptCode, openTries, parseNumber, tidyNumber } from '../../../kernel/matter/index.ts'
import { maskPhone } from '../../../kernel/people/index.ts'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import {
  asked,
  type FormBody,
  formBodyOf,
  one,
  typedCode,
  typedDigits,
} from '../../../platform/pages/form-body.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { hallLimits } from '../limits.rules.ts'
import { refuseUnlessMayBook } from '../orders/begin-order.ts'
import { hallOrder } from '../orders/order.lifecycle.ts'
import type { Hall } from '../parts.ts'
import { type BookingForm, emptyForm, faultsOf, readForm } from './booking-form.ts'
import { findTimes, findWindows, type WindowTimes } from './find-times.ts'
import { callPage, cancelPage, codePage, slipPage, startPage, timesPage } from './pages.ts'

/** Everybody may book; a code goes to the phone before anything is kept. */
const bookingPagesPolicy = {
  'GET /book': { public: true, side: 'public' },
  'GET /book/call': { public: true, side: 'public' },
  'POST /book/call': { public: true, side: 'public', limit: 'sign-in' },
  'GET /book/cancel': { public: true, side: 'public' },
  'POST /book/cancel': { public: true, side: 'public', limit: 'sign-in' },
  'GET /book/:window': { public: true, side: 'public' },
  'POST /book/:window': { public: true, side: 'public', limit: 'sign-in' },
} as const

/** What the booking pages stand on. */
export interface BookingParts extends Hall {
  readonly mainRegion: () => Promise<string | undefined>
  /** Telephones of the demo, whose codes the page may show. */
  readonly demoCodeFor?: (phone: string) => string | null
}

interface WindowRoute {
  Params: { window: string }
}

const hidden = { schema: { hide: true } }

/** `/book`: a time at a window, or a call; without script, with a code to the phone. */
export function bookingPages(http: HttpServer, booking: BookingParts, parts: PageParts): void {
  http.registerPolicy(bookingPagesPolicy)
  const visit =
    (draw: (visit: Visit) => Promise<string>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const regionCode = await booking.mainRegion()
      if (regionCode === undefined) throw new Refusal('common/not-found')
      const context = pageContext(request, parts, 'cookie')
      const body = formBodyOf(request)
      const document = await draw({ booking, regionCode, context, request, reply, body })
      return sendPage(request, reply, { document, memory: 'cookie', parts, isOwn: true })
    }
  const tries = openTries(booking.world)
  http.get('/book', hidden, visit(showStart))
  http.get(
    '/book/call',
    hidden,
    visit((one) => showCall(one, emptyForm, [])),
  )
  http.post(
    '/book/call',
    hidden,
    visit((one) => step(one, callFlow(one))),
  )
  http.get(
    '/book/cancel',
    hidden,
    visit(async ({ context }) => emptyCancel(context)),
  )
  http.post(
    '/book/cancel',
    hidden,
    visit((one) => cancel(one, tries)),
  )
  http.get<WindowRoute>('/book/:window', hidden, (request, reply) =>
    visit(async (one) => {
      const times = await getTimes(one, request.params.window)
      return showTimes(one, times, { form: emptyForm, faults: [] })
    })(request, reply),
  )
  http.post<WindowRoute>('/book/:window', hidden, (request, reply) =>
    visit(async (one) => step(one, timeFlow(one, await getTimes(one, request.params.window))))(
      request,
      reply,
    ),
  )
}

/** One request for a page. */
interface Visit {
  readonly booking: BookingParts
  readonly regionCode: string
  readonly context: PageContext
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly body: FormBody
}

/** What differs between booking a time and asking for a call. */
interface Flow {
  readonly kind: 'time' | 'call'
  readonly path: string
  readonly windowCode: string | null
  readonly where: string | null
  readonly show: (form: BookingForm, faults: readonly Fault[]) => string | Promise<string>
}

async function showStart({ booking, regionCode, context }: Visit): Promise<string> {
  const windows = await findWindows(booking, regionCode)
  return startPage(context, { windows, callBackDays: callBackDays(booking, regionCode) })
}

function callBackDays({ rulebook, world }: BookingParts, regionCode: string): number {
  const { value } = rulebook.inForce(regionCode, hallLimits, localDayOf(world.now()))
  return value.callBack.amountHundredths / 100
}

async function showCall(
  { booking, regionCode, context, request }: Visit,
  form: BookingForm,
  faults: readonly Fault[],
): Promise<string> {
  const items = await booking.catalog.itemsOn(regionCode, localDayOf(booking.world.now()))
  const itemCode = form.itemCode || (asked(request, 'item') ?? '')
  const days = callBackDays(booking, regionCode)
  return callPage(context, items, { form: { ...form, itemCode }, faults, callBackDays: days })
}

async function getTimes({ booking, regionCode }: Visit, windowCode: string): Promise<WindowTimes> {
  const times = await findTimes(booking, regionCode, windowCode)
  if (times === undefined) throw new Refusal('common/not-found')
  return times
}

function showTimes(
  { context, request, body }: Visit,
  times: WindowTimes,
  shown: { readonly form: BookingForm; readonly faults: readonly Fault[] },
): string {
  const days = [...new Set(times.slots.map(({ startsAt }) => localDayOf(startsAt)))]
  const wanted = asked(request, 'day') ?? one(body, 'day')
  const chosen = days.find((day) => day === wanted || shown.form.slot.startsWith(day))
  return timesPage(context, times, { ...shown, day: chosen ?? days[0] ?? '' })
}

function callFlow(visit: Visit): Flow {
  const show = (form: BookingForm, faults: readonly Fault[]) => showCall(visit, form, faults)
  return { kind: 'call', path: '/book/call', windowCode: null, where: null, show }
}

function timeFlow(visit: Visit, times: WindowTimes): Flow {
  return {
    kind: 'time',
    path: `/book/${encodeURIComponent(times.code)}`,
    windowCode: times.code,
    where: `${times.unitName} ${times.name}`,
    show: (form, faults) => showTimes(visit, times, { form, faults }),
  }
}

/** First what is wanted, then the code; whatever is refused is said on the page it belongs to. */
function step(visit: Visit, flow: Flow): Promise<string> {
  return one(visit.body, 'step') === 'code' ? checkCode(visit, flow) : sendCode(visit, flow)
}

async function sendCode(visit: Visit, flow: Flow): Promise<string> {
  const { booking, regionCode, context, request, reply, body } = visit
  const form = readForm(body)
  const back = (faults: readonly Fault[]) => {
    reply.code(422)
    return flow.show(form, faults)
  }
  const faults = faultsOf(form, context.say, flow.kind)
  if (faults.length > 0) return back(faults)
  try {
    await refuseUnlessMayBook(booking, { regionCode, phone: form.phone })
    const { challenge, expiresAt } = await booking.citizens.sendCode({
      ...{ regionCode, phone: form.phone, purpose: 'booking', address: request.ip },
    })
    return codePage(context, {
      ...{ path: flow.path, form, challenge, faults: [] },
      maskedPhone: maskPhone(form.phone),
      expiresAt: formatInstant(expiresAt),
      demoCode: booking.demoCodeFor?.(form.phone) ?? null,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return back([{ field: 'phone', message: refusalWords(context, error) }])
  }
}

async function checkCode(visit: Visit, flow: Flow): Promise<string> {
  const { booking, regionCode, context, reply, body } = visit
  const form = readForm(body)
  const challenge = one(body, 'challenge')
  const [maskedPhone, expiresAt] = [one(body, 'maskedPhone'), one(body, 'expiresAt')]
  const again = (faults: readonly Fault[]) => {
    reply.code(422)
    const step = { path: flow.path, form, challenge, maskedPhone, expiresAt }
    return codePage(context, { ...step, demoCode: null, faults })
  }
  const code = typedDigits(one(body, 'digits'))
  if (!/^\d{6}$/.test(code)) {
    return again([{ field: 'digits', message: context.say('faultMeCode') }])
  }
  try {
    const proved = await booking.citizens.checkCode({ challenge, purpose: 'booking', code })
    if (proved.regionCode !== regionCode) throw new Refusal('people/code-expired')
    const { itemCode, name, text, slot } = form
    const taken = await booking.beginOrder({
      ...{ regionCode, itemCode, name, text, channel: 'online', enteredBy: 'citizen' },
      type: flow.kind === 'time' ? 'appointment' : (form.type ?? 'intention'),
      windowCode: flow.windowCode,
      startsAt: flow.kind === 'time' ? slot : null,
      phone: proved.phone,
      codeId: proved.codeId,
    })
    reply.code(201)
    const itemName = (await booking.catalog.item(regionCode, itemCode))?.name ?? itemCode
    return slipPage(context, { taken, itemName, itemCode, where: flow.where })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { triesLeft } = error.details
    if (typeof triesLeft === 'number' && triesLeft > 0) {
      return again([
        { field: 'digits', message: context.say('faultMeCodeWrong', { count: triesLeft }) },
      ])
    }
    reply.code(422)
    const field = error.code.startsWith('hall/slot') ? 'slot' : 'phone'
    return flow.show(form, [{ field, message: refusalWords(context, error) }])
  }
}

function emptyCancel(context: PageContext): string {
  return cancelPage(context, { number: '', faults: [], isDone: false })
}

/** By number and receipt code, with the same patience as on the progress page. */
async function cancel(visit: Visit, tries: ReturnType<typeof openTries>): Promise<string> {
  const { booking, context, reply, body } = visit
  const typed = one(body, 'number')
  const number = tidyNumber(typedCode(typed))
  try {
    const { regionCode } = await prove(booking, tries, number, typedCode(one(body, 'receiptCode')))
    const acting = { kind: 'reporter' } as const
    const request = { regionCode, number, act: 'cancel', version: undefined, fields: {}, acting }
    await booking.matters.act(request)
    return cancelPage(context, { number: typed, faults: [], isDone: true })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    reply.code(422)
    const faults = [{ field: 'receiptCode', message: refusalWords(context, error) }]
    return cancelPage(context, { number: typed, faults, isDone: false })
  }
}

async function prove(
  { matters, secrets, clock }: BookingParts,
  tries: ReturnType<typeof openTries>,
  number: string,
  receiptCode: string,
): Promise<{ readonly regionCode: string }> {
  const wrong = new Refusal('matter/receipt-wrong')
  if (tries.begin(number) !== undefined) throw wrong
  const regionCode = parseNumber(number)?.regionCode
  const matter = regionCode === undefined ? undefined : await matters.find(regionCode, number)
  if (matter?.kind !== hallOrder.kind) {
    tries.wrong(number)
    throw wrong
  }
  const kept = await matters.receiptHash(matter.regionCode, matter.id)
  const { key } = secrets.current('receipt')
  if (kept === undefined || !isReceiptCode(key, receiptCode, kept)) {
    tries.wrong(number)
    throw wrong
  }
  tries.right(number)
  await clock.load(matter.regionCode)
  return matter
}
