import type { LedgerPublication } from '@huiyin/contract/ledger-publication'
import type {
  LedgerImport,
  LedgerImportBody,
  LedgerRowError,
  LedgerSummary,
  TaskLedger,
  TaskList,
  TaskSummary,
} from '@huiyin/contract/tasks'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TasksSearch } from '../app/search.ts'
import { formOf, read, send } from './request.ts'

const ledgers = '/api/v1/task-ledgers'
/** How often the progress of an import is asked for. */
const progressMilliseconds = 700

export function taskSummaryQuery(regionCode: string) {
  return queryOptions({
    queryKey: ['tasks', 'summary', regionCode],
    queryFn: ({ signal }) => read<TaskSummary>('/api/v1/tasks/summary', { regionCode }, signal),
    enabled: regionCode !== '',
  })
}

export function taskListQuery(regionCode: string, search: TasksSearch) {
  return queryOptions({
    queryKey: ['tasks', 'list', regionCode, search],
    queryFn: ({ signal }) => read<TaskList>('/api/v1/tasks', { regionCode, ...search }, signal),
    placeholderData: keepPreviousData,
    enabled: regionCode !== '',
  })
}

export const ledgersQuery = queryOptions({
  queryKey: ['tasks', 'ledgers'],
  queryFn: ({ signal }) => read<{ rows: LedgerSummary[] }>(ledgers, {}, signal),
})

export function ledgerQuery(id: string) {
  return queryOptions({
    queryKey: ['tasks', 'ledger', id],
    queryFn: ({ signal }) => read<TaskLedger>(`${ledgers}/${id}`, {}, signal),
  })
}

/** Asks again until the import has ended. */
export function importQuery({ ledgerId, id }: Pick<LedgerImport, 'ledgerId' | 'id'>) {
  return queryOptions({
    queryKey: ['tasks', 'import', id],
    queryFn: ({ signal }) => read<LedgerImport>(`${ledgers}/${ledgerId}/imports/${id}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.endedAt !== null ? false : progressMilliseconds,
  })
}

export function importErrorsQuery({ ledgerId, id }: Pick<LedgerImport, 'ledgerId' | 'id'>) {
  return queryOptions({
    queryKey: ['tasks', 'import-errors', id],
    queryFn: ({ signal }) =>
      read<{ rows: LedgerRowError[]; total: number }>(
        `${ledgers}/${ledgerId}/imports/${id}/errors`,
        {},
        signal,
      ),
  })
}

export function publicationQuery(ledgerId: string) {
  return queryOptions({
    queryKey: ['tasks', 'publication', ledgerId],
    queryFn: ({ signal }) =>
      read<LedgerPublication>(`${ledgers}/${ledgerId}/publication`, {}, signal),
  })
}

export function changePublication(
  ledgerId: string,
  method: 'POST' | 'DELETE',
): Promise<LedgerPublication> {
  return send<LedgerPublication>(method, `${ledgers}/${ledgerId}/publication`)
}

export function uploadLedger(file: File): Promise<TaskLedger> {
  return send<TaskLedger>('POST', ledgers, formOf(file))
}

export function beginImport(ledgerId: string, body: LedgerImportBody): Promise<LedgerImport> {
  return send<LedgerImport>('POST', `${ledgers}/${ledgerId}/imports`, body)
}

export function cancelImport({ ledgerId, id }: LedgerImport): Promise<LedgerImport> {
  return send<LedgerImport>('POST', `${ledgers}/${ledgerId}/imports/${id}/cancel`)
}
