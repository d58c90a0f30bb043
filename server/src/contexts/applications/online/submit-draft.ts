import type { ApplicationBody } from '@huiyin/contract/applications'
import { type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import type { TextWritten } from '../../../kernel/matter/index.ts'
import type { OwnContact } from '../../../kernel/people/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { deliveryAddressField } from '../application.types.ts'
import { barredUntil } from '../promises/trust-record.ts'
import {
  type Prepared,
  prepareApplication,
  storeApplications,
  takenOf,
} from '../submit-application.ts'
import type { Draft, DraftFile } from './draft.types.ts'
import { lockDraft, markHandedIn } from './drafts.store.ts'
import { insertFiling, insertHandedIn } from './filings.store.ts'
import { firstOpen, situationsOf } from './form.rules.ts'
import { insertAgentAct } from './mandates.store.ts'
import { requireMandate } from './mandates.ts'
import { draftContext, type OpenedDraft } from './open-drafts.ts'
import type { OnlineParts } from './own-ids.ts'

/** Hours the receipt can be seen again at its own address. */
const receiptHours = 24

type Taken = ReturnType<typeof takenOf> & { readonly matterId: string }

/** What a receipt says that the matter's page does not: the code, once. */
export interface DraftReceipt {
  readonly number: string
  readonly receiptCode: string
}

/**
 * Hands a draft in. The second of two taps waits for the first and gets its receipt: one draft is
 * one application.
 *
 * @throws Refusal `applications/draft-open` while a page is not answered, and those of
 *   {@link prepareApplication}
 */
export async function submitDraft(
  parts: OnlineParts,
  session: CitizenSession,
  opened: OpenedDraft,
): Promise<DraftReceipt> {
  const { regionCode } = session
  const { draft, form, files } = opened
  if (draft.number !== null) return receiptOf(parts, regionCode, opened.row)
  if (firstOpen(form, draft.content, files) !== undefined) {
    // Its files are gone as soon as the other of two taps has handed it in.
    const now = await parts.db.transaction(regionCode, (tx) => lockDraft(tx, draft.id))
    if (now !== undefined && now.number !== null) return receiptOf(parts, regionCode, now)
    throw new Refusal('applications/draft-open')
  }
  const prepared = await prepareApplication(parts, await handedIn(parts, regionCode, opened))
  return parts.db.transaction(regionCode, async (tx) => {
    const locked = await lockDraft(tx, draft.id)
    if (locked === undefined) throw new Refusal('common/not-found')
    if (locked.number !== null) return receiptOf(parts, regionCode, locked)
    await requireMandate(tx, parts, { regionCode, ...locked })
    const taken = await takeWithFiles(tx, parts, opened, prepared)
    await close(tx, parts, opened, taken)
    return { number: taken.number, receiptCode: taken.receiptCode }
  })
}

/** The receipt of a draft that was handed in not long ago. */
export function receiptOf(
  { crypto }: Pick<OnlineParts, 'crypto'>,
  regionCode: string,
  row: {
    readonly id: string
    readonly number: string | null
    readonly receiptCipher: string | null
  },
): DraftReceipt {
  if (row.number === null || row.receiptCipher === null) throw new Refusal('common/not-found')
  const receiptCode = crypto.decrypt(row.receiptCipher, draftContext(regionCode, row.id))
  return { number: row.number, receiptCode }
}

async function handedIn(parts: OnlineParts, regionCode: string, opened: OpenedDraft) {
  const { draft, files, plan, form } = opened
  const { content, applicantId } = draft
  const [applicant] = await parts.people.own(parts.db, regionCode, [applicantId])
  if (applicant === undefined) throw new Refusal('common/not-found')
  const wanted = plan.materials.filter(({ source }) => source === 'applicant')
  const chosen = (choice: string) => wanted.filter(({ id }) => content.materials[id] === choice)
  const isThere = (id: string) => files.some(({ materialId }) => materialId === id)
  const handed = wanted.filter(
    ({ id }) => isThere(id) && (content.materials[id] ?? 'file') === 'file',
  )
  const inputs = form.steps.flatMap((step) => (step.kind === 'details' ? step.inputs : []))
  const body: ApplicationBody = {
    regionCode,
    ...(draft.itemCode === null ? {} : { itemCode: draft.itemCode }),
    ...(draft.themeCode === null ? {} : { themeCode: draft.themeCode }),
    situations: situationsOf(content),
    applicant: applicantOf(applicant),
    form: [
      ...inputs.map(({ id }) => ({ field: id, value: (content.form[id] ?? '').trim() })),
      ...(content.address === '' ? [] : [{ field: deliveryAddressField, value: content.address }]),
    ],
    materials: handed.map(({ id }) => id),
    deliveryWay: content.deliveryWay ?? 'counter',
  }
  const promised = chosen('promise')
  const texts = promiseTexts(
    promised.map(({ name }) => name),
    chosen('later').map(({ name }) => name),
  )
  const until = await barOf(parts, body, promised)
  const [acting] = await parts.people.own(parts.db, regionCode, [draft.actingId])
  const online = {
    applicantId,
    onBehalfOf: draft.mandateId === null ? null : applicantId,
    texts: [
      ...texts,
      ...(until === null ? [] : [barText(until)]),
      ...reuseText(opened),
      ...agentText(draft, acting),
    ],
  }
  const promisedIds = until === null ? promised.map(({ id }) => id) : []
  return { body, enteredBy: enteredBy(draft), staffId: null, online, promised: promisedIds }
}

/**
 * Until when no promise of the applicant stands in for a paper. Here the number is asked whoever typed
 * it: whoever reads the answer are staff, and without it a promise that the law does not know would be
 * accepted, by a table even before anybody has seen it (国办发〔2020〕42号: 曾作出虚假承诺的, 在信用修复前
 * 不适用). The paper counts as missing then, and is asked for as any other.
 */
async function barOf(
  parts: OnlineParts,
  { regionCode, applicant: { idNumber } }: ApplicationBody,
  promised: readonly unknown[],
): Promise<LocalDay | null> {
  if (promised.length === 0 || idNumber === undefined) return null
  return barredUntil(parts, regionCode, idNumber)
}

/** Whoever handles it reads why a promise stands in for nothing; who typed the number does not. */
function barText(until: LocalDay): TextWritten {
  const body = `所填证件号此前的承诺经核查不实，${until}以前不适用告知承诺：以承诺代替的材料按未提交处理，请一次性告知补交。`
  return { kind: 'note', body, visibility: 'staff' }
}

/** How the ledger names who hands in: the applicant, or an agent by the mandate. */
const enteredBy = ({ mandateId }: Draft) => (mandateId === null ? 'reporter' : `agent:${mandateId}`)

/** The applicant reads on the matter who handed it in for them. */
function agentText({ mandateId }: Draft, acting: OwnContact | undefined): TextWritten[] {
  if (mandateId === null) return []
  const body = `由受托人${acting?.name ?? ''}代为提交。可以在“我的”里撤销委托。`
  return [{ kind: 'agent_filed', body, visibility: 'reporter' }]
}

function applicantOf({ kind, name, idNumber, phone }: OwnContact): ApplicationBody['applicant'] {
  // Data that were erased meanwhile cannot be applied with.
  if (name === null || phone === null) throw new Refusal('common/not-found')
  return { kind, name, phone, ...(idNumber === null ? {} : { idNumber }) }
}

/** The promises in the words the applicant has read, kept with the matter. */
function promiseTexts(promised: readonly string[], later: readonly string[]): TextWritten[] {
  const one = (kind: string, body: string): TextWritten => ({ kind, body, visibility: 'reporter' })
  return [
    ...(promised.length === 0
      ? []
      : [
          one(
            'informed_promise',
            `已阅读告知内容，承诺符合条件，以承诺代替提交：${promised.join('、')}。承诺不实的，愿意承担撤销决定等后果。`,
          ),
        ]),
    ...(later.length === 0
      ? []
      : [one('later_promise', `请求容缺受理，承诺按告知的期限补交：${later.join('、')}。`)]),
  ]
}

/** What the person agreed to use again, in the words they ticked: from where, and of which day. */
function reuseText(opened: OpenedDraft): TextWritten[] {
  const lines = usedFiles(opened).flatMap(({ materialId, name, reusedFrom }) => {
    const found = opened.earlier.get(materialId) ?? []
    const one = found.find(({ evidenceId }) => evidenceId === reusedFrom)
    if (one === undefined) return []
    return `${one.materialName}：${name}（${localDayOf(one.handedInAt)}随${one.number}提交）`
  })
  if (lines.length === 0) return []
  const body = ['同意在本次申请中再次使用以前交过的材料：', ...lines].join('\n')
  return [{ kind: 'reuse_consent', body, visibility: 'reporter' }]
}

/** The files of materials that are asked for, where no promise stands in for them. */
function usedFiles({ draft, plan, files }: OpenedDraft): readonly DraftFile[] {
  const wanted = new Set(plan.materials.map(({ id }) => id))
  const choiceOf = (id: string) => draft.content.materials[id] ?? 'file'
  return files.filter(({ materialId }) => wanted.has(materialId) && choiceOf(materialId) === 'file')
}

async function takeWithFiles(
  tx: Tx,
  parts: OnlineParts,
  opened: OpenedDraft,
  prepared: Prepared,
): Promise<Taken> {
  const { draft, plan } = opened
  const names = new Map(plan.materials.map(({ id, name }) => [id, name]))
  const used = usedFiles(opened)
  const accepted = used.map((file) => ({ ...file, purpose: 'evidence' as const }))
  const rows = await parts.evidence.store(tx, accepted, { uploadedBy: enteredBy(draft) })
  const request = { ...prepared.request, evidenceIds: rows.map(({ id }) => id) }
  const [change] = await storeApplications(tx, parts, [{ ...prepared, request }])
  if (change === undefined) throw new Error('an application that was begun is not there')
  const taken = { ...takenOf(prepared, change), matterId: change.matter.id }
  await insertHandedIn(
    tx,
    used.flatMap(({ materialId, reusedFrom, addedAt }, index) => {
      const row = rows[index]
      return row === undefined
        ? []
        : {
            evidenceId: row.id,
            matterId: taken.matterId,
            materialId,
            materialName: names.get(materialId) ?? materialId,
            citizenId: draft.applicantId,
            handedInAt: parts.world.now(),
            reused: reusedFrom === null ? null : { from: reusedFrom, consentedAt: addedAt },
          }
    }),
  )
  return taken
}

async function close(
  tx: Tx,
  { crypto, world }: OnlineParts,
  { draft }: OpenedDraft,
  { matterId, number, receiptCode }: Taken,
): Promise<void> {
  const now = world.now()
  const { id, actingId, applicantId, mandateId } = draft
  await insertFiling(tx, { matterId, actingId, applicantId, mandateId, filedAt: now })
  if (mandateId !== null) {
    const acted = { id: world.newId(), mandateId, matterId, act: 'submit', happenedAt: now }
    await insertAgentAct(tx, acted)
  }
  await markHandedIn(tx, {
    id,
    matterId,
    number,
    receiptCipher: crypto.encrypt(receiptCode, draftContext(tx.regionCode, id)),
    eraseAfter: new Date(now.getTime() + receiptHours * 3_600_000),
  })
}
