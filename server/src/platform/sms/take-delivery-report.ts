import type { SmsDeliveryReport } from '@huiyin/contract/sms'
import type { Db } from '../db/db.ts'
import { Refusal } from '../http/refusal.ts'
import type { World } from '../world.ts'
import { isSigned, type Stamp } from './signature.rules.ts'
import { saveReport } from './sms.store.ts'

/**
 * Takes what a gateway says became of a message.
 *
 * @throws Refusal `sms/signature-wrong`, also where no gateway is configured; `sms/message-unknown`
 */
export async function takeDeliveryReport(
  parts: { readonly db: Db; readonly world: World; readonly secret: string | undefined },
  report: SmsDeliveryReport,
  signed: Stamp & { readonly signature: string },
): Promise<void> {
  const { messageId, state, at } = report
  const given = { ...signed, content: `${messageId}.${state}.${at}` }
  if (parts.secret === undefined || !isSigned(parts.secret, given, parts.world.now())) {
    throw new Refusal('sms/signature-wrong')
  }
  const isKnown = await saveReport(parts.db, { id: messageId, state, at: new Date(at) })
  if (!isKnown) throw new Refusal('sms/message-unknown')
}
