import { formatInstant } from '@huiyin/contract/time'
import type { Sheet } from '../../platform/excel/index.ts'
import type { PublicCase } from '../city-cases/index.ts'

/** GeoReport Bulk: the columns of its proposal, in their order. */
export function bulkSheet(rows: Iterable<PublicCase>): Sheet<PublicCase> {
  return {
    name: 'requests',
    columns: [
      { header: 'service_request_id', type: 'text', value: ({ number }) => number },
      { header: 'requested_datetime', type: 'instant', value: ({ openedAt }) => openedAt },
      { header: 'updated_datetime', type: 'instant', value: ({ updatedAt }) => updatedAt },
      { header: 'closed_date', type: 'instant', value: ({ closedAt }) => closedAt },
      {
        header: 'status_description',
        type: 'text',
        value: ({ closedAt }) => (closedAt ? 'closed' : 'open'),
      },
      { header: 'status_notes', type: 'text', value: ({ stateLabel }) => stateLabel.zh },
      { header: 'source', type: 'text', value: () => null },
      { header: 'service_name', type: 'text', value: ({ className }) => className },
      { header: 'service_subtype', type: 'text', value: ({ code }) => code },
      { header: 'description', type: 'text', value: ({ description }) => description },
      { header: 'agency_responsible', type: 'text', value: ({ unitName }) => unitName },
      { header: 'address', type: 'text', value: ({ address }) => address },
      { header: 'lat', type: 'number', value: ({ latitude }) => latitude },
      { header: 'long', type: 'number', value: ({ longitude }) => longitude },
    ],
    rows,
  }
}

/** The same rows as GeoJSON (RFC 7946); whatever has no point is in the CSV alone. */
export function bulkFeatures(rows: readonly PublicCase[]): string {
  const features = rows
    .filter(({ longitude }) => longitude !== null)
    .map((one) =>
      JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [one.longitude, one.latitude] },
        properties: {
          service_request_id: one.number,
          requested_datetime: formatInstant(one.openedAt),
          closed_date: one.closedAt && formatInstant(one.closedAt),
          status_description: one.closedAt === null ? 'open' : 'closed',
          service_name: one.className,
          agency_responsible: one.unitName,
          address: one.address,
        },
      }),
    )
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`
}
