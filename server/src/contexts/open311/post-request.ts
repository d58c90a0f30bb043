import type { SystemActor } from '../../kernel/access/index.ts'
import { newReceiptCode, reportCase } from '../city-cases/index.ts'
import type { Sent } from './asked.rules.ts'
import { servicesIn } from './offered.ts'
import type { Open311Parts } from './parts.ts'
import { postedRequest } from './posted.rules.ts'

/** A request on its way in, and the system that sends it. */
export interface Posting {
  readonly fields: Sent
  readonly regionCode: string
  readonly system: SystemActor
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/**
 * Takes a request: it is a case of the street with a number at once. The code of the receipt is told
 * to nobody else and opens the progress page of whoever reported.
 *
 * @throws Open311Fault 404 for an unknown service, 400 for what cannot be read; Refusal for pictures
 *   that are none
 */
export async function postRequest(
  { cityCases, evidence, publicUrl }: Open311Parts,
  { fields, regionCode, system, files }: Posting,
) {
  const services = servicesIn(cityCases, regionCode)
  const { body, name, phone, mediaUrl } = postedRequest(fields, { regionCode, services })
  const enteredBy = `api:${system.keyId}`
  const accepted = files.length > 0 ? await evidence.accept(regionCode, files, 'review_photo') : []
  const photos = await cityCases.db.transaction(regionCode, (tx) =>
    evidence.store(tx, accepted, { uploadedBy: enteredBy }),
  )
  const receiptCode = newReceiptCode(cityCases)
  const { number } = await reportCase(cityCases, {
    body: { ...body, evidence: photos.map(({ id }) => id) },
    enteredBy,
    collectorStaffId: null,
    citizen: { receiptCode, name, phone },
    note: mediaUrl === undefined ? undefined : `附图链接：${mediaUrl}`,
  })
  return {
    service_request_id: number,
    service_notice: `进度请看 ${publicUrl}/m/${number} ，查询码 ${receiptCode}。`,
    account_id: null,
  }
}
