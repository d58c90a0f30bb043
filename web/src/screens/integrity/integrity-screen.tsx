import { integrityScreenWords } from '@huiyin/contract/desk-integrity.words'
import type { IntegrityRow, IntegritySummary } from '@huiyin/contract/integrity'
import { signalWords } from '@huiyin/contract/integrity.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { integrityQuery } from '../../api/figures.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { percent } from '../../parts/percent.ts'
import { CountsFile } from './counts-file.tsx'
import { CoveragePart } from './coverage-part.tsx'

/** Signals of a month, what stands beside the rates, and what was never reported. */
export function IntegrityScreen() {
  const say = useWords(integrityScreenWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7))
  const query = useQuery(integrityQuery(session?.regionCode ?? '', month))
  const mayTake = session?.posts.some(({ role }) => ['supervisor', 'evaluator'].includes(role))
  return (
    <Page title={sayDesk('integrity')} lead={say('lead')}>
      <div className="filters panel">
        <Field label={say('month')}>
          {(id) => (
            <Input
              id={id}
              type="month"
              value={month}
              onChange={({ target }) => target.value !== '' && setMonth(target.value)}
            />
          )}
        </Field>
      </div>
      <Answer query={query} lines={6}>
        {(summary) => (
          <>
            <FlagsPart summary={summary} />
            <UnitsPart rows={summary.units} />
            {summary.coverage.length > 0 && <CoveragePart rows={summary.coverage} />}
          </>
        )}
      </Answer>
      {mayTake && <CountsFile regionCode={session?.regionCode ?? ''} />}
    </Page>
  )
}

function FlagsPart({ summary }: { readonly summary: IntegritySummary }) {
  const say = useWords(integrityScreenWords)
  const { language } = usePreferences()
  return (
    <section className="panel" aria-labelledby="integrity-flags">
      <h2 id="integrity-flags">{say('flags')}</h2>
      {summary.flags.length === 0 ? (
        <Empty title={say('noFlags')}>
          <p>{say('noFlagsNext')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('flags')}
          rows={summary.flags}
          keyOf={(row) => row.id}
          columns={[
            {
              key: 'signal',
              header: say('flags'),
              kind: 'head',
              cell: (row) => (
                <>
                  {signalWords[row.signal].name[language]}
                  <br />
                  <span className="soft">{signalWords[row.signal].asks[language]}</span>
                </>
              ),
            },
            { key: 'unit', header: say('unit'), cell: (row) => row.unitName },
            { key: 'subject', header: say('subject'), cell: (row) => row.subject },
            {
              key: 'seen',
              header: say('seen'),
              kind: 'number',
              cell: (row) => `${row.observed}/${row.among}`,
            },
            {
              key: 'expected',
              header: say('expected'),
              kind: 'number',
              cell: (row) => row.expected.toFixed(1),
            },
            {
              key: 'check',
              header: say('check'),
              cell: ({ matterNumber: number }) =>
                number !== null && (
                  <Link to="/matters/$number" params={{ number }}>
                    {number}
                  </Link>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

function UnitsPart({ rows }: { readonly rows: readonly IntegrityRow[] }) {
  const say = useWords(integrityScreenWords)
  const number = (
    key: keyof typeof integrityScreenWords,
    cell: (row: IntegrityRow) => number | string,
  ) => ({ key, header: say(key), kind: 'number' as const, cell })
  return (
    <section className="panel" aria-labelledby="integrity-units">
      <h2 id="integrity-units">{say('units')}</h2>
      <DataTable
        caption={say('unitsTable')}
        rows={rows}
        keyOf={(row) => row.unitCode}
        staysTable
        columns={[
          { key: 'unit', header: say('unit'), kind: 'head', cell: (row) => row.unitName },
          number('reviewed', (row) => row.reviewed),
          number('flagged', (row) => row.flagged),
          number('goodRate', (row) => percent(row.goodRate)),
          number('without', (row) => percent(row.goodRateWithoutFlagged)),
          number('quick', (row) => row.withinTenSeconds),
          number('late', (row) => `${row.lateReports}/${row.ended}`),
          number('entries', (row) => row.lateEntries),
          number('extensions', (row) => row.extensions),
          number('excluded', (row) => row.excluded),
          number('pressure', (row) => row.pressureReports),
        ]}
      />
    </section>
  )
}
