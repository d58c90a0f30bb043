import { outsideOutcomeWords, outsideWords } from '@huiyin/contract/desk-outside.words'
import {
  type OutsideNumberRow,
  type OutsideNumbers,
  type OutsideOutcomeBody,
  replyStates,
} from '@huiyin/contract/outside-matters'
import { replyStateWords } from '@huiyin/contract/outside-matters.words'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { outsideNumbersQuery } from '../../api/outside.ts'
import { usePreferences } from '../../app/preferences.tsx'
import type { OutsideSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Paging } from '../../parts/paging.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'
import { SlipCell } from './slip-cell.tsx'

interface NumbersPartProps {
  readonly search: OutsideSearch
  readonly mayRecord: boolean
}

/** What is about to be recorded of a row. */
interface Asked {
  readonly row: OutsideNumberRow
  readonly outcome: OutsideOutcomeBody['outcome']
}

/** The numbers of other systems with their dates and answers; filters stand in the address. */
export function NumbersPart({ search, mayRecord }: NumbersPartProps) {
  const say = useWords(outsideWords)
  const { language } = usePreferences()
  const [asked, setAsked] = useState<Asked | undefined>()
  const [done, setDone] = useState<string | undefined>()
  const { tab, ...filters } = search
  const query = useQuery(
    outsideNumbersQuery({ ...filters, ...(tab === 'closed' && { closed: true }) }),
  )
  return (
    <>
      {done !== undefined && <Notice tone="done" isUrgent title={done} />}
      <Answer query={query} lines={8}>
        {(list) => (
          <>
            <Filters search={search} systems={list.systems} />
            <Rows
              list={list}
              search={search}
              onAsk={mayRecord ? (row, outcome) => setAsked({ row, outcome }) : undefined}
            />
          </>
        )}
      </Answer>
      {asked && (
        <OutcomeDialog
          row={asked.row}
          outcome={asked.outcome}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            const outcome = outsideOutcomeWords[asked.outcome][language]
            setDone(say('recorded', { number: asked.row.number, outcome }))
            setAsked(undefined)
          }}
        />
      )}
    </>
  )
}

interface FiltersProps {
  readonly search: OutsideSearch
  readonly systems: readonly string[]
}

function Filters({ search, systems }: FiltersProps) {
  const say = useWords(outsideWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const go = (change: OutsideSearch) => {
    const { cursor: _, ...kept } = search
    navigate({ to: '/outside', search: { ...kept, ...change } })
  }
  const all = { value: '', label: sayDesk('all') }
  return (
    <section className="filters panel" aria-label={sayDesk('apply')}>
      <Field label={say('system')}>
        {(id) => (
          <Pick
            id={id}
            value={search.system ?? ''}
            options={[all, ...systems.map((value) => ({ value, label: value }))]}
            onChange={(system) => go({ system })}
          />
        )}
      </Field>
      <Field label={say('replyState')}>
        {(id) => (
          <Pick
            id={id}
            value={search.reply ?? ''}
            options={[
              all,
              ...replyStates.map((value) => ({ value, label: replyStateWords[value][language] })),
            ]}
            onChange={(reply) => go({ reply })}
          />
        )}
      </Field>
    </section>
  )
}

type Ask = (row: OutsideNumberRow, outcome: OutsideOutcomeBody['outcome']) => void

interface RowsProps {
  readonly list: OutsideNumbers
  readonly search: OutsideSearch
  readonly onAsk: Ask | undefined
}

function Rows({ list, search, onAsk }: RowsProps) {
  const say = useWords(outsideWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const columns = useColumns(onAsk)
  const { cursor, ...filters } = search
  if (list.rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('none')}>
          <p>{say('noneNext')}</p>
        </Empty>
      </section>
    )
  }
  return (
    <>
      <DataTable
        caption={sayDesk('outside')}
        columns={columns}
        rows={list.rows}
        keyOf={(row) => `${row.system} ${row.number}`}
      />
      <Paging
        cursor={cursor}
        nextCursor={list.nextCursor}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/outside',
            search: { ...filters, ...(next && { cursor: next }) },
            state: { pageNumber },
          })
        }
      />
    </>
  )
}

function useColumns(onAsk: Ask | undefined): Column<OutsideNumberRow>[] {
  const say = useWords(outsideWords)
  return [
    {
      key: 'number',
      header: say('number'),
      kind: 'head',
      cell: (row) => (
        <>
          <span className="outside-number">{row.number}</span>
          <span className="outside-under">{row.system}</span>
        </>
      ),
    },
    {
      key: 'matter',
      header: say('matter'),
      cell: (row) => (
        <div>
          <Link to="/matters/$number" params={{ number: row.matterNumber }}>
            {row.title}
          </Link>
          <span className="outside-under figure">
            {row.matterNumber} · {row.kindLabel} · {row.stateLabel}
          </span>
        </div>
      ),
    },
    { key: 'unit', header: say('unit'), cell: (row) => row.unit.name },
    { key: 'outside', header: say('outsideDue'), cell: (row) => <OutsideDate row={row} /> },
    {
      key: 'inner',
      header: say('innerDue'),
      cell: ({ innerDueAt }) => (innerDueAt === null ? '—' : shortInstant(innerDueAt)),
    },
    {
      key: 'reply',
      header: say('reply'),
      cell: (row) => <SlipCell row={row} onAsk={onAsk && ((outcome) => onAsk(row, outcome))} />,
    },
  ]
}

function OutsideDate({ row }: { readonly row: OutsideNumberRow }) {
  const say = useWords(outsideWords)
  if (row.outsideDueAt === null) return <>—</>
  return (
    <span className="due">
      <time dateTime={row.outsideDueAt}>{shortInstant(row.outsideDueAt)}</time>
      {row.overdue && <span className="tag tag-red">{say('overdue')}</span>}
      {row.governs && <span className="outside-under">{say('governs')}</span>}
    </span>
  )
}
