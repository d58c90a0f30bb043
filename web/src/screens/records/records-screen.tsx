import type { RecordBatch, RecordFault, RecordsMade } from '@huiyin/contract/project-records'
import { projectRecordWords, recordTableWords } from '@huiyin/contract/project-records.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { makeRecords, projectRecordsQuery } from '../../api/project-records.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DayInput } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ReceiptPart } from './receipt-part.tsx'

const tables = Object.keys(recordTableWords) as (keyof typeof recordTableWords)[]

/** 办件数据上报: a day is made into a batch, fetched, and answered by the system above. */
export function RecordsScreen() {
  const say = useWords(projectRecordWords)
  const sayDesk = useDeskWords()
  const query = useQuery(projectRecordsQuery)
  return (
    <Page title={sayDesk('projectRecords')} lead={say('lead')}>
      <MakePart />
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('none')} />
            </section>
          ) : (
            <>
              <BatchTable rows={rows} />
              <ReceiptPart batches={rows} />
            </>
          )
        }
      </Answer>
    </Page>
  )
}

function MakePart() {
  const say = useWords(projectRecordWords)
  const queryClient = useQueryClient()
  const [day, setDay] = useState('')
  const making = useMutation({
    mutationFn: () => makeRecords(day),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['project-records'] }),
  })
  return (
    <section className="panel part">
      <form
        className="wide-form"
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        <Field label={say('day')}>
          {(id) => <DayInput id={id} value={day} onChange={setDay} isRequired />}
        </Field>
        {making.error !== null && <ProblemNotice error={making.error} />}
        <Button type="primary" htmlType="submit" loading={making.isPending}>
          {say('make')}
        </Button>
      </form>
      {making.data !== undefined && <Made made={making.data} />}
    </section>
  )
}

function Made({ made: { batch, faults } }: { readonly made: RecordsMade }) {
  const say = useWords(projectRecordWords)
  const title = batch === null ? say('nothing') : say('made', { batch: batch.batchNo })
  return (
    <>
      <Notice tone="done" title={title} isUrgent />
      <Faults faults={faults} />
    </>
  )
}

function Faults({ faults }: { readonly faults: readonly RecordFault[] }) {
  const say = useWords(projectRecordWords)
  const { language } = usePreferences()
  if (faults.length === 0) return null
  return (
    <>
      <h3>{say('faults', { n: faults.length })}</h3>
      <DataTable
        caption={say('faults', { n: faults.length })}
        rows={faults.slice(0, faultsShown)}
        keyOf={({ table, projectNo, field, zh }) => `${table} ${projectNo} ${field} ${zh}`}
        columns={[
          {
            key: 'number',
            header: say('number'),
            kind: 'head',
            cell: ({ projectNo }) => projectNo,
          },
          {
            key: 'table',
            header: say('table'),
            cell: ({ table }) => recordTableWords[table][language],
          },
          { key: 'why', header: say('why'), cell: (fault) => fault[language] },
        ]}
      />
    </>
  )
}

const faultsShown = 100

function BatchTable({ rows }: { readonly rows: readonly RecordBatch[] }) {
  const say = useWords(projectRecordWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="batches">
      <h2 id="batches">{say('batches')}</h2>
      <DataTable
        caption={say('batches')}
        rows={rows}
        keyOf={({ batchNo }) => batchNo}
        columns={[
          { key: 'batch', header: say('batch'), kind: 'head', cell: ({ batchNo }) => batchNo },
          { key: 'day', header: say('day'), cell: ({ day }) => sayDay(day, language) },
          {
            key: 'rows',
            header: say('rows'),
            cell: ({ counts }) =>
              tables
                .filter((table) => counts[table] > 0)
                .map((table) => `${recordTableWords[table][language]} ${counts[table]}`)
                .join('，'),
          },
          {
            key: 'answers',
            header: say('answers'),
            cell: ({ accepted, rejected, open }) => say('answered', { accepted, rejected, open }),
          },
          {
            key: 'by',
            header: say('madeBy'),
            cell: ({ madeBy, madeAt }) => `${madeBy} ${sayInstant(madeAt, language)}`,
          },
          { key: 'files', header: say('files'), cell: (batch) => <Files batch={batch} /> },
        ]}
      />
    </section>
  )
}

/** JSON of all tables, or CSV of one that has rows. */
function Files({ batch: { batchNo, counts } }: { readonly batch: RecordBatch }) {
  const { language } = usePreferences()
  const path = `/api/v1/project-records/${batchNo}/file`
  return (
    <div className="row">
      <ExportButton label="JSON" path={path} query={{ as: 'json' }} fileName={`${batchNo}.json`} />
      {tables
        .filter((table) => counts[table] > 0)
        .map((table) => (
          <ExportButton
            key={table}
            label={`CSV ${recordTableWords[table][language]}`}
            path={path}
            query={{ as: 'csv', table }}
            fileName={`${batchNo}-${table}.csv`}
          />
        ))}
    </div>
  )
}
