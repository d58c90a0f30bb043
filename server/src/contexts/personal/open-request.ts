import type { DataRequestType } from '@huiyin/contract/people'
import type { CounterDocument } from '@huiyin/contract/phone-change'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { PersonSession } from '../../kernel/citizens/index.ts'
import { hashReceiptCode, receiptCodeBytes, receiptCodeOf } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import { newNameContext, newPhoneContext } from './carry-out.ts'
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
  const { regionCode, accountId } = session
  const citizenIds = await parts.citizens.claimed(parts.db, session)
  const text = [await forWhom(parts, session), asked.text].filter(Boolean).join('\n')
  return beginRequest(parts, { regionCode, accountId, citizenIds }, { ...asked, text })
}

/** Whose request it is, and how it came when not by the person alone. */
export interface RequestBy {
  readonly regionCode: string
  readonly accountId: string | null
  readonly citizenIds: readonly string[]
  readonly counter?: {
    readonly enteredBy: string
    readonly document: CounterDocument
    readonly earliestAt: Date
    readonly newPhone: string
  }
}

/**
 * Begins a request whose person is known.
 *
 * @param also - what belongs into the same transaction
 * @throws Refusal `personal/no-office`
 */
export async function beginRequest(
  parts: PersonalParts,
  by: RequestBy,
  asked: AskedRequest,
  also: (tx: Tx, matterId: string) => Promise<void> = async () => {},
): Promise<RequestReceipt> {
  const { db, matters, org } = parts
  const { regionCode, citizenIds } = by
  await parts.clock.load(regionCode)
  const office = await org.supervisingUnit(regionCode)
  if (office === undefined) throw new Refusal('personal/no-office')
  const about = (await matters.ofReporters(regionCode, citizenIds)).map(({ number }) => number)
  return db.transaction(regionCode, async (tx) => {
    const { matterId, receipt } = await begin(tx, parts, {
      by,
      asked,
      unitCode: office.code,
      about,
    })
    await also(tx, matterId)
    return receipt
  })
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
    readonly by: RequestBy
    readonly asked: AskedRequest
    readonly unitCode: string
    readonly about: readonly string[]
  },
): Promise<{ readonly matterId: string; readonly receipt: RequestReceipt }> {
  const { world, secrets, rulebook, matters } = parts
  const { asked, by, unitCode } = request
  const id = world.newId()
  const now = world.now()
  const limits = rulebook.inForce(tx.regionCode, requestLimits, localDayOf(now))
  const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
  const row = rowOf(tx, parts, { id, ...request })
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
        enteredBy: by.counter === undefined ? 'citizen' : `staff:${by.counter.enteredBy}`,
        onBehalfOf: by.counter === undefined ? null : (by.citizenIds[0] ?? null),
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
  return { matterId: id, receipt: { regionCode: tx.regionCode, number, receiptCode, dueAt } }
}

function rowOf(
  { regionCode }: Tx,
  { crypto }: PersonalParts,
  request: {
    readonly id: string
    readonly by: RequestBy
    readonly asked: AskedRequest
    readonly about: readonly string[]
  },
): DataRequest {
  const { id, by, asked, about } = request
  const { accountId, citizenIds, counter } = by
  const seal = (plain: string | null | undefined, context: string) =>
    plain == null ? null : crypto.encrypt(plain, context)
  return {
    type: asked.type,
    accountId,
    citizenIds,
    about,
    newNameCipher: seal(asked.newName, newNameContext(regionCode, id)),
    newPhoneCipher: seal(counter?.newPhone, newPhoneContext(regionCode, id)),
    enteredBy: counter?.enteredBy ?? null,
    document: counter?.document ?? null,
    earliestAt: counter?.earliestAt ?? null,
    outcome: null,
    handlerStaffId: null,
    finishedAt: null,
  }
}

const titles: Readonly<Record<DataRequestType, string>> = {
  correct: '个人信息请求：更正姓名',
  new_phone: '个人信息请求：更换手机号',
  erase: '个人信息请求：删除',
  withdraw: '个人信息请求：撤回同意',
  explain: '个人信息请求：解释说明',
}
