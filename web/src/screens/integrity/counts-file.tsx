import { integrityScreenWords } from '@huiyin/contract/desk-integrity.words'
import type { OutsideCountsTaken } from '@huiyin/contract/integrity'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { takeCountsFile } from '../../api/figures.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import './integrity.css'

/** Daily counts from elsewhere as a file: queue tickets, case numbers. Whole or not at all. */
export function CountsFile({ regionCode }: { readonly regionCode: string }) {
  const say = useWords(integrityScreenWords)
  const sayDesk = useDeskWords()
  const client = useQueryClient()
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File | undefined>()
  const taking = useMutation({
    mutationFn: (chosen: File) => takeCountsFile(chosen, { regionCode, source: source.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['integrity'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file !== undefined) taking.mutate(file)
  }
  return (
    <section className="panel counts-file" aria-labelledby="integrity-file">
      <h2 id="integrity-file">{say('countsFile')}</h2>
      <p className="soft">{say('countsFileHint')}</p>
      <form className="filters" aria-label={say('countsFile')} onSubmit={submit}>
        <Field label={say('source')}>
          {(id) => (
            <Input
              id={id}
              value={source}
              maxLength={40}
              placeholder={say('sourceExample')}
              onChange={({ target }) => setSource(target.value)}
            />
          )}
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
            disabled={source.trim() === '' || file === undefined}
          >
            {sayDesk('send')}
          </Button>
        </div>
      </form>
      {taking.error !== null && <ProblemNotice error={taking.error} />}
      {taking.data && <Taken taken={taking.data} />}
    </section>
  )
}

function Taken({ taken: { taken, faults } }: { readonly taken: OutsideCountsTaken }) {
  const say = useWords(integrityScreenWords)
  const isTaken = faults.length === 0
  return (
    <Notice
      tone={isTaken ? 'done' : 'attention'}
      isUrgent
      title={isTaken ? say('countsTaken', { taken }) : say('countsRefused')}
    >
      {faults.map(({ row, field }) => (
        <p key={row}>{say(`fault_${field}`, { row })}</p>
      ))}
    </Notice>
  )
}
