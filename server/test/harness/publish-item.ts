import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Town } from './town.ts'

/** Brings an item of the police into force by the three people it takes. */
export async function publishItem(
  town: Town,
  item: { readonly code: string; readonly content: ItemContent; readonly validFrom: string },
): Promise<string> {
  const url = '/api/v1/item-versions'
  const payload = { ground: '澍公发〔2026〕3号', ...item }
  const { status, body } = await town.ask('lin', { method: 'POST', url, payload })
  if (status !== 201) throw new Error(`draft: ${status} ${JSON.stringify(body)}`)
  for (const [who, decision] of [
    ['zhao', 'review'],
    ['sun', 'publish'],
  ] as const) {
    const decided = { ids: [body.id], decision }
    const answer = await town.ask(who, {
      method: 'POST',
      url: '/api/v1/item-decisions',
      payload: decided,
    })
    if (answer.status !== 204) throw new Error(`${decision}: ${JSON.stringify(answer.body)}`)
  }
  return body.id
}
