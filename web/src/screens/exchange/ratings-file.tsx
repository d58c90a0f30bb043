import { exchangeWords } from '@huiyin/contract/desk-exchange.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { takeRatingsFile } from '../../api/exchange.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Ratings that the province hands down as a file. The coding is asked each time and never guessed. */
export function RatingsFile() {
  const say = useWords(exchangeWords)
  const sayDesk = useDeskWords()
  const client = useQueryClient()
  const [coding, setCoding] = useState('')
  const [file, setFile] = useState<File | undefined>()
  const taking = useMutation({
    mutationFn: (chosen: File) => takeRatingsFile(chosen, coding),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exchange'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file !== undefined) taking.mutate(file)
  }
  const codings = [
    { value: '', label: say('codingChoose') },
    { value: 'upload', label: say('codingUpload') },
    { value: 'standard', label: say('codingStandard') },
  ]
  return (
    <section className="panel exchange-file">
      <h2>{say('file')}</h2>
      <p className="soft">{say('fileHint')}</p>
      <form className="filters" aria-label={say('file')} onSubmit={submit}>
        <Field label={say('coding')}>
          {(id) => <Pick id={id} value={coding} options={codings} onChange={setCoding} />}
        </Field>
        <Field label={say('chooseFile')}>
          {(id) => (
            <input
              id={id}
              type="file"
              className="control"
              accept=".xlsx,.csv"
              required
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Field>
        <div className="filter-buttons">
          <Button
            type="primary"
            htmlType="submit"
            loading={taking.isPending}
            disabled={coding === '' || file === undefined}
          >
            {sayDesk('send')}
          </Button>
        </div>
      </form>
      {taking.error !== null && <ProblemNotice error={taking.error} />}
      {taking.data && (
        <Notice
          tone={taking.data.faults.length === 0 ? 'done' : 'attention'}
          isUrgent
          title={say('taken', { ...taking.data, faults: taking.data.faults.length })}
        >
          {taking.data.faults.slice(0, 20).map(({ row, field }) => (
            <p key={row}>{say('faultRow', { row, field })}</p>
          ))}
        </Notice>
      )}
    </section>
  )
}
