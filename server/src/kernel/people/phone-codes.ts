import { timingSafeEqual } from 'node:crypto'
import type { PhoneCodePurpose } from '@huiyin/contract/people'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { SmsGateway } from '../../platform/sms/index.ts'
import type { World } from '../../platform/world.ts'
import { isMobile, normalisePhone } from './masks.rules.ts'
import { codeFrom, decideSend, phoneCodeLimits, type SendDecision } from './phone-code.rules.ts'
import {
  deletePhoneCodes,
  insertPhoneCode,
  markUsed,
  selectSent,
  tryNewestCode,
} from './phone-code.store.ts'

export interface PhoneCodes {
  /**
   * Sends a code to a phone.
   * @param asked.address - network address of who asks; only its keyed hash is kept
   * @returns until when the code is valid
   * @throws Refusal `people/phone-not-valid`, `people/code-sent-recently`,
   *   `people/code-limit-reached`, `people/sms-unavailable`
   */
  send(asked: {
    regionCode: string
    phone: string
    purpose: PhoneCodePurpose
    address: string
  }): Promise<{ readonly expiresAt: Date }>
  /**
   * Checks a code and counts the try, whatever comes after. Spend the code in the transaction of
   * what it was asked for.
   * @throws Refusal `people/code-wrong` with the tries that are left, `people/code-expired`
   */
  confirm(given: {
    regionCode: string
    phone: string
    purpose: PhoneCodePurpose
    code: string
  }): Promise<{ readonly codeId: string }>
  /** Spends a confirmed code, once. @throws Refusal `people/code-expired` when it was spent */
  spend(tx: Tx, codeId: string): Promise<void>
  /** Forgets codes older than a day. */
  sweep(regionCode: string, now: Date): Promise<void>
}

const dayMs = 86_400_000

export function openPhoneCodes(parts: {
  db: Db
  world: World
  crypto: CryptoProvider
  sms: SmsGateway
}): PhoneCodes {
  const { db, world, crypto, sms } = parts

  return {
    async send({ regionCode, phone, purpose, address }) {
      const digits = normalisePhone(phone)
      if (!isMobile(digits)) throw new Refusal('people/phone-not-valid')
      const code = codeFrom(world.randomBytes(6))
      const now = world.now()
      const expiresAt = new Date(now.getTime() + phoneCodeLimits.lifeSeconds * 1000)
      const id = world.newId()
      await db.transaction(regionCode, async (tx) => {
        const sent = await selectSent(tx, {
          phone: crypto.lookups(digits, 'phone'),
          address: crypto.lookups(address, 'address'),
          since: new Date(now.getTime() - dayMs),
        })
        refuseUnlessOk(decideSend(sent, now))
        const isFirst = await insertPhoneCode(tx, {
          id,
          purpose,
          phoneLookup: crypto.lookup(digits, 'phone'),
          addressLookup: crypto.lookup(address, 'address'),
          codeHash: crypto.lookup(code, `code ${id}`),
          createdAt: now,
          expiresAt,
        })
        if (!isFirst) refuseUnlessOk(sentThisMinute)
      })
      await sms.send({ id, template: 'T01', phone: digits, text: codeText(code) })
      return { expiresAt }
    },
    async confirm({ regionCode, phone, purpose, code }) {
      // The try is committed before the answer is known, so a refusal cannot give it back.
      const tried = await db.transaction(regionCode, (tx) =>
        tryNewestCode(tx, {
          purpose,
          phone: crypto.lookups(normalisePhone(phone), 'phone'),
          now: world.now(),
          triesMax: phoneCodeLimits.triesMax,
        }),
      )
      if (tried === undefined) throw new Refusal('people/code-expired')
      const candidates = crypto.lookups(code, `code ${tried.id}`)
      if (!candidates.some((one) => isSame(one, tried.codeHash))) {
        const triesLeft = phoneCodeLimits.triesMax - tried.tries
        throw new Refusal('people/code-wrong', { triesLeft })
      }
      return { codeId: tried.id }
    },
    async spend(tx, codeId) {
      const isSpent = await markUsed(tx, codeId, world.now())
      if (!isSpent) throw new Refusal('people/code-expired')
    },
    async sweep(regionCode, now) {
      const before = new Date(now.getTime() - dayMs)
      await db.transaction(regionCode, (tx) => deletePhoneCodes(tx, before))
    },
  }
}

function codeText(code: string): string {
  const minutes = phoneCodeLimits.lifeSeconds / 60
  return `【回音】验证码 ${code}，${minutes} 分钟内有效。工作人员不会向您索要验证码。`
}

const sentThisMinute: SendDecision = {
  ok: false,
  reason: 'sent-recently',
  retryAfterSeconds: phoneCodeLimits.secondsBetween,
}

function refuseUnlessOk(decision: SendDecision): void {
  if (decision.ok) return
  if (decision.reason === 'limit-reached') throw new Refusal('people/code-limit-reached')
  const { retryAfterSeconds } = decision
  throw new Refusal('people/code-sent-recently', { retryAfterSeconds })
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
