import { outsideWords } from '@huiyin/contract/desk-outside.words'
import type { OutsideColumns, OutsideImported } from '@huiyin/contract/outside-matters'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { bringOutside, recogniseOutside } from '../../api/outside.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ConfirmColumns } from './confirm-columns.tsx'
import { OutcomePart } from './outcome-part.tsx'
import { SystemField } from './system-field.tsx'

interface Recognised {
  readonly list: File
  readonly system: string
  readonly found: OutsideColumns
}

/** A list of another office: pasted or as a file, its columns confirmed, then what became of it. */
export function BringPart() {
  const queryClient = useQueryClient()
  const [recognised, setRecognised] = useState<Recognised | undefined>()
  const [outcome, setOutcome] = useState<OutsideImported | undefined>()
  const taking = useMutation({
    mutationFn: bringOutside,
    onSuccess: async (imported) => {
      setOutcome(imported)
      await queryClient.invalidateQueries({ queryKey: ['outside'] })
    },
  })
  const startAgain = () => {
    setRecognised(undefined)
    setOutcome(undefined)
    taking.reset()
  }
  if (outcome !== undefined) return <OutcomePart outcome={outcome} onAgain={startAgain} />
  if (recognised === undefined) return <GiveForm onRecognised={setRecognised} />
  return (
    <>
      {taking.error !== null && <ProblemNotice error={taking.error} />}
      <ConfirmColumns
        found={recognised.found}
        isTaking={taking.isPending}
        onTake={(columns) => taking.mutate({ ...recognised, columns })}
        onAgain={startAgain}
      />
    </>
  )
}

interface GiveFormProps {
  readonly onRecognised: (recognised: Recognised) => void
}

function GiveForm({ onRecognised }: GiveFormProps) {
  const say = useWords(outsideWords)
  const [system, setSystem] = useState('')
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | undefined>()
  const [missing, setMissing] = useState<'systemNeeded' | 'givenNeeded' | undefined>()
  const reading = useMutation({
    mutationFn: async (list: File) => ({
      list,
      system: system.trim(),
      found: await recogniseOutside(list),
    }),
    onSuccess: onRecognised,
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const list = text.trim() === '' ? file : new File([text], 'pasted.txt')
    if (system.trim() === '') setMissing('systemNeeded')
    else if (list === undefined) setMissing('givenNeeded')
    else {
      setMissing(undefined)
      reading.mutate(list)
    }
  }
  return (
    <form className="panel outside-give" onSubmit={submit} noValidate>
      {reading.error !== null && <ProblemNotice error={reading.error} />}
      {missing !== undefined && <Notice tone="problem" isUrgent title={say(missing)} />}
      <SystemField value={system} onChange={setSystem} />
      <Field label={say('paste')}>
        {(id) => (
          <>
            <Input.TextArea
              id={id}
              rows={8}
              value={text}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setText(event.target.value)}
            />
            <p className="soft" id={`${id}-hint`}>
              {say('pasteHint')}
            </p>
          </>
        )}
      </Field>
      <Field label={say('file')}>
        {(id) => (
          <input
            id={id}
            type="file"
            className="control"
            accept=".xlsx,.csv"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={reading.isPending}>
        {say('recognise')}
      </Button>
    </form>
  )
}
