import { hallWords } from '@huiyin/contract/desk-hall.words'
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { slotsQuery } from '../../api/hall.ts'
import { useWords } from '../../app/words.ts'
import { shortInstant } from '../../parts/dates.ts'
import { daysFrom } from './days.ts'
import { useOwnWindow } from './own-window.ts'

const daysAhead = 14

/** A free time of the own window; none has the unit call back and agree on one. */
export function SlotField() {
  const say = useWords(hallWords)
  const { current } = useOwnWindow()
  const windowCode = current?.code ?? ''
  const { data } = useQuery(slotsQuery({ windowCode, ...daysFrom(daysAhead) }))
  const free = (data?.rows ?? []).filter(
    ({ startsAt, capacity, taken }) => taken < capacity && Date.parse(startsAt) > Date.now(),
  )
  return (
    <Form.Item name="slot" label={say('slotOf', { window: current?.name ?? '' })}>
      <Select
        allowClear
        placeholder={say('slotLater')}
        options={free.map(({ startsAt, capacity, taken }) => ({
          value: `${windowCode} ${startsAt}`,
          label: `${shortInstant(startsAt)}（${capacity - taken}）`,
        }))}
      />
    </Form.Item>
  )
}
