import { addDays, endOfDay, formatInstant, localDayOf } from '@huiyin/contract/time'
import type { KindTold } from './matter.view.ts'
import type { FoundMatter } from './show-matter.ts'

/** Days in which somebody else looks at a request that was not taken. Ours: docs/domain/hotline.md, 15. */
const contestDays = 30

/** A request nobody took: which fact, which rule, where else to go, how to contest, until when. */
export function refusedRequest(
  { matter, texts }: FoundMatter,
  said: { readonly textKind: string; readonly rule: string; readonly howToMend: string },
): KindTold | null {
  if (matter.state !== 'not_accepted' || matter.closedAt === null) return null
  const { textKind, rule, howToMend } = said
  const fact = texts.findLast(({ kind }) => kind === textKind)?.body ?? '（已按规定删除）'
  const until = endOfDay(addDays(localDayOf(matter.closedAt), contestDays))
  const refusal = {
    of: 'request',
    fact,
    rule,
    howToMend,
    howToContest: '拨打 12345 或下面的监督电话，说出编号和不同意的理由，由没有经手的人复核。',
    contestUntil: formatInstant(until),
  } as const
  return { joint: null, refusal, wanted: null, certificates: [], photos: [] }
}
