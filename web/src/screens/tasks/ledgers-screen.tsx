import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { LedgerSummary } from '@huiyin/contract/tasks'
import { importStateWords } from '@huiyin/contract/tasks.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type SubmitEvent, useRef, useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { ledgersQuery, uploadLedger } from '../../api/tasks.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import './tasks.css'

/** The ledgers of the region, and a place to bring in one's own. */
export function LedgersScreen() {
  const say = useWords(taskScreenWords)
  const sayDesk = useDeskWords()
  const query = useQuery(ledgersQuery)
  const { data: session } = useQuery(sessionQuery)
  const mayUpload = session?.posts.some(({ role }) => role === 'supervisor') === true
  return (
    <Page title={sayDesk('ledgers')} lead={say('ledgersLead')}>
      {mayUpload && <UploadPart />}
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noLedgers')}>
                <p>{say('noLedgersNext')}</p>
              </Empty>
            </section>
          ) : (
            <Ledgers rows={rows} />
          )
        }
      </Answer>
    </Page>
  )
}

function UploadPart() {
  const say = useWords(taskScreenWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [isMissing, setMissing] = useState(false)
  const uploading = useMutation({
    mutationFn: uploadLedger,
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['tasks'] })
      await navigate({ to: '/ledgers/$ledger', params: { ledger: id } })
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    setMissing(file === undefined)
    if (file === undefined) input.current?.focus()
    else uploading.mutate(file)
  }
  return (
    <form className="panel upload" onSubmit={submit} noValidate>
      {uploading.error !== null && <ProblemNotice error={uploading.error} />}
      <Field label={say('chooseFile')}>
        {(id) => (
          <input
            ref={input}
            id={id}
            type="file"
            className="control"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-invalid={isMissing}
            aria-describedby={isMissing ? `${id}-missing` : undefined}
            onChange={() => setMissing(false)}
          />
        )}
      </Field>
      {isMissing && (
        <p role="alert" className="upload-missing">
          {say('fileNeeded')}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={uploading.isPending}>
        {say('upload')}
      </Button>
    </form>
  )
}

function Ledgers({ rows }: { readonly rows: readonly LedgerSummary[] }) {
  const say = useWords(taskScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const lastOf = ({ lastImport }: LedgerSummary) => {
    if (lastImport === null) return say('never')
    const state = importStateWords[lastImport.state][language]
    return lastImport.dryRun ? `${state}（${say('tryOut')}）` : state
  }
  return (
    <DataTable
      caption={sayDesk('ledgers')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: say('ledger'),
          kind: 'head',
          cell: (row) => (
            <>
              <Link to="/ledgers/$ledger" params={{ ledger: row.id }} className="task-title">
                {row.name}
              </Link>
              <span className="task-under">{row.sheet}</span>
            </>
          ),
        },
        { key: 'rows', header: say('rows'), kind: 'number', cell: (row) => row.rows },
        { key: 'tasks', header: say('tasks'), kind: 'number', cell: (row) => row.tasks },
        {
          key: 'uploaded',
          header: say('uploadedAt'),
          cell: (row) => (
            <>
              {sayInstant(row.uploadedAt, language)}{' '}
              <span className="task-under">{row.uploadedBy}</span>
            </>
          ),
        },
        { key: 'last', header: say('lastImport'), cell: lastOf },
        {
          key: 'export',
          header: say('exportLedger'),
          cell: (row) => (
            <ExportButton
              label={say('exportLedger')}
              path={`/api/v1/task-ledgers/${row.id}/export.xlsx`}
              query={{}}
              fileName={row.name}
            />
          ),
        },
      ]}
    />
  )
}
