import { doorWords } from '@huiyin/contract/hotline.words'
import { type FoundMatter, refusedRequest } from '../../kernel/matter/index.ts'
import type { KindTold } from '../../kernel/matter/matter.view.ts'
import { ticket } from './ticket.lifecycle.ts'
import type { Ticket } from './ticket.types.ts'

/** What the page of a ticket tells its caller beside what every matter tells. */
export function tellTicket(found: FoundMatter): KindTold | null {
  if (found.matter.kind !== ticket.kind) return null
  const { door, reviewOn } = found.row as Ticket
  const where = found.texts.findLast(({ kind }) => kind === 'right_door')?.body ?? ''
  const isSettled = door === 'settled' && reviewOn !== null
  return refusedRequest(found, {
    textKind: 'answer',
    rule: '国办发〔2020〕53号：不属热线受理范围的，说明理由并告知应当去的渠道；经两人审核。',
    howToMend: isSettled
      ? `有新的事实请再来电；${reviewOn} 我们会自行复查。`
      : `可以去：${[door && doorWords[door].zh, where].filter(Boolean).join('，')}。`,
  })
}
