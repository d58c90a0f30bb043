import type {
  PhoneChangeBody,
  PhoneChangeCode,
  PhoneChangeReceipt,
} from '@huiyin/contract/phone-change'
import { send } from './request.ts'

/** Sends a code to the new number, which the person has in hand. */
export function askPhoneCode(newPhone: string): Promise<PhoneChangeCode> {
  return send<PhoneChangeCode>('POST', '/api/v1/phone-changes/codes', { newPhone })
}

export function changePhone(body: PhoneChangeBody): Promise<PhoneChangeReceipt> {
  return send<PhoneChangeReceipt>('POST', '/api/v1/phone-changes', body)
}
