import { formatInstant } from '@huiyin/contract/time'
import { contestableUntil } from './contesting.rules.ts'
import type { KindTold } from './matter.view.ts'
import type { FoundMatter } from './show-matter.ts'

const byTelephone = '拨打 12345 或下面的监督电话，说出编号和不同意的理由，由没有经手的人复核。'

/**
 * A request nobody took: which fact, which rule, where else to go, how to contest, until when.
 *
 * @param said - `howToContest` where it is not by telephone within the days; without `until` it has no date
 */
export function refusedRequest(
  { matter, texts }: FoundMatter,
  said: {
    readonly textKind: string
    readonly rule: string
    readonly howToMend: string
    readonly contest?: { readonly how: string; readonly isOpen: boolean }
  },
): KindTold | null {
  if (matter.state !== 'not_accepted' || matter.closedAt === null) return null
  const { textKind, rule, howToMend, contest } = said
  const fact = texts.findLast(({ kind }) => kind === textKind)?.body ?? '（已按规定删除）'
  const { how = byTelephone, isOpen = true } = contest ?? {}
  const refusal = {
    of: 'request',
    fact,
    rule,
    howToMend,
    howToContest: how,
    contestUntil: isOpen ? formatInstant(contestableUntil(matter.closedAt)) : null,
  } as const
  return { joint: null, refusal, wanted: null, certificates: [], photos: [] }
}
