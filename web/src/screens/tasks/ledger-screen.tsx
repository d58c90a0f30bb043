import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { LedgerImport, TaskLedger } from '@huiyin/contract/tasks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { beginImport, ledgerQuery } from '../../api/tasks.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ColumnsPart } from './columns-part.tsx'
import { ImportPart } from './import-part.tsx'
import { chosenMapping, faultsOf, type Meanings, recognised } from './meanings.ts'
import { PreviewPart } from './preview-part.tsx'
import { PublicationPart } from './publication-part.tsx'
import './tasks.css'

const route = getRouteApi('/frame/ledgers/$ledger')

/** An uploaded ledger: its columns are confirmed, tried, then imported. */
export function LedgerScreen() {
  const sayDesk = useDeskWords()
  const { ledger: id } = route.useParams()
  const query = useQuery(ledgerQuery(id))
  const { data: session } = useQuery(sessionQuery)
  const mayImport = session?.posts.some(({ role }) => role === 'supervisor') === true
  return (
    <Page
      title={query.data?.name ?? sayDesk('ledgers')}
      above={
        <Link to="/ledgers" className="page-back">
          {sayDesk('ledgers')}
        </Link>
      }
      beside={query.data && <ExportLink ledger={query.data} />}
    >
      <Answer query={query} lines={10}>
        {(ledger) => <Ledger key={ledger.uploadedAt} ledger={ledger} mayImport={mayImport} />}
      </Answer>
    </Page>
  )
}

function ExportLink({ ledger }: { readonly ledger: TaskLedger }) {
  const say = useWords(taskScreenWords)
  return (
    <ExportButton
      label={say('exportLedger')}
      path={`/api/v1/task-ledgers/${ledger.id}/export.xlsx`}
      query={{}}
      fileName={ledger.name}
    />
  )
}

interface LedgerProps {
  readonly ledger: TaskLedger
  readonly mayImport: boolean
}

function Ledger({ ledger, mayImport }: LedgerProps) {
  const say = useWords(taskScreenWords)
  const queryClient = useQueryClient()
  const [meanings, setMeanings] = useState<Meanings>(() => recognised(ledger.layout))
  const [begun, setBegun] = useState<LedgerImport | null>(ledger.lastImport)
  const faults = faultsOf(meanings)
  const starting = useMutation({
    mutationFn: (dryRun: boolean) =>
      beginImport(ledger.id, {
        mapping: chosenMapping(meanings),
        sheet: ledger.layout.sheet,
        dryRun,
      }),
    onSuccess: (started) => {
      setBegun(started)
      return queryClient.invalidateQueries({ queryKey: ['tasks', 'ledgers'] })
    },
  })
  const isBlocked = faults.missing.length + faults.twice.length > 0 || !mayImport
  return (
    <>
      <ColumnsPart
        layout={ledger.layout}
        meanings={meanings}
        faults={faults}
        onChange={(column, field) => setMeanings((old) => new Map(old).set(column, field))}
      />
      <PreviewPart layout={ledger.layout} meanings={meanings} />
      <section className="panel" aria-labelledby="import">
        <h2 id="import">{say('import')}</h2>
        <p>{say('importLead')}</p>
        {starting.error !== null && <ProblemNotice error={starting.error} />}
        <div className="row">
          <Button
            disabled={isBlocked}
            loading={starting.isPending}
            onClick={() => starting.mutate(true)}
          >
            {say('dryRun')}
          </Button>
          <Button
            type="primary"
            disabled={isBlocked}
            loading={starting.isPending}
            onClick={() => starting.mutate(false)}
          >
            {say('importNow')}
          </Button>
        </div>
        {begun !== null && <ImportPart key={begun.id} begun={begun} />}
      </section>
      <PublicationPart ledgerId={ledger.id} mayPublish={mayImport} />
    </>
  )
}
