import { type RelayBody, relayTextMax } from '@huiyin/contract/relay'
import { localDayOf, startOfDay } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import {
  getVisibleMatter,
  holdsMatter,
  lockMatters,
  type Matter,
  noteBeside,
  selectWantsContact,
} from '../matter/index.ts'
import { isSilent, noticeSettingsRule } from '../notices/index.ts'
import type { RelayParts } from './parts.ts'
import { relayLimits } from './relay.rules.ts'
import { countSince, insertPlace, insertRelay, updateState } from './relay.store.ts'

/** What was agreed in the transaction and is now to be done. */
interface Agreed {
  readonly id: string
  readonly phone: string
}

/**
 * Reaches a person for a unit that does not see the number: by a message the platform forwards, or
 * by ringing the clerk and then the person. Every try stands in the history of the matter and in
 * “我的”, also one that failed.
 *
 * @throws Refusal `relay/not-yours`, `relay/no-phone`, `relay/no-way`, `relay/silence`,
 *   `relay/too-often`, `relay/unavailable`, `people/sms-unavailable`
 */
export async function askRelay(
  parts: RelayParts,
  actor: StaffActor,
  asked: { readonly number: string; readonly body: RelayBody },
): Promise<void> {
  const { matter } = await getVisibleMatter(parts, actor, asked.number)
  const { body } = asked
  if (!holdsMatter(actor, matter)) throw new Refusal('relay/not-yours')
  if (body.way === 'call' && parts.voice === undefined) throw new Refusal('relay/no-way')
  requireWaking(parts, matter.regionCode)
  const agreed = await parts.db.transaction(matter.regionCode, (tx) =>
    agree(tx, parts, { actor, matter, body }),
  )
  try {
    await reach(parts, matter, body, agreed)
  } catch (error) {
    const failed = { id: agreed.id, state: 'failed', stateAt: parts.world.now() } as const
    await parts.db.transaction(matter.regionCode, (tx) => updateState(tx, failed))
    throw error
  }
}

/** People are not disturbed at night by a unit any more than by the platform. */
function requireWaking({ rulebook, world }: RelayParts, regionCode: string): void {
  const now = world.now()
  const { value } = rulebook.inForce(regionCode, noticeSettingsRule, localDayOf(now))
  if (isSilent(now, value)) throw new Refusal('relay/silence', { until: value.silence.to })
}

function limitsOn({ rulebook }: RelayParts, regionCode: string, day: string) {
  return rulebook.inForce(regionCode, relayLimits, day).value
}

async function agree(
  tx: Tx,
  parts: RelayParts,
  { actor, matter, body }: { actor: StaffActor; matter: Matter; body: RelayBody },
): Promise<Agreed> {
  const { world, people } = parts
  await lockMatters(tx, [matter.number])
  const isWanted = await selectWantsContact(tx, matter)
  const citizenId = isWanted ? matter.reportedBy : null
  const phone = citizenId && (await people.phoneForMessage(tx, matter.regionCode, citizenId))
  if (!citizenId || !phone || matter.identityGrade === 'sealed') throw new Refusal('relay/no-phone')
  const now = world.now()
  const today = localDayOf(now)
  const { perMatterAndDayMax } = limitsOn(parts, matter.regionCode, today)
  const count = await countSince(tx, matter.id, startOfDay(today))
  if (count >= perMatterAndDayMax) throw new Refusal('relay/too-often')
  const id = world.newId()
  const { way, purpose } = body
  const textSeq = await noteBeside(tx, parts, {
    matter,
    act: `relay_${way}`,
    actor: `staff:${actor.staffId}`,
    body: { relay: id, purpose },
    text:
      way === 'call' ? null : { kind: 'relay_message', body: body.text, visibility: 'reporter' },
  })
  await insertRelay(tx, {
    id,
    matterId: matter.id,
    citizenId,
    way,
    purpose,
    staffId: actor.staffId,
    unitCode: actor.posts[0]?.unitCode ?? matter.holderUnitCode,
    answersId: null,
    textSeq: way === 'call' ? null : textSeq,
    state: 'sent',
    askedAt: now,
    stateAt: now,
  })
  await insertPlace(tx, id)
  return { id, phone }
}

async function reach(
  parts: RelayParts,
  matter: Matter,
  body: RelayBody,
  { id, phone }: Agreed,
): Promise<void> {
  if (body.way === 'call') {
    const caller = body.callerPhone.replaceAll('-', '')
    const today = localDayOf(parts.world.now())
    const secondsMax = limitsOn(parts, matter.regionCode, today).callMinutesMax * 60
    await parts.voice?.connect({ id, caller, phone, secondsMax })
    return
  }
  const unit = await parts.org.unit(matter.regionCode, matter.holderUnitCode)
  const said = body.text.slice(0, relayTextMax)
  const text = `${unit?.name ?? ''}就 ${matter.number} 通过平台告诉您：${said} 直接回复即可，对方看不到您的号码。`
  await parts.sms.send({ id, template: 'T03', phone, text })
}
