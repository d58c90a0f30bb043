import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { joinTicket, noteHit, takeTicket } from '../../api/calls.ts'
import { takeOrder } from '../../api/hall.ts'
import { newIdempotencyKey } from '../../api/request.ts'
import { sessionQuery } from '../../api/session.ts'
import { takeAct } from '../../api/work.ts'
import { bodyOf, type CallDraft, orderOf } from './call-draft.ts'
import type { CallEnd } from './taken-part.tsx'

type Wanted =
  | { readonly kind: 'answered' | 'only' | 'ordered' }
  | { readonly kind: 'dispatched' | 'joined'; readonly to: string }

/** Takes the ticket, then what becomes of it; a step that fails leaves a ticket to go on with. */
export function useSending(draft: CallDraft, onEnd: (end: CallEnd) => void) {
  const { data: session } = useQuery(sessionQuery)
  const queryClient = useQueryClient()
  const key = useRef(newIdempotencyKey())
  const sending = useMutation({
    mutationFn: async (wanted: Wanted): Promise<CallEnd> => {
      const regionCode = session?.regionCode ?? ''
      if (wanted.kind === 'ordered') return orderCall(draft, regionCode, key.current)
      const taken = await takeTicket(bodyOf(draft, regionCode), key.current)
      const to = 'to' in wanted ? wanted.to : ''
      try {
        await goOn(draft, wanted, taken)
      } catch (error) {
        return { kind: 'half', taken, to, error }
      }
      return { kind: wanted.kind, taken, to }
    },
    onSuccess: async (end) => {
      await queryClient.invalidateQueries({ queryKey: ['calls'] })
      onEnd(end)
    },
    // A refusal ends this attempt: what is sent next is another.
    onError: () => {
      key.current = newIdempotencyKey()
    },
  })
  const send = (wanted: Wanted) => {
    if (!sending.isPending) sending.mutate(wanted)
  }
  return { sending, send }
}

/** 预约办事: what was asked is a matter of the window from the first word. */
async function orderCall(draft: CallDraft, regionCode: string, key: string): Promise<CallEnd> {
  const { number, receiptCode, callBackBy } = await takeOrder(orderOf(draft, regionCode), key)
  return { kind: 'ordered', taken: { number, receiptCode, dueAt: callBackBy }, to: '' }
}

async function goOn(
  { answer, answerId }: CallDraft,
  wanted: Wanted,
  { number, version }: { readonly number: string; readonly version: number },
): Promise<void> {
  const act = { number, version, key: newIdempotencyKey() }
  if (wanted.kind === 'answered') {
    await takeAct({ ...act, act: 'answer_directly', fields: { answer: answer.trim() } })
    if (answerId !== null) await noteHit(answerId)
  }
  if (wanted.kind === 'dispatched') {
    await takeAct({ ...act, act: 'dispatch', fields: { unitCode: wanted.to } })
  }
  if (wanted.kind === 'joined') await joinTicket(number, { lead: wanted.to, version })
}
