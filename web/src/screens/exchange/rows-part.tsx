import {
  exchangeKindWords,
  exchangeStateWords,
  exchangeWords,
} from '@huiyin/contract/desk-exchange.words'
import type { ExchangeRow, ExchangeRows } from '@huiyin/contract/exchange'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { exchangeRowsQuery, type RowsFilters, resendRows } from '../../api/exchange.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable, type Selection } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Paging } from '../../parts/paging.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** The rows behind a number; what was rejected is sent again from here. */
export function RowsPart({ search }: { readonly search: RowsFilters }) {
  const say = useWords(exchangeWords)
  const { language } = usePreferences()
  const query = useQuery(exchangeRowsQuery(search))
  const kind = search.kind as keyof typeof exchangeKindWords
  const title = say('rowsTitle', { kind: exchangeKindWords[kind]?.[language] ?? kind })
  return (
    <section aria-label={title}>
      <p>
        <Link to="/exchange" search={{ from: search.from, to: search.to }}>
          {say('backToTable')}
        </Link>
      </p>
      <h2>
        {title} {search.from}
        {search.to !== search.from && ` – ${search.to}`}
      </h2>
      <Answer query={query} lines={8}>
        {(list) => <Rows list={list} search={search} title={title} />}
      </Answer>
    </section>
  )
}

interface RowsProps {
  readonly list: ExchangeRows
  readonly search: RowsFilters
  readonly title: string
}

function Rows({ list, search, title }: RowsProps) {
  const say = useWords(exchangeWords)
  const navigate = useNavigate()
  const columns = useColumns()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const canResend = search.state === 'rejected' && search.kind !== 'captured'
  const selection: Selection<ExchangeRow> = {
    chosen,
    onChange: setChosen,
    allLabel: say('chooseAll'),
    labelOf: (row) => say('chooseRow', { name: row.projectNo }),
  }
  const { cursor, ...filters } = search
  return (
    <>
      {canResend && <Resend search={search} chosen={chosen} onSent={() => setChosen(new Set())} />}
      {list.rows.length === 0 ? (
        <section className="panel">
          <Empty title={say('emptyRows')} />
        </section>
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          rows={list.rows}
          keyOf={(row) => row.id}
          {...(canResend && { selection })}
        />
      )}
      <Paging
        cursor={cursor}
        nextCursor={list.nextCursor}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/exchange',
            search: { ...filters, ...(next && { cursor: next }) },
            state: { pageNumber },
          })
        }
      />
    </>
  )
}

interface ResendProps {
  readonly search: RowsFilters
  readonly chosen: ReadonlySet<string>
  readonly onSent: () => void
}

function Resend({ search, chosen, onSent }: ResendProps) {
  const say = useWords(exchangeWords)
  const client = useQueryClient()
  const { kind, from, to } = search
  const sending = useMutation({
    mutationFn: (ids: readonly string[] | undefined) =>
      resendRows({ kind, from, to, ...(ids && { ids }) }),
    onSuccess: () => {
      onSent()
      return client.invalidateQueries({ queryKey: ['exchange'] })
    },
  })
  return (
    <div className="exchange-buttons">
      <Button
        type="primary"
        disabled={chosen.size === 0}
        loading={sending.isPending}
        onClick={() => sending.mutate([...chosen])}
      >
        {say('resend')}
      </Button>
      <Button loading={sending.isPending} onClick={() => sending.mutate(undefined)}>
        {say('resendAll')}
      </Button>
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      {sending.data && (
        <Notice tone="done" isUrgent title={say('resent', { n: sending.data.resent })} />
      )}
    </div>
  )
}

function useColumns(): Column<ExchangeRow>[] {
  const say = useWords(exchangeWords)
  const { language } = usePreferences()
  const roundOf = ({ assessNumber, serviceNumber: n }: ExchangeRow) => {
    if (assessNumber === 0) return say('round0', { n })
    return assessNumber === 1 ? say('round1', { n }) : say('round2', { n })
  }
  return [
    { key: 'projectNo', header: say('projectNo'), kind: 'head', cell: (row) => row.projectNo },
    { key: 'round', header: say('round'), cell: roundOf },
    {
      key: 'state',
      header: say('state'),
      cell: (row) => (
        <>
          {exchangeStateWords[row.state][language]}
          {row.differing && ` · ${exchangeStateWords.differing[language]}`}
        </>
      ),
    },
    { key: 'at', header: say('at'), cell: (row) => shortInstant(row.at) },
    { key: 'reason', header: say('reason'), cell: (row) => <Reason row={row} /> },
    { key: 'result', header: say('result'), cell: (row) => <Result row={row} /> },
  ]
}

function Reason({ row: { reasonCode, reason } }: { readonly row: ExchangeRow }) {
  const say = useWords(exchangeWords)
  if (reasonCode === null) return null
  if (reason !== null) {
    return (
      <>
        {reasonCode} {reason}
      </>
    )
  }
  return (
    <>{reasonCode in exchangeWords ? say(reasonCode as keyof typeof exchangeWords) : reasonCode}</>
  )
}

function Result({ row: { reviewNumber, matterNumber } }: { readonly row: ExchangeRow }) {
  if (matterNumber === null) return <>{reviewNumber}</>
  return (
    <Link to="/matters/$number" params={{ number: matterNumber }}>
      {matterNumber}
    </Link>
  )
}
