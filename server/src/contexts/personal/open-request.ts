import type { DataRequestType } from '@huiyin/contract/people'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { PersonSession } from '../../kernel/citizens/index.ts'
import { hashReceiptCode, receiptCodeBytes, receiptCodeOf } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import { newNameContext } from './carry-out.ts'
import type { PersonalParts } from './parts.ts'
import type { DataRequest } from './request.types.ts'
import { requestLimits } from './requests.lifecycle.ts'

/** What a person asks about their own data. */
export interface AskedRequest {
  readonly type: DataRequestType
  readonly text: string
  /** The name as it should be, for `correct`. */
  readonly newName: string | null
}

/** What the person takes away; the code is shown once. */
export interface RequestReceipt {
  readonly regionCode: string
  readonly number: string
  readonly receiptCode: string
  readonly dueAt: string
}

/**
 * Opens a request about one's own data. It carries no phone and no name: who asks for less to be
 * kept must not leave more behind. The answer stands on the progress page and in “我的”.
 *
 * @throws Refusal `personal/no-office` where no office of the region answers for such requests
 */
export async function openRequest(
  parts: PersonalParts,
  session: PersonSession,
  asked: AskedRequest,
): Promise<RequestReceipt> {
  const { db, citizens, matters, org } = parts
  const { regionCode } = session
  await parts.clock.load(regionCode)
  const office = await org.supervisingUnit(regionCode)
  if (office === undefined) throw new Refusal('personal/no-office')
  const citizenIds = await citizens.claimed(db, session)
  const text = [await forWhom(parts, session), asked.text].filter(Boolean).join('\n')
  const about = (await matters.ofReporters(regionCode, citizenIds)).map(({ number }) => number)
  const opening = { unitCode: office.code, citizenIds, about }
  return db.transaction(regionCode, (tx) =>
    begin(tx, parts, { session, asked: { ...asked, text }, ...opening }),
  )
}

/** An enterprise is answered as itself, so it and its agent are named; a person is not. */
async function forWhom(
  { citizens }: PersonalParts,
  session: PersonSession,
): Promise<string | null> {
  if (session.agent === null) return null
  const { name, creditCode } = await citizens.links(session)
  return `${name ?? creditCode ?? ''}，经办人 ${session.agent}`
}

async function begin(
  tx: Tx,
  parts: PersonalParts,
  request: {
    readonly session: PersonSession
    readonly asked: AskedRequest
    readonly unitCode: string
    readonly citizenIds: readonly string[]
    readonly about: readonly string[]
  },
): Promise<RequestReceipt> {
  const { world, crypto, secrets, rulebook, matters } = parts
  const { asked, unitCode } = request
  const id = world.newId()
  const now = world.now()
  const limits = rulebook.inForce(tx.regionCode, requestLimits, localDayOf(now))
  const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
  const row: DataRequest = {
    type: asked.type,
    accountId: request.session.accountId,
    citizenIds: request.citizenIds,
    about: request.about,
    newNameCipher:
      asked.newName === null
        ? null
        : crypto.encrypt(asked.newName, newNameContext(tx.regionCode, id)),
    outcome: null,
    handlerStaffId: null,
    finishedAt: null,
  }
  const [change] = await matters.begin(tx, [
    {
      id,
      kind: 'personal_data_request',
      state: 'asked',
      title: titles[asked.type],
      itemCode: null,
      accountableUnitCode: unitCode,
      holder: { unitCode, staffId: null },
      risk: 'normal',
      identityGrade: 'masked',
      openedAt: now,
      opening: {
        enteredBy: 'citizen',
        onBehalfOf: null,
        answerBy: 'progress_page',
        receiptHash: hashReceiptCode(secrets.current('receipt').key, receiptCode),
      },
      row,
      clocks: [
        {
          name: 'answer',
          do: 'start',
          budget: limits.value.answer,
          ruleVersion: limits.version,
        },
      ],
      texts:
        asked.text === '' ? [] : [{ kind: 'request', body: asked.text, visibility: 'reporter' }],
      body: { type: asked.type },
    },
  ])
  if (change === undefined) throw new Error('a request about personal data was not opened')
  const { number, nextDueAt } = change.matter
  const dueAt = formatInstant(nextDueAt ?? now)
  return { regionCode: tx.regionCode, number, receiptCode, dueAt }
}

const titles: Readonly<Record<DataRequestType, string>> = {
  correct: '个人信息请求：更正姓名',
  new_phone: '个人信息请求：更换手机号',
  erase: '个人信息请求：删除',
  withdraw: '个人信息请求：撤回同意',
  explain: '个人信息请求：解释说明',
}
