import { windowWords } from '@huiyin/contract/desk-window.words'
import type { WindowApplicationTaken } from '@huiyin/contract/window'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { forgetDraft, keepDraft, readDraft } from '../../api/drafts.ts'
import { checklistQuery } from '../../api/window.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { ApplicantPart } from './applicant-part.tsx'
import { DeliveryPart } from './delivery-part.tsx'
import { type Draft, emptyDraft } from './draft.ts'
import { OutcomePart } from './outcome-part.tsx'
import { PapersPart } from './papers-part.tsx'
import { SituationPart } from './situation-part.tsx'
import { SubjectPart } from './subject-part.tsx'
import { TakenPart } from './taken-part.tsx'
import './window.css'

const draftName = 'window'

/** A part of the form: what it shows, and how it changes what was typed. */
export interface PartProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

/** One person at the window after the other; what is typed outlives the session. */
export function WindowScreen() {
  const say = useWords(windowWords)
  const sayDesk = useDeskWords()
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, ...readDraft(draftName) }))
  const [taken, setTaken] = useState<WindowApplicationTaken>()
  useEffect(() => keepDraft(draftName, { ...draft }), [draft])
  const change = (changes: Partial<Draft>) => setDraft((old) => ({ ...old, ...changes }))
  const clear = () => {
    forgetDraft(draftName)
    setDraft(emptyDraft)
  }
  if (taken !== undefined) {
    return (
      <Page title={sayDesk('oneWindow')}>
        <TakenPart taken={taken} onNext={() => setTaken(undefined)} />
      </Page>
    )
  }
  return (
    <Page title={sayDesk('oneWindow')} lead={say('lead')}>
      <div className="window-form">
        <SubjectPart draft={draft} change={change} />
        {draft.subject !== null && (
          <Details
            draft={draft}
            change={change}
            onTaken={(done) => {
              clear()
              setTaken(done)
            }}
          />
        )}
        <p className="soft">
          {say('draftKept')}{' '}
          {draft.subject !== null && <Button onClick={clear}>{say('startAgain')}</Button>}
        </p>
      </div>
    </Page>
  )
}

interface DetailsProps extends PartProps {
  readonly onTaken: (taken: WindowApplicationTaken) => void
}

function Details({ draft, change, onTaken }: DetailsProps) {
  const { subject, answers } = draft
  const query = useQuery({
    ...checklistQuery(subject ?? { kind: 'item', code: '' }, Object.values(answers)),
    enabled: subject !== null,
  })
  return (
    <>
      <ApplicantPart draft={draft} change={change} />
      <Answer query={query} lines={8}>
        {(checklist) => (
          <>
            <SituationPart draft={draft} change={change} checklist={checklist} />
            <PapersPart draft={draft} change={change} checklist={checklist} />
            <DeliveryPart draft={draft} change={change} />
            <OutcomePart draft={draft} change={change} checklist={checklist} onTaken={onTaken} />
          </>
        )}
      </Answer>
    </>
  )
}
