import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { LedgerImport, LedgerRowError } from '@huiyin/contract/tasks'
import { importStateWords, taskFieldWords } from '@huiyin/contract/tasks.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { cancelImport, importErrorsQuery, importQuery } from '../../api/tasks.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { ImportProgress, ImportResult } from '../../parts/import-outcome.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** An import under way or ended: how far it is, a way to stop it, what came of it. */
export function ImportPart({ begun }: { readonly begun: LedgerImport }) {
  const say = useWords(taskScreenWords)
  const queryClient = useQueryClient()
  const query = useQuery({ ...importQuery(begun), initialData: begun })
  const { data: now } = query
  const hasEnded = now.endedAt !== null
  useEffect(() => {
    if (!hasEnded) return
    queryClient.invalidateQueries({ queryKey: ['tasks', 'summary'] })
    queryClient.invalidateQueries({ queryKey: ['tasks', 'ledgers'] })
  }, [hasEnded, queryClient])
  return (
    <div className="import">
      {query.error !== null && <ProblemNotice error={query.error} />}
      {hasEnded ? <Result ended={now} /> : <Progress now={now} />}
      {hasEnded && now.errors > 0 && <Errors of={now} />}
      {hasEnded && !now.dryRun && (
        <p>
          <Link to="/tasks">{say('seeTasks')}</Link>
        </p>
      )}
    </div>
  )
}

function Progress({ now }: { readonly now: LedgerImport }) {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const cancelling = useMutation({
    mutationFn: () => cancelImport(now),
    onSuccess: (asked) => queryClient.setQueryData(importQuery(now).queryKey, asked),
  })
  return (
    <ImportProgress
      words={say('progress', { done: now.done, rows: now.rows })}
      state={importStateWords[now.state][language]}
      done={now.done}
      rows={now.rows}
    >
      {cancelling.error !== null && <ProblemNotice error={cancelling.error} />}
      <span className="row">
        <Button
          danger
          loading={cancelling.isPending || now.state === 'cancelling'}
          onClick={() => cancelling.mutate()}
        >
          {say('cancelImport')}
        </Button>
        <span className="soft">{say('cancelNote')}</span>
      </span>
    </ImportProgress>
  )
}

function Result({ ended }: { readonly ended: LedgerImport }) {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  return (
    <ImportResult
      title={say(ended.dryRun ? 'resultDry' : 'resultDone')}
      state={importStateWords[ended.state][language]}
      isDone={ended.state === 'finished'}
      counts={ended}
      say={say}
    />
  )
}

function Errors({ of }: { readonly of: LedgerImport }) {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  const query = useQuery(importErrorsQuery(of))
  return (
    <section aria-labelledby="error-rows">
      <div className="row row-apart">
        <h3 className="part-heading" id="error-rows">
          {say('errorRows')}
        </h3>
        <ExportButton
          label={say('errorsFile')}
          path={`/api/v1/task-ledgers/${of.ledgerId}/imports/${of.id}/errors.xlsx`}
          query={{}}
          fileName="errors.xlsx"
        />
      </div>
      <Answer query={query} lines={4}>
        {({ rows, total }) => (
          <>
            {total > rows.length && (
              <p className="soft">{say('moreErrors', { n: total, shown: rows.length })}</p>
            )}
            <DataTable
              caption={say('errorRows')}
              rows={rows}
              keyOf={(row) => `${row.line} ${row.field} ${row.reason}`}
              columns={[
                { key: 'line', header: say('line'), kind: 'number', cell: (row) => row.line },
                {
                  key: 'field',
                  header: say('meaning'),
                  cell: (row) => (row.field === null ? '—' : taskFieldWords[row.field][language]),
                },
                { key: 'value', header: say('value'), cell: (row) => row.value || '—' },
                { key: 'reason', header: say('reason'), cell: (row) => <Reason of={row} /> },
              ]}
            />
          </>
        )}
      </Answer>
    </section>
  )
}

function Reason({ of }: { readonly of: LedgerRowError }) {
  const say = useWords(taskScreenWords)
  const units = of.candidates.map(({ name }) => name).join('、')
  return (
    <>
      {of.reason}
      {units !== '' && <span className="task-under">{say('candidates', { units })}</span>}
    </>
  )
}
