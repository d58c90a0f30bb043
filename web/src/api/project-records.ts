import type { RecordBatches, RecordsMade } from '@huiyin/contract/project-records'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

/** Batches of 办件 that went up, the newest first. */
export const projectRecordsQuery = queryOptions({
  queryKey: ['project-records'],
  queryFn: ({ signal }) => read<RecordBatches>('/api/v1/project-records', {}, signal),
})
export const makeRecords = (day: string) =>
  send<RecordsMade>('POST', '/api/v1/project-records', { day })
export const takeReceipt = (batchNo: string, receipt: unknown) =>
  send<{ accepted: number; rejected: number; unknown: number }>(
    'POST',
    `/api/v1/project-records/${batchNo}/receipts`,
    receipt,
  )
