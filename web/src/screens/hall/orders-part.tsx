import { hallWords } from '@huiyin/contract/desk-hall.words'
import {
  type ListedOrder,
  type OrderTaken,
  type OrderType,
  orderTypes,
  orderTypeWords,
} from '@huiyin/contract/hall-orders'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { openOrdersQuery, takeOrder } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayInstant, shortInstant, today } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { ItemField } from './item-field.tsx'
import { PersonFields } from './person-fields.tsx'
import { SlotField } from './slot-field.tsx'

/** Who may take an order in. */
const taking = ['window_clerk', 'handler', 'follow_up_agent']

/** 预约和意向: who waits for a call, what is agreed, and a new one. */
export function OrdersPart() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(openOrdersQuery)
  const mayTake = session?.roles.some((role) => taking.includes(role)) ?? false
  const columns = useOrderColumns()
  return (
    <>
      {mayTake && <OrderForm regionCode={session?.regionCode ?? ''} />}
      <Answer query={query} lines={6}>
        {({ rows }) => (
          <>
            <OrderTable
              title={say('toCall')}
              empty={[say('toCallNone'), say('toCallNext')]}
              rows={rows.filter(({ startsAt }) => startsAt === null)}
              columns={columns}
            />
            <OrderTable
              title={say('agreed')}
              empty={[say('agreedNone'), say('agreedNext')]}
              rows={rows.filter(({ startsAt }) => startsAt !== null)}
              columns={columns}
            />
          </>
        )}
      </Answer>
    </>
  )
}

/** What is agreed for today, at the head of whoever serves; nothing where nothing is. */
export function OrdersOfToday() {
  const say = useWords(hallWords)
  const { data } = useQuery(openOrdersQuery)
  const columns = useOrderColumns()
  const rows = (data?.rows ?? []).filter(({ startsAt }) => startsAt?.slice(0, 10) === today())
  if (rows.length === 0) return null
  return <OrderTable title={say('agreedToday')} empty={['', '']} rows={rows} columns={columns} />
}

interface OrderTableProps {
  readonly title: string
  readonly empty: readonly [string, string]
  readonly rows: readonly ListedOrder[]
  readonly columns: readonly Column<ListedOrder>[]
}

function OrderTable({ title, empty, rows, columns }: OrderTableProps) {
  return (
    <section className="part">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <div className="panel">
          <Empty title={empty[0]}>{empty[1]}</Empty>
        </div>
      ) : (
        <DataTable caption={title} rows={rows} keyOf={({ number }) => number} columns={columns} />
      )}
    </section>
  )
}

function useOrderColumns(): readonly Column<ListedOrder>[] {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  return [
    {
      key: 'order',
      header: say('order'),
      kind: 'head',
      cell: ({ number, itemName, type }) => (
        <>
          <Link to="/matters/$number" params={{ number }} {...{ [rowLinkMark]: '' }}>
            {orderTypeWords[type][language]}
            {itemName !== null && ` · ${itemName}`}
          </Link>
          <span className="hall-under figure">{number}</span>
        </>
      ),
    },
    { key: 'applicant', header: say('applicant'), cell: ({ applicant }) => applicant ?? '—' },
    { key: 'unit', header: say('unit'), cell: ({ unitName }) => unitName },
    {
      key: 'when',
      header: say('when'),
      cell: ({ startsAt, place, windowName }) =>
        startsAt === null ? '—' : `${shortInstant(startsAt)} ${place ?? windowName ?? ''}`,
    },
    { key: 'assigned', header: say('assignedTo'), cell: ({ assignedTo }) => assignedTo ?? '—' },
    {
      key: 'due',
      header: say('dueBy'),
      kind: 'narrow',
      cell: ({ dueAt }) => <DueBy dueAt={dueAt} />,
    },
  ]
}

/** A date, and whether it has passed. */
export function DueBy({ dueAt }: { readonly dueAt: string | null }) {
  const say = useWords(hallWords)
  if (dueAt === null) return <>—</>
  const isLate = Date.parse(dueAt) < Date.now()
  return (
    <span className="figure">
      {shortInstant(dueAt)} {isLate && <span className="tag tag-red">{say('late_')}</span>}
    </span>
  )
}

interface Filled {
  readonly type: OrderType
  readonly channel: 'phone' | 'counter'
  readonly itemCode: string
  readonly slot?: string
  readonly name: string
  readonly phone: string
  readonly text?: string
}

function OrderForm({ regionCode }: { readonly regionCode: string }) {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  const take = ({ slot = '', name, phone, text, ...rest }: Filled) => {
    const [windowCode, startsAt] = slot === '' ? [] : slot.split(' ')
    const applicant = { name, phone }
    return takeOrder({
      regionCode,
      ...rest,
      applicant,
      ...(windowCode && { windowCode }),
      ...(startsAt && { startsAt }),
      ...(text && { text }),
    })
  }
  return (
    <FoldedForm<Filled, OrderTaken>
      title={say('newOrder')}
      note={say('newOrderNote')}
      initial={{ type: 'intention', channel: 'counter' }}
      act={take}
      tell={({ number, receiptCode: code, startsAt, callBackBy }) => {
        const at = sayInstant(startsAt ?? callBackBy ?? '', language)
        const what = say(startsAt === null ? 'orderCall' : 'orderAt', { at })
        return say('orderTaken', { number, code, what })
      }}
    >
      <Form.Item name="type" label={say('type')}>
        <Select
          options={orderTypes.map((type) => ({
            value: type,
            label: orderTypeWords[type][language],
          }))}
        />
      </Form.Item>
      <Form.Item name="channel" label={say('channel')}>
        <Select
          options={[
            { value: 'counter', label: say('counter') },
            { value: 'phone', label: say('byPhone') },
          ]}
        />
      </Form.Item>
      <ItemField />
      <SlotField />
      <PersonFields isRequired />
      <Form.Item name="text" label={say('want')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FoldedForm>
  )
}
