import type {
  WhatIfAnswer,
  WhatIfBody,
  WhatIfGraph,
  WhatIfSubject,
  WhatIfSubjects,
} from '@huiyin/contract/what-if'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

export const whatIfSubjectsQuery = queryOptions({
  queryKey: ['what-if', 'subjects'],
  queryFn: ({ signal }) => read<WhatIfSubjects>('/api/v1/what-if/subjects', {}, signal),
})

export function whatIfGraphQuery(subject: WhatIfSubject) {
  return queryOptions({
    queryKey: ['what-if', 'graph', subject],
    queryFn: ({ signal }) => read<WhatIfGraph>('/api/v1/what-if/graph', subject, signal),
  })
}

/** Whose times a graph is run with: a file, or what the region closed itself. */
export interface Tried extends WhatIfBody {
  readonly file?: File | undefined
}

export function tryGraph({ file, ...body }: Tried): Promise<WhatIfAnswer> {
  if (file === undefined) return send<WhatIfAnswer>('POST', '/api/v1/what-if', body)
  const form = new FormData()
  const steps = new Blob([JSON.stringify(body.steps)], { type: 'application/json' })
  form.append('files', steps, 'steps.json')
  form.append('files', file, file.name)
  return send<WhatIfAnswer>('POST', '/api/v1/what-if/log', form)
}
