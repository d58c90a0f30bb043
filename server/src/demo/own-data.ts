import assert from 'node:assert/strict'
import { submitApplication } from '../contexts/applications/index.ts'
import { openRequest } from '../contexts/personal/index.ts'
import type { House } from '../house.ts'
import type { PersonSession } from '../kernel/citizens/index.ts'
import { askRelay } from '../kernel/relay/index.ts'
import { ownPerson } from './accounts.data.ts'
import { type Cast, practisingUnitOf } from './organisation.ts'

/**
 * One person with much of their own to see in “我的”: an application, a message that the unit had
 * the platform pass on, and a request about their data, which waits for its answer at the desk.
 */
export async function playOwnData(house: House, cast: Cast): Promise<void> {
  const unit = practisingUnitOf(cast)
  const { regionCode } = unit
  const { name, phone, idNumber } = ownPerson
  const { number } = await submitApplication(house.applications, {
    body: {
      regionCode,
      itemCode: unit.items[0] ?? '',
      applicant: { kind: 'person', name, phone, idNumber },
    },
    enteredBy: 'api:demo',
    staffId: null,
  })
  await askRelay(house.relayParts, unit.handler, {
    number,
    body: {
      way: 'message',
      purpose: 'clarification',
      text: '收件材料里少一张户口簿复印件，明天上午来窗口方便吗？',
    },
  })
  const session = await signIn(house, regionCode)
  await openRequest(house.personal.parts, session, {
    type: 'correct',
    text: '名字里的字写错了，请按身份证更正。',
    newName: '田示倡',
  })
}

/** As a trusted app of the region brings somebody in; name and number say who it is. */
async function signIn({ db, citizens }: House, regionCode: string): Promise<PersonSession> {
  const { name, phone, idNumber } = ownPerson
  const { token } = await db.transaction(regionCode, (tx) => citizens.enterByPhone(tx, phone))
  const session = await citizens.find(token)
  assert(session !== undefined, 'the session has begun')
  const proved = await citizens.prove(session, { name, numberTail: idNumber.slice(-4) })
  const own = await citizens.find(proved.token)
  assert(own?.accountId != null, 'the person is known')
  return { ...own, accountId: own.accountId }
}
