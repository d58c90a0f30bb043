import {
  type GuidanceBody,
  type GuidanceTaken,
  guidanceTypeWords,
} from '@huiyin/contract/hall-guidance'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import {
  hashReceiptCode,
  type NewMatter,
  receiptCodeBytes,
  receiptCodeOf,
} from '../../../kernel/matter/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { hallLimits } from '../limits.rules.ts'
import type { HallParts } from '../parts.ts'
import type { Guidance } from './guidance.types.ts'
import { contactClock } from './guidance-acts.rules.ts'

/**
 * Begins a guidance: whoever takes it on is named to the person as the guide, with the telephone of
 * the unit.
 *
 * @throws Refusal `hall/item-unknown`, `hall/matter-unknown`, `common/not-permitted` without a post
 */
export async function beginGuidance(
  parts: HallParts,
  guide: StaffActor,
  body: GuidanceBody,
): Promise<GuidanceTaken> {
  const { db, people, matters, notices, world } = parts
  const { regionCode, itemCode, applicant } = body
  await parts.clock.load(regionCode)
  const item = await parts.catalog.item(regionCode, itemCode)
  if (item === undefined) throw new Refusal('hall/item-unknown', { itemCode })
  const who = await guideOf(parts, guide)
  const receiptCode = receiptCodeOf(world.randomBytes(receiptCodeBytes))
  return db.transaction(regionCode, async (tx) => {
    const [citizenId = null] = await people.remember(tx, [
      { ...applicant, identityGrade: 'open', retentionClass: 'served_person' },
    ])
    const begun = { ...who, staffId: guide.staffId, itemName: item.name, citizenId, receiptCode }
    const [change] = await matters.begin(tx, [newGuidance(parts, body, begun)])
    const { id, number, nextDueAt } = change?.matter ?? {}
    if (!id || !number || !nextDueAt) throw new Error('a guidance was not begun')
    if (citizenId !== null) {
      const message = `${who.unitName}${who.guideName}是您办理${item.name}的指导员，编号 ${number}，电话 ${who.phone ?? '见办事指南'}。`
      await notices.queueMessages(tx, [
        { citizenId, matterId: id, body: message, createdAt: world.now() },
      ])
    }
    return { number, receiptCode, guideName: who.guideName, contactBy: formatInstant(nextDueAt) }
  })
}

async function guideOf({ org, db }: HallParts, { regionCode, staffId, posts }: StaffActor) {
  const unitCode = posts[0]?.unitCode
  if (unitCode === undefined) throw new Refusal('common/not-permitted')
  const unit = (await org.snapshot(regionCode)).unit(unitCode)
  const [staff] = await org.staff(db, regionCode, [staffId])
  return {
    unitCode,
    unitName: unit?.name ?? '',
    phone: unit?.phone ?? null,
    guideName: staff?.displayName ?? '',
  }
}

interface Begun {
  readonly unitCode: string
  readonly staffId: string
  readonly itemName: string
  readonly citizenId: string | null
  readonly receiptCode: string
}

function newGuidance({ world, rulebook, secrets }: HallParts, body: GuidanceBody, begun: Begun) {
  const now = world.now()
  const { regionCode, type, itemCode, applicationNumber = null, text = '' } = body
  const { unitCode, staffId, itemName, citizenId, receiptCode } = begun
  const row: Guidance = {
    type,
    handlerStaffId: staffId,
    applicationNumber,
    contacts: 0,
    ...{ lastContactAt: null, outcome: null, endedAt: null },
  }
  return {
    id: world.newId(),
    kind: 'guidance',
    state: 'guiding',
    title: `${guidanceTypeWords[type].zh}：${itemName}`.slice(0, 200),
    itemCode,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId },
    risk: 'normal',
    identityGrade: 'open',
    reportedBy: citizenId,
    openedAt: now,
    opening: {
      enteredBy: `staff:${staffId}`,
      onBehalfOf: citizenId,
      answerBy: 'phone',
      receiptHash: hashReceiptCode(secrets.current('receipt').key, receiptCode),
    },
    row,
    clocks: [contactClock(rulebook.inForce(regionCode, hallLimits, localDayOf(now)))],
    texts: text === '' ? [] : [{ kind: 'request', body: text, visibility: 'reporter' }],
    body: { type },
  } satisfies NewMatter
}
