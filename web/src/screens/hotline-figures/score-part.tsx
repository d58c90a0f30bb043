import { hotlineScoreWords } from '@huiyin/contract/desk-hotline-score.words'
import type { HotlineScores, UnitScore } from '@huiyin/contract/hotline-score'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hotlineScoresQuery } from '../../api/hotline.ts'
import type { CountedSearch } from '../../app/search.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { today } from '../../parts/dates.ts'
import { useEditionName } from '../../parts/edition-name.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'

/** 考核得分: units ranked by a month, with the ranks that are possible beside the rank. */
export function ScorePart() {
  const say = useWords(hotlineScoreWords)
  const [month, setMonth] = useState<string>()
  const query = useQuery(hotlineScoresQuery(month))
  return (
    <section className="part" aria-labelledby="score-title">
      <h2 id="score-title">{say('title')}</h2>
      <div className="filters">
        <Field label={say('month')}>
          {(id) => (
            <input
              id={id}
              type="month"
              className="control"
              max={today().slice(0, 7)}
              value={month ?? query.data?.month ?? ''}
              onChange={({ target }) => target.value !== '' && setMonth(target.value)}
            />
          )}
        </Field>
      </div>
      <Answer query={query} lines={4}>
        {(scores) => <Scores scores={scores} />}
      </Answer>
    </section>
  )
}

function Scores({ scores: { month, rule, rows } }: { readonly scores: HotlineScores }) {
  const say = useWords(hotlineScoreWords)
  const editionName = useEditionName()
  const { reachedMin: least, ...weights } = rule
  const range = (low: number | null, high: number | null) =>
    low === null || high === null ? '—' : low === high ? String(low) : `${low}–${high}`
  const points = (score: number | null) => score ?? say('noData')
  return (
    <>
      <p>{say('lead', { ...weights, month, least, version: editionName(rule.version) })}</p>
      <p className="soft">{say('bounds')}</p>
      {rows.length === 0 ? (
        <Empty title={say('none')}>{say('noneNext')}</Empty>
      ) : (
        <DataTable
          caption={say('title')}
          rows={rows}
          keyOf={({ unit }) => unit.code}
          columns={[
            { key: 'unit', header: say('unit'), kind: 'head', cell: ({ unit }) => unit.name },
            {
              key: 'rank',
              header: say('rank'),
              kind: 'number',
              cell: ({ rank }) => rank ?? say('unranked'),
            },
            {
              key: 'possible',
              header: say('possible'),
              kind: 'number',
              cell: ({ rankFrom, rankTo }) => range(rankFrom, rankTo),
            },
            {
              key: 'score',
              header: say('score'),
              kind: 'number',
              cell: (row) => points(row.score),
            },
            {
              key: 'between',
              header: say('between'),
              kind: 'number',
              cell: ({ worst, best }: UnitScore) => range(worst, best),
            },
            {
              key: 'all',
              header: say('withAll'),
              kind: 'number',
              cell: (row) => points(row.scoreWithAll),
            },
            {
              key: 'reached',
              header: say('reached'),
              kind: 'number',
              cell: (row) => <AskedLinks month={month} row={row} />,
            },
          ]}
        />
      )}
    </>
  )
}

/** Who was reached and who was not: what a score rests on, so both open to their tickets. */
function AskedLinks({ month, row }: { readonly month: string; readonly row: UnitScore }) {
  const say = useWords(hotlineScoreWords)
  const { reached, notReached, unit } = row
  const open = (n: number, opened: CountedSearch, words: string) =>
    n === 0 ? (
      n
    ) : (
      <Link
        to="/hotline-figures"
        search={{ ...daysOf(month), ...opened, unit: unit.code }}
        hash="counted"
        aria-label={words}
      >
        {n}
      </Link>
    )
  const said = { unit: unit.name }
  const denominator = { figure: 'tickets_contacted', part: 'denominator' } as const
  return (
    <>
      {open(reached, denominator, say('opensReached', { ...said, n: reached }))}/
      {open(
        notReached,
        { figure: 'tickets_not_reached' },
        say('opensNotReached', { ...said, n: notReached }),
      )}
    </>
  )
}

/** First and last day of a month. */
function daysOf(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0))
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) }
}
