import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { HandlingStep } from '@huiyin/contract/handling'
import type { WhatIfAnswer, WhatIfSubject } from '@huiyin/contract/what-if'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { tryGraph } from '../../api/what-if.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { GraphEditor } from './graph-editor.tsx'
import { MinedPart } from './mined-part.tsx'
import { PromisePart } from './promise-part.tsx'
import { ReplayPart } from './replay-part.tsx'

interface TrialProps {
  /** The steps one begins with. */
  readonly steps: readonly HandlingStep[]
  /** Whose closed applications are run again; nobody's for the example. */
  readonly subject: WhatIfSubject
}

/** Steps that may be changed, whose times they are run with, and what comes of it. */
export function Trial({ steps: inForce, subject }: TrialProps) {
  const say = useWords(whatIfWords)
  const [steps, setSteps] = useState(inForce)
  const [file, setFile] = useState<File | undefined>()
  const trying = useMutation({ mutationFn: tryGraph })
  const { mutate, data, error } = trying
  const first = useRef({ steps: [...inForce], ...subject })
  // What holds today is reckoned at once; what is changed when it is asked for.
  useEffect(() => mutate(first.current), [mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ steps: [...steps], ...subject, file })
  }
  return (
    <>
      <form className="panel" aria-labelledby="what-if-steps" onSubmit={submit}>
        <h2 id="what-if-steps">{say('graph')}</h2>
        <GraphEditor steps={steps} inForce={inForce} onChange={setSteps} />
        <LogChoice hasOwn={'itemCode' in subject || 'themeCode' in subject} onChange={setFile} />
        <Button type="primary" htmlType="submit" loading={trying.isPending}>
          {say('run')}
        </Button>
      </form>
      <div className="what-if-outcome" aria-live="polite">
        {error !== null && <ProblemNotice error={error} />}
        {data !== undefined && <Outcome answer={data} steps={trying.variables?.steps ?? []} />}
      </div>
    </>
  )
}

interface LogChoiceProps {
  readonly hasOwn: boolean
  readonly onChange: (file: File | undefined) => void
}

function LogChoice({ hasOwn, onChange }: LogChoiceProps) {
  const say = useWords(whatIfWords)
  return (
    <div className="what-if-log">
      <Field label={say('log')}>
        {(id) => (
          <input
            id={id}
            type="file"
            className="control"
            accept=".xes,.gz,.csv"
            onChange={(event) => onChange(event.target.files?.[0])}
          />
        )}
      </Field>
      <p className="soft">
        {hasOwn && `${say('own')} `}
        {say('fileHint')}
      </p>
    </div>
  )
}

interface OutcomeProps {
  readonly answer: WhatIfAnswer
  readonly steps: readonly HandlingStep[]
}

function Outcome({ answer, steps }: OutcomeProps) {
  const say = useWords(whatIfWords)
  const { language } = usePreferences()
  const { faults, promised, replay, mined } = answer
  const nameOf = (id: string) => steps.find((step) => step.id === id)?.name ?? id
  return (
    <>
      {faults.length > 0 && (
        <Notice tone="problem" title={say('faults')}>
          <ul>
            {faults.map((fault) => (
              <li key={fault.at + fault.zh}>{fault[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {promised !== null && <PromisePart promised={promised} nameOf={nameOf} />}
      {promised !== null && <ReplayPart replay={replay} nameOf={nameOf} />}
      {mined !== null && <MinedPart mined={mined} />}
    </>
  )
}
