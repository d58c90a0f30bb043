import type { PhoneChangeBody, PhoneChangeReceipt } from '@huiyin/contract/phone-change'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { maskPhone, normaliseName, normalisePhone } from '../../kernel/people/index.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import { beginRequest } from './open-request.ts'
import type { PersonalParts } from './parts.ts'

/** How long a new number waits before anybody may agree to it. */
export interface PhoneChangeRule {
  readonly waitingDays: number
}

/** Three days are ours: enough for the holder of the old number to read and object. */
export const phoneChangeRule: RuleName<PhoneChangeRule> = {
  name: 'personal/phone-changes',
  otherwise: { version: 'shipped-2026-11', value: { waitingDays: 3 } },
}

const dayMs = 86_400_000

/**
 * A new number of somebody who lost the old one and stands at the counter with a document. The
 * clerk only enters it: the old number is told at once, nobody may agree before the waiting time
 * has passed, and whoever agrees is another. What moves is what belongs to this one person; of
 * others who shared the old phone nothing.
 *
 * @throws Refusal `people/code-wrong`, `people/code-expired`, `personal/nobody-found`,
 *   `citizens/proof-wrong`, `citizens/proof-paused`, `personal/no-office`
 */
export async function changeAtCounter(
  parts: PersonalParts,
  clerk: StaffActor,
  body: PhoneChangeBody,
): Promise<PhoneChangeReceipt> {
  const { citizens, world, rulebook, notices } = parts
  const { regionCode } = clerk
  const proved = await citizens.checkCode({ ...body, purpose: 'new_phone' })
  if (proved.regionCode !== regionCode) throw new Refusal('people/code-expired')
  const found = await findPerson(parts, regionCode, body.person)
  const { accountId, citizenIds } = await citizens.everythingOf(regionCode, found)
  const now = world.now()
  const { value } = rulebook.inForce(regionCode, phoneChangeRule, localDayOf(now))
  const earliestAt = new Date(now.getTime() + value.waitingDays * dayMs)
  const { document } = body
  const counter = { enteredBy: clerk.staffId, document, earliestAt, newPhone: proved.phone }
  const receipt = await beginRequest(
    parts,
    { regionCode, accountId, citizenIds, counter },
    { type: 'new_phone', text: '', newName: null },
    async (tx, matterId) => {
      await citizens.spendCode(tx, proved.codeId)
      const until = formatInstant(earliestAt).slice(0, 16).replace('T', ' ')
      const told = `有人在窗口申请把您的联系电话换成 ${maskPhone(proved.phone)}。不是您本人，请在 ${until} 前拨打 12345 提出；到时不再使用本号码。`
      await notices.queueMessages(
        tx,
        found.slice(0, 1).map((citizenId) => ({ citizenId, matterId, body: told, createdAt: now })),
      )
    },
  )
  const { number, receiptCode } = receipt
  return { number, receiptCode, earliestAt: formatInstant(earliestAt) }
}

async function findPerson(
  { db, people, citizens }: PersonalParts,
  regionCode: string,
  person: PhoneChangeBody['person'],
): Promise<readonly string[]> {
  if ('receiptCode' in person) {
    const { receiptCode } = person
    const phone = normalisePhone(person.oldPhone)
    return citizens.whoIs({ regionCode, phone, proof: { receiptCode } })
  }
  const ids = await people.findByIdNumber(db, regionCode, person.idNumber)
  const name = normaliseName(person.name)
  const own = await people.own(db, regionCode, ids)
  const found = own.filter((one) => one.name !== null && normaliseName(one.name) === name)
  if (found.length === 0) throw new Refusal('personal/nobody-found')
  return found.map(({ citizenId }) => citizenId)
}
