import type { DraftChanges } from '@huiyin/contract/catalog-changes'
import type { ItemImportReport } from '@huiyin/contract/catalog-exchange'
import type { SupervisionLinks } from '@huiyin/contract/catalog-powers'
import type {
  ItemFindings,
  ItemForm,
  NewVersion,
  VersionList,
  VersionMade,
  VersionShown,
  VersionsDecided,
} from '@huiyin/contract/catalog-versions'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { formOf, pathWith, type Query, read, send } from './request.ts'

/** Versions by item, with the filters of the screen. */
export function itemVersionsQuery(filters: Query) {
  return queryOptions({
    queryKey: ['items', 'versions', filters],
    queryFn: ({ signal }) => read<VersionList>('/api/v1/item-versions', filters, signal),
    placeholderData: keepPreviousData,
  })
}
export function itemVersionQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'version', id],
    queryFn: ({ signal }) => read<VersionShown>(`/api/v1/item-versions/${id}`, {}, signal),
  })
}
export function itemDraftChangesQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'changes', id],
    queryFn: ({ signal }) => read<DraftChanges>(`/api/v1/item-versions/${id}/changes`, {}, signal),
  })
}
/** What the checks say of a document somebody is typing. */
export function itemFindingsQuery(code: string, content: unknown) {
  return queryOptions({
    queryKey: ['items', 'findings', code, content],
    queryFn: () => send<ItemFindings>('POST', '/api/v1/item-checks', { code, content }),
    placeholderData: keepPreviousData,
  })
}
/** What a wholly new item begins with. */
export const itemFormQuery = queryOptions({
  queryKey: ['items', 'form'],
  queryFn: ({ signal }) => read<ItemForm>('/api/v1/item-forms', {}, signal),
})
export const draftItem = (draft: NewVersion) =>
  send<VersionMade>('POST', '/api/v1/item-versions', draft)
export const reviseItem = (id: string, draft: NewVersion) =>
  send<VersionMade>('PUT', `/api/v1/item-versions/${id}`, draft)
export const decideItems = (decided: VersionsDecided) =>
  send<void>('POST', '/api/v1/item-decisions', decided)

export function importItems(
  file: File,
  wanted: { readonly validFrom: string; readonly ground: string; readonly dryRun: boolean },
) {
  return send<ItemImportReport>('POST', pathWith('/api/v1/item-imports', wanted), formOf(file))
}

export const supervisionLinksQuery = queryOptions({
  queryKey: ['supervision-links'],
  queryFn: ({ signal }) => read<SupervisionLinks>('/api/v1/supervision-links', {}, signal),
})
export const signForDecision = (id: string) =>
  send<void>('POST', `/api/v1/supervision-links/${id}/receipt`, {})
