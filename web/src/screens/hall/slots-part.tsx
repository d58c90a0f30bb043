import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { Slots } from '@huiyin/contract/hall-orders'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber } from 'antd'
import { layOutSlots, slotsQuery } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { daysFrom } from './days.ts'
import { useOwnWindow } from './own-window.ts'

type Slot = Slots['rows'][number]
interface Day {
  readonly day: string
  readonly slots: readonly Slot[]
}

const daysShown = 14
/** Who lays down what a window takes. */
const laying = ['unit_leader', 'supervisor']

/** 预约容量: what a window takes day by day, and laying it down. */
export function SlotsPart() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const { windows, current, choose } = useOwnWindow()
  const windowCode = current?.code ?? ''
  const query = useQuery(slotsQuery({ windowCode, ...daysFrom(daysShown) }))
  const mayLay = session?.roles.some((role) => laying.includes(role)) ?? false
  return (
    <>
      <p className="soft">{say('slotsLead')}</p>
      <div className="filters">
        <Field label={say('window')}>
          {(id) => (
            <Pick
              id={id}
              value={windowCode}
              options={windows.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={choose}
            />
          )}
        </Field>
      </div>
      <Answer query={query} lines={6}>
        {({ rows }) => <SlotsTable rows={rows} />}
      </Answer>
      {mayLay && <LayOutForm key={windowCode} windowCode={windowCode} />}
    </>
  )
}

/** A day a row, an hour a column. */
function SlotsTable({ rows }: Slots) {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('slotsNone')}>{say('slotsNext')}</Empty>
      </section>
    )
  }
  const dayOf = ({ startsAt }: Slot) => startsAt.slice(0, 10)
  const days = [...new Set(rows.map(dayOf))].map(
    (day): Day => ({ day, slots: rows.filter((slot) => dayOf(slot) === day) }),
  )
  const hours = [...new Set(rows.map(hourOf))].sort()
  const columns: Column<Day>[] = [
    {
      key: 'day',
      header: say('slotDay'),
      kind: 'head',
      cell: ({ day }) => sayDay(day, language),
    },
    ...hours.map((hour) => ({
      key: hour,
      header: hour,
      kind: 'number' as const,
      cell: ({ slots }: Day) => <Places slot={slots.find((slot) => hourOf(slot) === hour)} />,
    })),
  ]
  return (
    <section className="part">
      <h2>{say('slotTaken')}</h2>
      <DataTable
        caption={say('slots')}
        rows={days}
        keyOf={({ day }) => day}
        columns={columns}
        staysTable
      />
    </section>
  )
}

const hourOf = ({ startsAt, endsAt }: Slot) => `${startsAt.slice(11, 16)}–${endsAt.slice(11, 16)}`

function Places({ slot }: { readonly slot: Slot | undefined }) {
  if (slot === undefined) return <>—</>
  const isFull = slot.taken >= slot.capacity
  return (
    <span className={isFull ? 'tag tag-amber figure' : 'figure'}>
      {slot.taken} / {slot.capacity}
    </span>
  )
}

interface Filled {
  readonly from: string
  readonly to: string
  readonly hours: string
  readonly capacity: number
  readonly restDays?: boolean
}

/** `09:00-10:00`, a line each. */
const hourLine = /^([01]\d|2[0-3]):[0-5]\d\s*[-–]\s*([01]\d|2[0-3]):[0-5]\d$/
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function LayOutForm({ windowCode }: { readonly windowCode: string }) {
  const say = useWords(hallWords)
  const layOut = ({ hours, restDays = false, ...rest }: Filled) =>
    layOutSlots({
      windowCode,
      ...rest,
      restDays,
      hours: linesOf(hours).map((line) => {
        const [from = '', until = ''] = line.split(/\s*[-–]\s*/)
        return { from, until }
      }),
    })
  const areHours = (_: unknown, text: string) => {
    const lines = linesOf(text)
    return lines.length > 0 && lines.every((line) => hourLine.test(line))
      ? Promise.resolve()
      : Promise.reject(new Error(say('hoursWrong')))
  }
  return (
    <FoldedForm<Filled>
      title={say('layOut')}
      initial={{ ...daysFrom(daysShown), hours: '09:00-10:00\n10:00-11:00', capacity: 3 }}
      act={layOut}
    >
      <Form.Item name="from" label={say('from')}>
        <Input type="date" required />
      </Form.Item>
      <Form.Item name="to" label={say('to')}>
        <Input type="date" required />
      </Form.Item>
      <Form.Item name="hours" label={say('hours')} rules={[{ validator: areHours }]}>
        <Input.TextArea rows={4} />
      </Form.Item>
      <Form.Item name="capacity" label={say('capacity')}>
        <InputNumber min={0} max={100} />
      </Form.Item>
      <Form.Item name="restDays" valuePropName="checked">
        <Checkbox>{say('restDays')}</Checkbox>
      </Form.Item>
    </FoldedForm>
  )
}
