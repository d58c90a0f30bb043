import type { PastImport } from '@huiyin/contract/past-matters'
import {
  pastImportStateWords,
  pastImportWords,
  pastMatterFaultWords,
  pastMatterFieldWords,
} from '@huiyin/contract/past-matters.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { confirmPastImport, pastErrorsFile, pastImportQuery } from '../../api/past-imports.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { ImportProgress, ImportResult } from '../../parts/import-outcome.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface OutcomePartProps {
  readonly id: string
  readonly onConfirmed: (importId: string) => void
}

/** An import under way or ended; a trial that can be read is taken over from here. */
export function OutcomePart({ id, onConfirmed }: OutcomePartProps) {
  const queryClient = useQueryClient()
  const query = useQuery(pastImportQuery(id))
  const hasEnded = query.data !== undefined && query.data.endedAt !== null
  useEffect(() => {
    if (!hasEnded) return
    void queryClient.invalidateQueries({ queryKey: ['past-imports', 'list'] })
    void queryClient.invalidateQueries({ queryKey: ['past-imports', 'figures'] })
  }, [hasEnded, queryClient])
  return (
    <section className="panel">
      <Answer query={query} lines={3}>
        {(now) =>
          now.endedAt === null ? (
            <Progress now={now} />
          ) : (
            <Ended of={now} onConfirmed={onConfirmed} />
          )
        }
      </Answer>
    </section>
  )
}

function Progress({ now }: { readonly now: PastImport }) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  return (
    <ImportProgress
      words={say('progress', { done: now.done, rows: now.rows })}
      state={pastImportStateWords[now.state][language]}
      done={now.done}
      rows={now.rows}
    />
  )
}

interface EndedProps {
  readonly of: PastImport
  readonly onConfirmed: (importId: string) => void
}

function Ended({ of, onConfirmed }: EndedProps) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  const confirming = useMutation({
    mutationFn: () => confirmPastImport(of.id),
    onSuccess: ({ id }) => onConfirmed(id),
  })
  return (
    <>
      <ImportResult
        title={say(of.dryRun ? 'resultDry' : 'resultDone')}
        state={pastImportStateWords[of.state][language]}
        isDone={of.state === 'finished'}
        counts={of}
        say={say}
      />
      {of.problem !== null && <Notice tone="problem" title={of.problem[language]} isUrgent />}
      {confirming.error !== null && <ProblemNotice error={confirming.error} />}
      {of.mayConfirm && (
        <Button
          type="primary"
          aria-label={say('confirmOf', { file: of.fileName })}
          loading={confirming.isPending}
          onClick={() => confirming.mutate()}
        >
          {say('confirm')}
        </Button>
      )}
      {of.faults.length > 0 && <Faults of={of} />}
    </>
  )
}

function Faults({ of: { id, faults } }: { readonly of: PastImport }) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  return (
    <>
      <div className="row row-apart">
        <h3 className="part-heading">{say('faults')}</h3>
        <ExportButton
          label={say('faultsFile')}
          path={pastErrorsFile(id)}
          query={{}}
          fileName="errors.xlsx"
        />
      </div>
      <DataTable
        caption={say('faults')}
        rows={faults}
        keyOf={({ line, field, fault }) => `${line} ${field} ${fault}`}
        columns={[
          { key: 'line', header: say('line'), kind: 'number', cell: ({ line }) => line },
          {
            key: 'field',
            header: say('field'),
            cell: ({ field }) => wordOf(pastMatterFieldWords, field, language),
          },
          {
            key: 'why',
            header: say('why'),
            cell: ({ fault }) => wordOf(pastMatterFaultWords, fault, language),
          },
        ]}
      />
    </>
  )
}
