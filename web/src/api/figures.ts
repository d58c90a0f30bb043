import type { Comparison, FrozenFigures, SnapshotList, SnapshotRow } from '@huiyin/contract/figures'
import type { IntegritySummary, OutsideCountsTaken } from '@huiyin/contract/integrity'
import { queryOptions } from '@tanstack/react-query'
import { formOf, pathWith, read, send } from './request.ts'

const base = '/api/v1/figures'

export function snapshotsQuery(regionCode: string) {
  return queryOptions({
    queryKey: ['frozen', 'list', regionCode],
    queryFn: ({ signal }) => read<SnapshotList>(`${base}/snapshots`, { regionCode }, signal),
    enabled: regionCode !== '',
  })
}

export function integrityQuery(regionCode: string, month: string) {
  return queryOptions({
    queryKey: ['integrity', regionCode, month],
    queryFn: ({ signal }) =>
      read<IntegritySummary>('/api/v1/integrity', { regionCode, month }, signal),
    enabled: regionCode !== '',
  })
}

export function frozenFiguresQuery(id: string) {
  return queryOptions({
    queryKey: ['frozen', 'figures', id],
    queryFn: ({ signal }) => read<FrozenFigures>(`${base}/snapshots/${id}`, {}, signal),
  })
}

export function comparisonQuery(id: string) {
  return queryOptions({
    queryKey: ['frozen', 'comparison', id],
    queryFn: ({ signal }) => read<Comparison>(`${base}/snapshots/${id}/comparison`, {}, signal),
  })
}

export function freezeMonth(asked: { regionCode: string; month: string }): Promise<SnapshotRow> {
  return send('POST', `${base}/snapshots`, asked)
}

export function proposeErratum(asked: { id: string; reason: string }): Promise<SnapshotRow> {
  return send('POST', `${base}/snapshots/${asked.id}/errata`, { reason: asked.reason })
}

export function decideErratum(asked: {
  id: string
  decision: 'approved' | 'refused'
}): Promise<null> {
  return send('POST', `${base}/errata/${asked.id}/decision`, { decision: asked.decision })
}

export function takeCountsFile(
  file: File,
  asked: { readonly regionCode: string; readonly source: string },
): Promise<OutsideCountsTaken> {
  return send('POST', pathWith('/api/v1/outside-counts/file', asked), formOf(file))
}
