import { hallWords } from '@huiyin/contract/desk-hall.words'
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { itemsQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'

/** An item of the own region, found by part of its name; those of the own unit first. */
export function ItemField() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const { data, isPending } = useQuery(itemsQuery)
  const units = new Set(session?.posts.map(({ unitCode }) => unitCode))
  const items = (data?.rows ?? []).filter(({ regionCode }) => regionCode === session?.regionCode)
  const own = items.filter(({ unitCode }) => units.has(unitCode))
  const others = items.filter(({ unitCode }) => !units.has(unitCode))
  return (
    <Form.Item
      name="itemCode"
      label={say('item')}
      rules={[{ required: true, message: say('fill', { label: say('item') }) }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending}
        options={[...own, ...others].map(({ code, name }) => ({ value: code, label: name }))}
      />
    </Form.Item>
  )
}
