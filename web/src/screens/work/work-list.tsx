import { workWords } from '@huiyin/contract/desk-work.words'
import type { WorkList, WorkRow } from '@huiyin/contract/matter'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { workListQuery } from '../../api/work.ts'
import type { WorkSearch } from '../../app/search.ts'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Paging } from '../../parts/paging.tsx'
import { DueTag, StatusTag } from '../../parts/tags.tsx'
import { BulkBar } from './bulk-bar.tsx'

const rowsPerPage = 20

interface WorkListPartProps {
  readonly search: WorkSearch
  readonly title: string
}

export function WorkListPart({ search, title }: WorkListPartProps) {
  const query = useQuery(workListQuery({ tab: 'mine', ...search, limit: rowsPerPage }))
  return (
    <Answer query={query} lines={8}>
      {(list) => <Rows key={JSON.stringify(search)} list={list} search={search} title={title} />}
    </Answer>
  )
}

function Rows({ list, search, title }: WorkListPartProps & { readonly list: WorkList }) {
  const say = useWords(workWords)
  const navigate = useNavigate()
  const columns = useColumns()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const chosenRows = list.rows.filter((row) => chosen.has(row.number))
  const { cursor, ...filters } = search
  if (list.rows.length === 0) return <NothingHere search={search} />
  return (
    <>
      <BulkBar rows={chosenRows} onDone={() => setChosen(new Set())} />
      <DataTable
        caption={title}
        columns={columns}
        rows={list.rows}
        keyOf={(row) => row.number}
        selection={{
          chosen,
          onChange: setChosen,
          allLabel: say('selectAll'),
          labelOf: (row) => say('select', { number: row.number }),
        }}
      />
      <Paging
        cursor={cursor}
        nextCursor={list.nextCursor}
        onPage={(next, pageNumber) =>
          navigate({
            to: '/work',
            search: { ...filters, ...(next && { cursor: next }) },
            state: { pageNumber },
          })
        }
      />
    </>
  )
}

function useColumns(): readonly Column<WorkRow>[] {
  const say = useWords(workWords)
  return useMemo(
    () => [
      {
        key: 'matter',
        header: say('matter'),
        kind: 'head',
        cell: (row) => (
          <>
            <Link
              to="/matters/$number"
              params={{ number: row.number }}
              className="work-title"
              {...{ [rowLinkMark]: '' }}
            >
              <span lang={officialLanguage}>{row.title}</span>
            </Link>
            <span className="work-number figure">
              {row.number} · {row.kindLabel}
            </span>
          </>
        ),
      },
      {
        key: 'due',
        header: say('due'),
        kind: 'narrow',
        cell: (row) => <DueTag light={row.light} words={row.dueWords} dueAt={row.nextDueAt} />,
      },
      {
        key: 'state',
        header: say('state'),
        kind: 'narrow',
        cell: (row) => <StatusTag stage={row.stage} label={row.stateLabel} />,
      },
      {
        key: 'holder',
        header: say('holder'),
        cell: (row) => (
          <span>
            {row.holderUnit.name}
            <span className="soft work-holder">{row.holderName ?? say('unclaimed')}</span>
          </span>
        ),
      },
      {
        key: 'opened',
        header: say('opened'),
        kind: 'narrow',
        cell: (row) => (
          <time className="figure" dateTime={row.openedAt}>
            {shortInstant(row.openedAt)}
          </time>
        ),
      },
    ],
    [say],
  )
}

const emptyWords = {
  mine: 'emptyMine',
  open: 'emptyOpen',
  overdue: 'emptyOverdue',
  supervised: 'emptySupervised',
  closed: 'emptyClosed',
  all: 'emptyFound',
} as const

function NothingHere({ search }: { readonly search: WorkSearch }) {
  const say = useWords(workWords)
  const tab = search.tab ?? 'mine'
  const isFiltered = [search.q, search.kind, search.unit, search.from, search.to].some(Boolean)
  return (
    <section className="panel">
      <Empty title={isFiltered ? say('emptyFound') : say(emptyWords[tab])}>
        {isFiltered && <p>{say('emptyFoundNext')}</p>}
        {!isFiltered && tab === 'mine' && <p>{say('emptyMineNext')}</p>}
      </Empty>
    </section>
  )
}
