import { frozenWords } from '@huiyin/contract/desk-figures.words'
import type { Erratum, SnapshotRow } from '@huiyin/contract/figures'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { decideErratum, proposeErratum } from '../../api/figures.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const keeperRoles = ['supervisor', 'evaluator', 'leader']

/** Why a frozen month is to be corrected, and what a second person decided. */
export function ErrataPart({ snapshot }: { readonly snapshot: SnapshotRow }) {
  const say = useWords(frozenWords)
  const { data: session } = useQuery(sessionQuery)
  const isKeeper = session?.posts.some((post) => keeperRoles.includes(post.role)) ?? false
  const isOpen = snapshot.errata.some(({ decision }) => decision === null)
  const isReplaced = snapshot.errata.some(({ replacedById }) => replacedById !== null)
  if (snapshot.errata.length === 0 && !isKeeper) return null
  return (
    <section className="panel" aria-labelledby="frozen-errata">
      <h2 id="frozen-errata">{say('errata')}</h2>
      {snapshot.errata.map((erratum) => (
        <ErratumPart key={erratum.id} erratum={erratum} isKeeper={isKeeper} />
      ))}
      {isKeeper && !isOpen && !isReplaced && <ProposePart id={snapshot.id} />}
    </section>
  )
}

interface ErratumPartProps {
  readonly erratum: Erratum
  readonly isKeeper: boolean
}

function ErratumPart({ erratum, isKeeper }: ErratumPartProps) {
  const say = useWords(frozenWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const deciding = useMutation({
    mutationFn: decideErratum,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['frozen'] }),
  })
  const { id, reason, proposedBy, proposedAt, decision, decidedBy, decidedAt } = erratum
  const at = (instant: string) => sayInstant(instant, language)
  return (
    <div className="frozen-erratum">
      <p>{reason}</p>
      <p className="soft">{say('proposedBy', { name: proposedBy, at: at(proposedAt) })}</p>
      {decision !== null && decidedBy !== null && decidedAt !== null && (
        <p className="soft">
          <span className={`tag tag-${decision === 'approved' ? 'green' : 'grey'}`}>
            {say(decision)}
          </span>{' '}
          {say('decidedBy', { name: decidedBy, at: at(decidedAt) })}
        </p>
      )}
      {deciding.error !== null && <ProblemNotice error={deciding.error} />}
      {decision === null && (erratum.isMine || !isKeeper) && (
        <p>
          <span className="tag tag-amber">{say('waitingOther')}</span>
        </p>
      )}
      {decision === null && !erratum.isMine && isKeeper && (
        <div className="row">
          <Button
            type="primary"
            loading={deciding.isPending}
            onClick={() => deciding.mutate({ id, decision: 'approved' })}
          >
            {say('approve')}
          </Button>
          <Button onClick={() => deciding.mutate({ id, decision: 'refused' })}>
            {say('refuse')}
          </Button>
        </div>
      )}
    </div>
  )
}

function ProposePart({ id }: { readonly id: string }) {
  const say = useWords(frozenWords)
  const queryClient = useQueryClient()
  const proposing = useMutation({
    mutationFn: proposeErratum,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['frozen'] }),
  })
  const label = say('reason')
  return (
    <details className="folded">
      <summary>{say('propose')}</summary>
      {proposing.error !== null && <ProblemNotice error={proposing.error} />}
      <Form
        layout="vertical"
        requiredMark={false}
        className="narrow-form"
        onFinish={({ reason }: { reason: string }) =>
          proposing.mutate({ id, reason: reason.trim() })
        }
      >
        <Form.Item
          name="reason"
          label={label}
          extra={say('reasonNote')}
          rules={[{ required: true, whitespace: true, min: 4, message: say('fill', { label }) }]}
        >
          <Input.TextArea maxLength={500} rows={3} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={proposing.isPending}>
          {say('propose')}
        </Button>
      </Form>
    </details>
  )
}
