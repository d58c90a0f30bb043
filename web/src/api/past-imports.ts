import type {
  PastImport,
  PastImports,
  PastMatterFigures,
  PastMatterKind,
} from '@huiyin/contract/past-matters'
import { queryOptions } from '@tanstack/react-query'
import { pathWith, read, send } from './request.ts'

const path = '/api/v1/past-matters/imports'
/** How often the progress of an import is asked for. */
const progressMilliseconds = 700

export const pastImportsQuery = queryOptions({
  queryKey: ['past-imports', 'list'],
  queryFn: ({ signal }) => read<PastImports>(path, {}, signal),
})

/** Asks again until the import has ended. */
export function pastImportQuery(id: string) {
  return queryOptions({
    queryKey: ['past-imports', 'one', id],
    queryFn: ({ signal }) => read<PastImport>(`${path}/${id}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.endedAt !== null ? false : progressMilliseconds,
  })
}

export function pastFiguresQuery(kind: PastMatterKind) {
  return queryOptions({
    queryKey: ['past-imports', 'figures', kind],
    queryFn: ({ signal }) =>
      read<PastMatterFigures>('/api/v1/past-matters/figures', { kind }, signal),
  })
}

/** Tries a file under a mapping that comes along, or that of an import before. */
export function tryPastFile(
  kind: PastMatterKind,
  file: File,
  mapping: File | { readonly like: string },
): Promise<PastImport> {
  const form = new FormData()
  form.append('file', file)
  if (mapping instanceof File) form.append('file', mapping)
  const like = mapping instanceof File ? undefined : mapping.like
  return send<PastImport>('POST', pathWith(path, { kind, like }), form)
}

export const confirmPastImport = (id: string) => send<PastImport>('POST', `${path}/${id}/confirm`)

export const pastErrorsFile = (id: string) => `${path}/${id}/errors.xlsx`
