import type { OrderType } from '@huiyin/contract/hall-orders'
import { isMobile, normalisePhone } from '../../../kernel/people/index.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { type FormBody, one, typedDigits } from '../../../platform/pages/form-body.ts'
import type { Say } from '../../../platform/pages/say.ts'

/** What is typed into a booking form, as it was typed. */
export interface BookingForm {
  readonly type: OrderType | null
  readonly slot: string
  readonly itemCode: string
  readonly name: string
  readonly phone: string
  readonly text: string
}

/** What can be asked for without a time. */
export const callTypes = ['intention', 'call_back', 'door_visit'] as const

const textMax = 1_000
const nameMax = 60

export const emptyForm: BookingForm = {
  ...{ type: null, slot: '', itemCode: '', name: '', phone: '', text: '' },
}

export function readForm(body: FormBody): BookingForm {
  return {
    type: callTypes.find((type) => type === one(body, 'type')) ?? null,
    slot: one(body, 'slot'),
    itemCode: one(body, 'itemCode'),
    name: one(body, 'name').trim().slice(0, nameMax),
    phone: normalisePhone(typedDigits(one(body, 'phone'))),
    text: one(body, 'text').trim().slice(0, textMax),
  }
}

/** What is missing; a form with a time needs a slot, one without a type of call. */
export function faultsOf(form: BookingForm, say: Say, kind: 'time' | 'call'): Fault[] {
  const faults: Fault[] = []
  const need = (isThere: boolean, field: string, message: string) => {
    if (!isThere) faults.push({ field, message })
  }
  if (kind === 'time') need(form.slot !== '', 'slot', say('faultBookSlot'))
  else need(form.type !== null, 'type', say('faultBookType'))
  need(form.itemCode !== '', 'itemCode', say('faultBookItem'))
  need(form.name !== '', 'name', say('faultBookName'))
  need(isMobile(form.phone), 'phone', say('faultMePhone'))
  if (form.type === 'door_visit') need(form.text.length >= 4, 'text', say('faultBookAddress'))
  return faults
}
