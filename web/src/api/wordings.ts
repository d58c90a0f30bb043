import type { WordingPreview, WordingPreviewAsked } from '@huiyin/contract/letter-wordings'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { send } from './request.ts'

/** A wording as the page it would print; nothing is kept, so it is asked for as often as it changes. */
export function wordingPreviewQuery(asked: WordingPreviewAsked) {
  return queryOptions({
    queryKey: ['wording', asked],
    queryFn: () => send<WordingPreview>('POST', '/api/v1/letter-wordings/preview', asked),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
