import type { ClusterProposal, Clusters } from '@huiyin/contract/clusters'
import { clusteredKindWords, clusterScreenWords } from '@huiyin/contract/clusters.words'
import { addDays, localDay } from '@huiyin/contract/time'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { acceptCluster, dismissCluster } from '../../api/clusters.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DayInput, Pick } from '../../parts/controls.tsx'
import { sayDay, shortInstant, today } from '../../parts/dates.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'

/** As the contract has it. */
const reasonLengthMax = 500
/** What is offered first; a cause is not found in a week. */
const usualDays = 30

interface PartProps {
  readonly proposal: ClusterProposal
  readonly clusters: Clusters
}

/** A proposal: what, where, how many, whose; its matters; and the two ways to decide. */
export function ProposalPart({ proposal, clusters }: PartProps) {
  const say = useWords(clusterScreenWords)
  const { language } = usePreferences()
  const headingId = useId()
  const [asked, setAsked] = useState<'accept' | 'dismiss'>()
  const what = `${proposal.place} · ${proposal.categoryName}`
  const facts = [
    [say('count'), proposal.count],
    [say('kind'), clusteredKindWords[proposal.kind][language]],
    [say('period'), `${sayDay(proposal.from, language)}–${sayDay(proposal.to, language)}`],
    [say('unit'), proposal.unit.name],
  ] as const
  const close = () => setAsked(undefined)
  return (
    <article className="panel" aria-labelledby={headingId}>
      <h3 id={headingId} lang={officialLanguage}>
        {what}
      </h3>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Matters proposal={proposal} />
      {clusters.mayDecide && (
        <div className="row">
          <Button
            type="primary"
            aria-label={say('acceptOf', { what })}
            onClick={() => setAsked('accept')}
          >
            {say('accept')}
          </Button>
          <Button aria-label={say('dismissOf', { what })} onClick={() => setAsked('dismiss')}>
            {say('dismiss')}
          </Button>
        </div>
      )}
      {asked === 'accept' && (
        <AcceptDialog proposal={proposal} clusters={clusters} onClose={close} />
      )}
      {asked === 'dismiss' && (
        <ReasonDialog
          title={say('dismissOf', { what })}
          note={say('dismissNote')}
          lengthMax={reasonLengthMax}
          renews="clusters"
          act={(reason) => dismissCluster({ key: proposal.key, reason })}
          onClose={close}
        />
      )}
    </article>
  )
}

function Matters({ proposal: { count, matters } }: Pick<PartProps, 'proposal'>) {
  const say = useWords(clusterScreenWords)
  return (
    <details>
      <summary>{say('matters', { n: count })}</summary>
      <ul>
        {matters.map(({ number, title, openedAt }) => (
          <li key={number}>
            <Link to="/matters/$number" params={{ number }}>
              <span lang={officialLanguage}>{title}</span>
            </Link>{' '}
            <span className="soft figure">
              {number} · {shortInstant(openedAt)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface Draft {
  readonly unit: string
  readonly deadline: string
  readonly measure: string
}

/** Whose problem it is, until when, and what is asked; then it is a task like any other. */
function AcceptDialog({ proposal, clusters, onClose }: PartProps & { onClose: () => void }) {
  const say = useWords(clusterScreenWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const formId = useId()
  const [draft, setDraft] = useState<Draft>(() => ({
    unit: proposal.unit.code,
    deadline: addDays(localDay(today()), usualDays),
    measure: '',
  }))
  const accepting = useMutation({
    mutationFn: () => {
      const { measure, ...asked } = draft
      const said = measure.trim()
      return acceptCluster({ key: proposal.key, ...asked, ...(said !== '' && { measure: said }) })
    },
    onSuccess: async ({ number }) => {
      await queryClient.invalidateQueries({ queryKey: ['clusters'] })
      await navigate({ to: '/matters/$number', params: { number } })
    },
  })
  return (
    <Dialog
      title={say('acceptOf', { what: `${proposal.place} · ${proposal.categoryName}` })}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('cancel')}</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={accepting.isPending}>
            {say('accept')}
          </Button>
        </>
      }
    >
      {accepting.error !== null && <ProblemNotice error={accepting.error} />}
      <form
        id={formId}
        className="wide-form"
        onSubmit={(event) => {
          event.preventDefault()
          accepting.mutate()
        }}
      >
        <AcceptFields clusters={clusters} draft={draft} onChange={setDraft} />
      </form>
    </Dialog>
  )
}

interface AcceptFieldsProps {
  readonly clusters: Clusters
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

function AcceptFields({ clusters, draft, onChange }: AcceptFieldsProps) {
  const say = useWords(clusterScreenWords)
  return (
    <>
      <Field label={say('unit')}>
        {(id) => (
          <Pick
            id={id}
            value={draft.unit}
            options={clusters.units.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(unit) => onChange({ ...draft, unit })}
          />
        )}
      </Field>
      <Field label={say('deadline')}>
        {(id) => (
          <DayInput
            id={id}
            value={draft.deadline}
            onChange={(deadline) => onChange({ ...draft, deadline })}
            isRequired
          />
        )}
      </Field>
      <Field label={say('measure')}>
        {(id) => (
          <textarea
            id={id}
            className="control"
            rows={3}
            maxLength={reasonLengthMax}
            value={draft.measure}
            onChange={(event) => onChange({ ...draft, measure: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
