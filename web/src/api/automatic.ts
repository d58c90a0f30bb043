import type { AutomaticDecisions, ShadowRun } from '@huiyin/contract/automatic'
import { queryOptions } from '@tanstack/react-query'
import { read } from './request.ts'

/** What decision tables said of an application. */
export function automaticDecisionsQuery(number: string) {
  return queryOptions({
    queryKey: ['work', 'matter', number, 'decisions'],
    queryFn: ({ signal }) =>
      read<AutomaticDecisions>(
        `/api/v1/work/applications/${encodeURIComponent(number)}/decisions`,
        {},
        signal,
      ),
  })
}

/** What the tables of a version would have decided otherwise in the last month. */
export function shadowRunQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'shadow', id],
    queryFn: ({ signal }) => read<ShadowRun>(`/api/v1/item-versions/${id}/shadow-run`, {}, signal),
  })
}
