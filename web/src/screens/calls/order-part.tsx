import { callWords } from '@huiyin/contract/desk-calls.words'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { itemsQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { lackingOrderOf } from './call-draft.ts'
import type { CallPartProps } from './calls-screen.tsx'

interface OrderPartProps extends CallPartProps {
  readonly isSending: boolean
  readonly onOrder: () => void
}

/** 预约办事: the window calls back the next working day; open by itself on the line of transport. */
export function OrderPart({ draft, change, isSending, onOrder }: OrderPartProps) {
  const say = useWords(callWords)
  const { data: session } = useQuery(sessionQuery)
  const { data, isPending } = useQuery(itemsQuery)
  const items = (data?.rows ?? []).filter(({ regionCode }) => regionCode === session?.regionCode)
  const lacking = lackingOrderOf(draft)
  return (
    <details className="folded" open={draft.hotline === '12328'}>
      <summary>{say('order')}</summary>
      <p className="soft">{say('orderLead')}</p>
      <Field label={say('item')}>
        {(id) => (
          <Select
            id={id}
            className="whole-line"
            showSearch={{ optionFilterProp: 'label' }}
            loading={isPending}
            {...(draft.itemCode !== '' && { value: draft.itemCode })}
            options={items.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(itemCode) => change({ itemCode })}
          />
        )}
      </Field>
      {lacking.length > 0 && (
        <p className="soft">
          {say('lacking', { what: lacking.map((one) => say(one)).join('、') })}
        </p>
      )}
      <Button disabled={lacking.length > 0} loading={isSending} onClick={onOrder}>
        {say('sendOrder')}
      </Button>
    </details>
  )
}
