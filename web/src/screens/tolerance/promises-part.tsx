import { promiseScreenWords } from '@huiyin/contract/desk-promises.words'
import type { PromiseCheckCounts, PromiseCheckRow } from '@huiyin/contract/promises'
import { promiseCheckWords } from '@huiyin/contract/promises.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { promiseChecksQuery } from '../../api/applications.ts'
import type { Query } from '../../api/request.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'

/** 告知承诺: what was granted on a promise, looked at or not, true or not. */
export function PromiseChecksPart({ period }: { readonly period: Query }) {
  const say = useWords(promiseScreenWords)
  const query = useQuery(promiseChecksQuery(period))
  return (
    <section className="part">
      <h2>{say('title')}</h2>
      <p className="soft">{say('lead')}</p>
      <Answer query={query} lines={3}>
        {({ rows, byUnit }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Empty title={say('none')} />
            </div>
          ) : (
            <>
              <ChecksTable rows={rows} />
              <CountsTable rows={byUnit} />
            </>
          )
        }
      </Answer>
    </section>
  )
}

export const promiseTones = {
  open: 'blue',
  correcting: 'amber',
  found_true: 'green',
  corrected: 'amber',
  found_false: 'red',
} as const

function ChecksTable({ rows }: { readonly rows: readonly PromiseCheckRow[] }) {
  const say = useWords(promiseScreenWords)
  const { language } = usePreferences()
  return (
    <DataTable
      caption={say('title')}
      rows={rows}
      keyOf={({ number }) => number}
      columns={[
        {
          key: 'check',
          header: say('check'),
          kind: 'head',
          cell: ({ number, title }) => (
            <>
              <Link to="/matters/$number" params={{ number }}>
                {title}
              </Link>
              <span className="work-number figure">{number}</span>
            </>
          ),
        },
        {
          key: 'materials',
          header: say('materials'),
          cell: ({ materials }) => materials.join(language === 'zh' ? '、' : ', '),
        },
        { key: 'unit', header: say('unit'), cell: ({ unit }) => unit.name },
        {
          key: 'due',
          header: say('due'),
          kind: 'narrow',
          cell: ({ dueAt, isOverdue }) =>
            dueAt === null ? (
              '—'
            ) : (
              <span className="figure">
                {shortInstant(dueAt)}{' '}
                {isOverdue && <span className="tag tag-red">{say('overdue')}</span>}
              </span>
            ),
        },
        {
          key: 'state',
          header: say('state'),
          kind: 'narrow',
          cell: ({ state }) => (
            <span className={`tag tag-${promiseTones[state]}`}>
              {promiseCheckWords[state][language]}
            </span>
          ),
        },
      ]}
    />
  )
}

function CountsTable({ rows }: { readonly rows: readonly PromiseCheckCounts[] }) {
  const say = useWords(promiseScreenWords)
  const counts = [
    ['granted', 'granted'],
    ['open', 'open'],
    ['overdue', 'late'],
    ['true', 'true'],
    ['corrected', 'corrected'],
    ['false', 'false'],
  ] as const
  const figures = counts.map(
    ([key, word]): Column<PromiseCheckCounts> => ({
      key,
      header: say(word),
      kind: 'number',
      cell: (row) => String(row[key]),
    }),
  )
  return (
    <section className="part">
      <h3>{say('byUnit')}</h3>
      <DataTable
        caption={say('byUnit')}
        rows={rows}
        keyOf={({ unit }) => unit.code}
        columns={[
          { key: 'unit', header: say('unit'), kind: 'head', cell: ({ unit }) => unit.name },
          ...figures,
          {
            key: 'rate',
            header: say('trueRate'),
            kind: 'number',
            cell: ({ trueRate }) => (trueRate === null ? '—' : `${(trueRate * 100).toFixed(1)} %`),
          },
        ]}
      />
    </section>
  )
}
