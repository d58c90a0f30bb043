import type { FriendlyNoticeBody, FriendlyNoticeSent } from '@huiyin/contract/frontages'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import {
  hashReceiptCode,
  type NewMatter,
  receiptCodeBytes,
  receiptCodeOf,
} from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { caseLimits, findClass, standardsFor, standardsRule } from '../city-cases/index.ts'
import { selectOpenNotice, selectSent } from './friendly-notice.store.ts'
import type { FriendlyNotice } from './friendly-notice.types.ts'
import { type StoredFrontage, selectFrontage } from './frontages.store.ts'
import { frontageLimits } from './limits.rules.ts'
import type { FrontageParts } from './parts.ts'

/** A year after it was last used a telephone goes, unless it is signed for anew. */
const keptMs = 365 * 86_400_000

/**
 * Tells whoever signed for a place what is wrong there, before any case: sent as a message or handed
 * over, with the moment by which it is put right. A hazard is never told first.
 *
 * @throws Refusal `frontages/unknown`, `frontages/not-told-first`, `frontages/told-already`,
 * `city-cases/client-id-taken`
 */
export async function sendNotice(
  parts: FrontageParts,
  { regionCode, staffId }: Pick<StaffActor, 'regionCode' | 'staffId'>,
  body: FriendlyNoticeBody,
): Promise<FriendlyNoticeSent> {
  const { db, world, matters, people, notices } = parts
  const known = await findSent(parts, { regionCode, staffId }, body)
  if (known !== undefined) return known
  await parts.clock.load(regionCode)
  const { frontageId, category } = body
  const frontage = await selectFrontage(db, { regionCode, id: frontageId })
  if (frontage === undefined) throw new Refusal('frontages/unknown')
  if (!isToldFirst(parts, regionCode, category)) throw new Refusal('frontages/not-told-first')
  const before = await selectOpenNotice(db, { regionCode, frontageId, category })
  if (before !== undefined) throw new Refusal('frontages/told-already', { number: before })
  const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
  const request = await newNotice(parts, body, { frontage, regionCode, staffId, receiptCode })
  return db.transaction(regionCode, async (tx) => {
    const [begun] = await matters.begin(tx, [request])
    const { id, number, nextDueAt } = begun?.matter ?? {}
    if (!id || !number || !nextDueAt) throw new Error('a notice was not begun')
    const now = world.now()
    const { citizenId } = frontage
    const mendBy = formatInstant(nextDueAt)
    if (citizenId !== null) {
      await people.keepUntil(tx, [citizenId], new Date(now.getTime() + keptMs))
      const what = findClass('event', category)?.name ?? category
      const until = mendBy.slice(5, 16).replace('T', ' ')
      const message = `友情提醒：${frontage.name}门前${what}，请在 ${until} 前改正，改好不立案。编号 ${number}，查询码 ${receiptCode}。`
      await notices.queueMessages(tx, [{ citizenId, matterId: id, body: message, createdAt: now }])
    }
    return { number, mendBy, receiptCode }
  })
}

/** The notice a phone sent before, however long ago; its code was told then and is not kept. */
async function findSent(
  { db, matters }: FrontageParts,
  { regionCode, staffId }: Pick<StaffActor, 'regionCode' | 'staffId'>,
  { clientId }: FriendlyNoticeBody,
): Promise<FriendlyNoticeSent | undefined> {
  if (clientId === undefined) return undefined
  const sent = await selectSent(db, { regionCode, matterId: clientId, sentBy: staffId })
  if (sent === undefined) {
    const other = await matters.findById(regionCode, clientId)
    if (other !== undefined) throw new Refusal('city-cases/client-id-taken')
    return undefined
  }
  return { number: sent.number, mendBy: formatInstant(sent.mendBy), receiptCode: null }
}

/** Of the region's list, and under no standard a hazard: that is fenced, not written about. */
function isToldFirst({ rulebook, world }: FrontageParts, regionCode: string, category: string) {
  const today = localDayOf(world.now())
  const { categories } = rulebook.inForce(regionCode, frontageLimits, today).value
  const { rows } = rulebook.inForce(regionCode, standardsRule, today).value
  const isHazard = standardsFor(rows, { kind: 'event', category }).some(({ hazard }) => hazard)
  return categories.includes(category) && !isHazard
}

interface Sending {
  readonly frontage: StoredFrontage
  readonly regionCode: string
  readonly staffId: string
  readonly receiptCode: string
}

async function newNotice(
  { world, rulebook, org, secrets }: FrontageParts,
  { category, description, way, evidence, clientId }: FriendlyNoticeBody,
  { frontage, regionCode, staffId, receiptCode }: Sending,
): Promise<NewMatter> {
  const now = world.now()
  const today = localDayOf(now)
  const { value, version } = rulebook.inForce(regionCode, frontageLimits, today)
  const { acceptanceUnitCode } = rulebook.inForce(regionCode, caseLimits, today).value
  const unitCode = acceptanceUnitCode ?? (await org.supervisingUnit(regionCode))?.code ?? ''
  const row: FriendlyNotice = {
    frontageId: frontage.id,
    category,
    way,
    sentBy: staffId,
    handledBy: [],
    seenAt: way === 'on_site' ? now : null,
    caseNumber: null,
  }
  const what = findClass('event', category)?.name ?? category
  return {
    id: clientId ?? world.newId(),
    kind: 'friendly_notice',
    state: 'noticed',
    title: `${what}：${frontage.name}`.slice(0, 200),
    itemCode: null,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'masked',
    reportedBy: frontage.citizenId,
    openedAt: now,
    opening: {
      enteredBy: `staff:${staffId}`,
      onBehalfOf: frontage.citizenId,
      answerBy: null,
      receiptHash: hashReceiptCode(secrets.current('receipt').key, receiptCode),
    },
    row,
    clocks: [{ name: 'mend', do: 'start', budget: value.mend, ruleVersion: version }],
    texts: [{ kind: 'description', body: description, visibility: 'reporter' }],
    evidenceIds: evidence,
    body: { category, way },
  }
}
