import { workWords } from '@huiyin/contract/desk-work.words'
import { type ErrorCode, errors } from '@huiyin/contract/errors'
import type { PermittedAct, WorkRow } from '@huiyin/contract/matter'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { forgetDraft } from '../../api/drafts.ts'
import { newIdempotencyKey } from '../../api/request.ts'
import { type ActFields, type BulkResult, matterQuery, takeActOnMany } from '../../api/work.ts'
import { type Language, usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { ActForm } from '../../parts/act-form/act-form.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'

interface BulkBarProps {
  readonly rows: readonly WorkRow[]
  readonly onDone: () => void
}

/** What can be done with the selected matters together, and what came of it, matter by matter. */
export function BulkBar({ rows, onDone }: BulkBarProps) {
  const say = useWords(workWords)
  const [isOpen, setOpen] = useState(false)
  const [results, setResults] = useState<readonly BulkResult[]>()
  const [first] = rows
  const isMixed = rows.some((row) => row.kind !== first?.kind || row.state !== first.state)
  const finish = (outcome: readonly BulkResult[]) => {
    setResults(outcome)
    setOpen(false)
    onDone()
  }
  return (
    <div className="bulk">
      {results !== undefined && rows.length === 0 && <Results results={results} />}
      {first !== undefined && (
        <div className="row">
          <strong role="status">{say('chosen', { n: rows.length })}</strong>
          <Button type="primary" disabled={isMixed} onClick={() => setOpen(true)}>
            {say('together')}
          </Button>
          <Button onClick={onDone}>{say('clear')}</Button>
          {isMixed && <span className="soft">{say('mixed')}</span>}
        </div>
      )}
      {isOpen && first !== undefined && (
        <BulkDialog rows={rows} first={first} onClose={() => setOpen(false)} onDone={finish} />
      )}
    </div>
  )
}

interface BulkDialogProps {
  readonly rows: readonly WorkRow[]
  readonly first: WorkRow
  readonly onClose: () => void
  readonly onDone: (results: readonly BulkResult[]) => void
}

function BulkDialog({ rows, first, onClose, onDone }: BulkDialogProps) {
  const say = useWords(workWords)
  const sayDesk = useDeskWords()
  const matter = useQuery(matterQuery(first.number))
  const [chosen, setChosen] = useState<PermittedAct>()
  return (
    <Dialog
      title={`${say('together')} · ${say('chosen', { n: rows.length })}`}
      onClose={onClose}
      buttons={<Button onClick={onClose}>{sayDesk('close')}</Button>}
    >
      <p>{say('togetherLead')}</p>
      <Answer query={matter} lines={2}>
        {({ acts }) => {
          const shared = acts.filter(isForMany)
          if (shared.length === 0) return <p>{say('noneTogether')}</p>
          return (
            <div className="row act-buttons">
              {shared.map((act) => (
                <Button
                  key={act.act}
                  aria-pressed={act.act === chosen?.act}
                  onClick={() => setChosen(act)}
                >
                  {act.label}
                </Button>
              ))}
            </div>
          )
        }}
      </Answer>
      {chosen !== undefined && (
        <BulkForm key={chosen.act} act={chosen} rows={rows} onDone={onDone} />
      )}
    </Dialog>
  )
}

interface BulkFormProps {
  readonly act: PermittedAct
  readonly rows: readonly WorkRow[]
  readonly onDone: (results: readonly BulkResult[]) => void
}

function BulkForm({ act, rows, onDone }: BulkFormProps) {
  const queryClient = useQueryClient()
  const [key] = useState(newIdempotencyKey)
  const items = rows.map(({ number, version }) => ({ number, version }))
  const draftName = `bulk:${act.act}`
  const sending = useMutation({
    mutationFn: (fields: ActFields) => takeActOnMany({ act: act.act, items, fields, key }),
    onSuccess: async ({ results }) => {
      // The reason given for these is not the reason for the next ones.
      forgetDraft(draftName)
      await queryClient.invalidateQueries({ queryKey: ['work'] })
      onDone(results)
    },
  })
  return (
    <ActForm
      act={act}
      draftName={draftName}
      error={sending.error}
      isSending={sending.isPending}
      onSend={(fields) => sending.mutate(fields)}
    />
  )
}

function Results({ results }: { readonly results: readonly BulkResult[] }) {
  const say = useWords(workWords)
  const { language } = usePreferences()
  const failed = results.filter((result) => !result.ok)
  const done = results.length - failed.length
  return (
    <Notice
      tone={failed.length === 0 ? 'done' : 'attention'}
      title={say('doneMany', { done, failed: failed.length })}
      isUrgent
    >
      {failed.length > 0 && (
        <ul>
          {failed.map((result) => (
            <li key={result.number}>
              <span className="figure">{result.number}</span> {reasonOf(result, language)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

/** The sentence of a refusal, from the same list the server words its own with. */
function reasonOf({ code = '' }: BulkResult, language: Language): string {
  return code in errors ? errors[code as ErrorCode][language] : code
}

/** Evidence belongs to one matter, and what cannot be taken back is decided one by one. */
function isForMany(act: PermittedAct): boolean {
  return !act.danger && act.needs.every((need) => need.kind !== 'evidence')
}
