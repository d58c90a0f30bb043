import { formatInstant } from '@huiyin/contract/time'
import type { PublicCase } from '../city-cases/index.ts'

/** `GET /requests`: a case as GeoReport writes it. */
export function requestView(
  one: PublicCase,
  { withNotes, publicUrl }: { readonly withNotes: boolean; readonly publicUrl: string },
) {
  const [photo] = one.photos
  const notes = one.acts.map(({ label, at }) => ({
    datetime: formatInstant(at),
    description: label.zh,
  }))
  return {
    service_request_id: one.number,
    status: one.closedAt === null ? 'open' : 'closed',
    status_notes: [one.stateLabel.zh, one.closing].filter(Boolean).join('：'),
    service_name: one.className,
    service_code: one.code,
    description: one.description,
    agency_responsible: one.unitName,
    service_notice: null,
    requested_datetime: formatInstant(one.openedAt),
    updated_datetime: formatInstant(one.updatedAt),
    expected_datetime: one.dueAt && formatInstant(one.dueAt),
    address: one.address,
    address_id: one.gridCode,
    zipcode: null,
    lat: one.latitude,
    long: one.longitude,
    // The covered copy, and only once somebody has looked at it.
    media_url: photo === undefined ? null : `${publicUrl}${photo}`,
    ...(withNotes ? { notes } : {}),
  }
}

const specification = 'http://wiki.open311.org/GeoReport_v2'
/** When the interface last changed in a way a client has to know. */
const changedAt = '2026-11-21T00:00:00+08:00'

/** `GET /discovery`. */
export function discoveryView({
  publicUrl,
  isDemo,
}: {
  readonly publicUrl: string
  readonly isDemo: boolean
}) {
  return {
    changeset: changedAt,
    contact: `请向本地政务服务管理机构索取接口密钥 Ask the office of government services for a key. ${publicUrl}/`,
    key_service: `${publicUrl}/`,
    endpoints: [
      {
        specification,
        url: `${publicUrl}/open311/v2`,
        changeset: changedAt,
        type: isDemo ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}
