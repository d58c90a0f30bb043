import type { ItemContent } from '@huiyin/contract/catalog-item'
import { localDayOf } from '@huiyin/contract/time'
import type { Person, Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** Who drafts and who reviews an item of a unit. */
const authors: Readonly<Record<string, readonly [drafts: Person, reviews: Person]>> = {
  police: ['lin', 'zhao'],
  tax: ['ma', 'jin'],
}

/** Items of any unit. */
const supervisors = ['qin', 'sun'] as const satisfies readonly Person[]

/** Has two people of its unit and the leader publish an item that holds from today. */
export async function publishItem(
  town: Town,
  world: TestWorld,
  code: string,
  content: ItemContent,
): Promise<void> {
  const [drafts, reviews] = authors[content.identity.unitCode] ?? supervisors
  const payload = { code, validFrom: localDayOf(world.now()), ground: '澍政〔2026〕1号', content }
  const drafted = await town.ask(drafts, { method: 'POST', url: '/api/v1/item-versions', payload })
  if (drafted.status !== 201) throw new Error(`draft of ${code}: ${JSON.stringify(drafted.body)}`)
  for (const [who, decision] of [
    [reviews, 'review'],
    ['wang', 'publish'],
  ] as const) {
    const decided = await town.ask(who, {
      method: 'POST',
      url: '/api/v1/item-decisions',
      payload: { ids: [drafted.body.id], decision },
    })
    if (decided.status !== 204)
      throw new Error(`${decision} of ${code}: ${JSON.stringify(decided.body)}`)
  }
}
