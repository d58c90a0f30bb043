import type { DeadJob } from '@huiyin/contract/dead-jobs'
import { systemWords } from '@huiyin/contract/desk-systems.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { deadJobsQuery, discardDeadJob, retryDeadJob } from '../../api/systems.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { LoggedReasonDialog } from './logged-reason-dialog.tsx'

/** Jobs that were given up: retry when the fault is mended, or discard with a reason. */
export function DeadJobsScreen() {
  const say = useWords(systemWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const query = useQuery(deadJobsQuery)
  const [discarding, setDiscarding] = useState<DeadJob>()
  const retrying = useMutation({
    mutationFn: retryDeadJob,
    onSettled: () => queryClient.invalidateQueries({ queryKey: deadJobsQuery.queryKey }),
  })
  return (
    <Page title={sayDesk('deadJobs')} lead={say('deadJobsLead')}>
      {retrying.error !== null && <ProblemNotice error={retrying.error} />}
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noDeadJobs')}>
                <p>{say('noDeadJobsNext')}</p>
              </Empty>
            </section>
          ) : (
            <JobTable
              rows={rows}
              onRetry={(row) => retrying.mutate(row.id)}
              onDiscard={setDiscarding}
            />
          )
        }
      </Answer>
      {discarding !== undefined && (
        <LoggedReasonDialog
          title={say('actOf', { act: say('discard'), name: discarding.name })}
          act={(reason) => discardDeadJob({ id: discarding.id, reason })}
          onClose={() => setDiscarding(undefined)}
        />
      )}
    </Page>
  )
}

interface JobTableProps {
  readonly rows: readonly DeadJob[]
  readonly onRetry: (row: DeadJob) => void
  readonly onDiscard: (row: DeadJob) => void
}

function JobTable({ rows, onRetry, onDiscard }: JobTableProps) {
  const say = useWords(systemWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  return (
    <DataTable
      caption={sayDesk('deadJobs')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { key: 'name', header: say('jobName'), kind: 'head', cell: (row) => row.name },
        { key: 'kind', header: say('kind'), kind: 'narrow', cell: (row) => say(row.kind) },
        { key: 'at', header: say('failedAt'), cell: (row) => sayInstant(row.failedAt, language) },
        { key: 'attempts', header: say('attempts'), kind: 'number', cell: (row) => row.attempts },
        { key: 'fault', header: say('fault'), cell: (row) => row.fault },
        {
          key: 'act',
          header: say('act'),
          cell: (row) => (
            <span className="row">
              <Button
                aria-label={say('actOf', { act: say('retry'), name: row.name })}
                onClick={() => onRetry(row)}
              >
                {say('retry')}
              </Button>
              <Button
                danger
                aria-label={say('actOf', { act: say('discard'), name: row.name })}
                onClick={() => onDiscard(row)}
              >
                {say('discard')}
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}
