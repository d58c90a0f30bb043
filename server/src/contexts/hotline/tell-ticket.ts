import { doorWords } from '@huiyin/contract/hotline.words'
import { type FoundMatter, refusedRequest } from '../../kernel/matter/index.ts'
import type { KindTold } from '../../kernel/matter/matter.view.ts'
import { ticket } from './ticket.lifecycle.ts'
import type { Ticket } from './ticket.types.ts'

const contestable = {
  how: '在本页写明理由，或拨打 12345 说出编号和理由，由没有经手的人复查，复查一次。',
  isOpen: true,
}
const contestedOnce = {
  how: '已由没有经手的人复查过。仍不同意的，请拨打下面的监督电话，向监督单位反映。',
  isOpen: false,
}

/** What the page of a ticket tells its caller beside what every matter tells. */
export function tellTicket(found: FoundMatter): KindTold | null {
  if (found.matter.kind !== ticket.kind) return null
  const { door, reviewOn, contested } = found.row as Ticket
  const where = found.texts.findLast(({ kind }) => kind === 'right_door')?.body ?? ''
  const isSettled = door === 'settled' && reviewOn !== null
  return refusedRequest(found, {
    textKind: 'answer',
    rule: '国办发〔2020〕53号：不属热线受理范围的，说明理由并告知应当去的渠道；经两人审核。',
    howToMend: isSettled
      ? `有新的事实请再来电；${reviewOn} 我们会自行复查。`
      : `可以去：${[door && doorWords[door].zh, where].filter(Boolean).join('，')}。`,
    contest: contested ? contestedOnce : contestable,
  })
}
