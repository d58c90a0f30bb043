import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { Visit } from '@huiyin/contract/hall-visits'
import { Form, Input } from 'antd'
import { reportVisit } from '../../api/hall.ts'
import { useWords } from '../../app/words.ts'
import { today } from '../../parts/dates.ts'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { ItemField } from './item-field.tsx'
import { useOwnWindow } from './own-window.ts'
import { PersonFields } from './person-fields.tsx'

interface Filled {
  readonly itemCode: string
  readonly matterNumber?: string
  readonly name?: string
  readonly phone?: string
}

/** Where there is no machine, the clerk takes the ticket; no two windows take the same. */
export function TicketForm() {
  const say = useWords(hallWords)
  const { regionCode, current } = useOwnWindow()
  const take = ({ itemCode, matterNumber, name, phone }: Filled) => {
    const applicant = { ...(name && { name }), ...(phone && { phone }) }
    return reportVisit({
      regionCode,
      day: today(),
      ticket: ticketOf(current?.code ?? 'M'),
      itemCode,
      ...(matterNumber && { matterNumber: matterNumber.trim() }),
      ...(Object.keys(applicant).length > 0 && { applicant }),
      events: [{ kind: 'ticket_taken' }],
    })
  }
  return (
    <FoldedForm<Filled, Visit>
      title={say('takeTicket')}
      act={take}
      tell={({ ticket }) => say('ticketTaken', { ticket })}
    >
      <ItemField />
      <Form.Item name="matterNumber" label={say('matterNumber')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <PersonFields isRequired={false} />
    </FoldedForm>
  )
}

/** Window and second of the day: whoever takes two tickets needs longer. */
function ticketOf(windowCode: string): string {
  const second = Math.floor((Date.now() + 8 * 3_600_000) / 1_000) % 86_400
  return `${windowCode.replace(/[^0-9A-Za-z]/g, '').slice(-12)}-${second}`
}
