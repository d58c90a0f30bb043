import type { JointView } from '@huiyin/contract/applications'
import { queryOptions } from '@tanstack/react-query'
import { read } from './request.ts'

/** The joint approval of an application; departments act at any time, so it is looked at again. */
export function jointQuery(number: string) {
  return queryOptions({
    queryKey: ['work', 'matter', number, 'joint'],
    queryFn: ({ signal }) =>
      read<JointView>(`/api/v1/work/applications/${encodeURIComponent(number)}`, {}, signal),
    refetchInterval: 30_000,
  })
}
