import type { CaseSource, CityCaseTaken } from '@huiyin/contract/city-cases'
import { caseSources } from '@huiyin/contract/city-cases'
import { caseSourceWords } from '@huiyin/contract/city-cases.words'
import { casesWords } from '@huiyin/contract/desk-cases.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { joinCase, reportCase } from '../../../api/cases.ts'
import { forgetDraft, keepDraft, readDraft } from '../../../api/drafts.ts'
import { newIdempotencyKey } from '../../../api/request.ts'
import { sessionQuery } from '../../../api/session.ts'
import { usePreferences } from '../../../app/preferences.tsx'
import { useWords } from '../../../app/words.ts'
import { EvidenceInput } from '../../../parts/act-form/evidence-input.tsx'
import { Pick } from '../../../parts/controls.tsx'
import { Field } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { ClassSearch } from './class-search.tsx'
import { PlacePart } from './place-part.tsx'
import { bodyOf, emptyReport, type ReportDraft } from './report-draft.ts'
import { SamePart } from './same-part.tsx'
import { UnitPart } from './unit-part.tsx'
import './report.css'

export interface ReportPartProps {
  readonly draft: ReportDraft
  readonly change: (changed: Partial<ReportDraft>) => void
}

interface Sent {
  readonly taken: CityCaseTaken
  readonly lead: string
}

const draftName = 'case-report'

/**
 * A case somebody else saw, reported at the desk; what may be the same stands beside it. What is typed
 * outlives the session.
 */
export function ReportScreen() {
  const say = useWords(casesWords)
  const [draft, setDraft] = useState<ReportDraft>(() => ({
    ...emptyReport,
    ...readDraft(draftName),
  }))
  const [sent, setSent] = useState<Sent | null>(null)
  useEffect(() => keepDraft(draftName, { ...draft }), [draft])
  const change = (changed: Partial<ReportDraft>) => setDraft((old) => ({ ...old, ...changed }))
  const finish = (done: Sent) => {
    forgetDraft(draftName)
    setDraft(emptyReport)
    setSent(done)
  }
  return (
    <Page title={say('report')} lead={say('reportLead')}>
      {sent === null ? (
        <div className="case-report">
          <ReportForm draft={draft} change={change} onSent={finish} />
          <div>
            <UnitPart draft={draft} />
            <SamePart draft={draft} change={change} />
          </div>
        </div>
      ) : (
        <Taken sent={sent} onAnother={() => setSent(null)} />
      )}
    </Page>
  )
}

function ReportForm({
  draft,
  change,
  onSent,
}: ReportPartProps & { readonly onSent: (sent: Sent) => void }) {
  const say = useWords(casesWords)
  const { data: session } = useQuery(sessionQuery)
  const queryClient = useQueryClient()
  const key = useRef(newIdempotencyKey())
  const body = bodyOf(draft, session?.regionCode ?? '')
  const [isPressed, setPressed] = useState(false)
  const sending = useMutation({
    mutationFn: async (): Promise<Sent | undefined> => {
      if (body === undefined) return undefined
      const taken = await reportCase(body, key.current)
      const { number, version } = taken
      if (draft.lead !== '') await joinCase(number, { lead: draft.lead, version })
      return { taken, lead: draft.lead }
    },
    onSuccess: async (sent) => {
      if (sent === undefined) return
      await queryClient.invalidateQueries({ queryKey: ['cases'] })
      onSent(sent)
    },
  })
  return (
    <form
      className="panel case-report-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setPressed(true)
        if (!sending.isPending) sending.mutate()
      }}
    >
      {isPressed && body === undefined && (
        <Notice tone="problem" isUrgent>
          {say('missing')}
        </Notice>
      )}
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      <WhoAndWhat draft={draft} change={change} />
      <ClassSearch draft={draft} change={change} />
      <PlacePart draft={draft} change={change} />
      <Field label={say('photosTaken')}>
        {(id) => (
          <EvidenceInput
            id={id}
            filesMax={9}
            value={draft.photos}
            onChange={(photos) => change({ photos })}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {draft.lead === '' ? say('sendReport') : say('sendJoined')}
      </Button>
    </form>
  )
}

/** From whom it comes, and in which words. */
function WhoAndWhat({ draft, change }: ReportPartProps) {
  const say = useWords(casesWords)
  const { language } = usePreferences()
  return (
    <>
      <Field label={say('source')}>
        {(id) => (
          <Pick
            id={id}
            value={draft.source}
            options={caseSources
              .filter((value) => value !== 'collector')
              .map((value) => ({ value, label: caseSourceWords[value][language] }))}
            onChange={(value) => change({ source: value as CaseSource })}
          />
        )}
      </Field>
      <Field label={say('words')}>
        {(id) => (
          <textarea
            id={id}
            className="control"
            rows={3}
            maxLength={1000}
            value={draft.words}
            onChange={({ target }) => change({ words: target.value })}
          />
        )}
      </Field>
    </>
  )
}

function Taken({
  sent: { taken, lead },
  onAnother,
}: {
  readonly sent: Sent
  readonly onAnother: () => void
}) {
  const say = useWords(casesWords)
  const { number, recurs } = taken
  return (
    <Notice tone="done" isUrgent>
      <p>
        <Link to="/matters/$number" params={{ number }}>
          {say('taken', { number })}
        </Link>
      </p>
      {lead !== '' && <p>{say('takenJoined', { lead })}</p>}
      {recurs !== null && <p>{say('takenRecurs', { number: recurs })}</p>}
      <Button onClick={onAnother}>{say('another')}</Button>
    </Notice>
  )
}
