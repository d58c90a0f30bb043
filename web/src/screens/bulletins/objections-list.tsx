import type { CaseObjection } from '@huiyin/contract/case-bulletins'
import { objectionWords } from '@huiyin/contract/desk-bulletins.words'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/words.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import './objections.css'

/** As the contract has it. */
export const reasonLengthMax = 500

interface ObjectionsListProps {
  readonly objections: readonly CaseObjection[]
  readonly mayDecide: boolean
  /** Head of the queries that are read again after an answer. */
  readonly renews: string
  readonly answer: (
    objectionId: string,
    decision: { readonly accepted: boolean; readonly reason: string },
  ) => Promise<unknown>
}

/** What units said against being named, each with its answer or the two ways to answer. */
export function ObjectionsList(props: ObjectionsListProps) {
  const { objections, mayDecide, renews, answer } = props
  const say = useWords(objectionWords)
  const [asked, setAsked] = useState<{ of: CaseObjection; accepted: boolean }>()
  const act = asked && say(asked.accepted ? 'accept' : 'reject')
  return (
    <>
      <h3 className="part-heading">{say('objections')}</h3>
      {objections.map((objection) => (
        <div key={objection.id} className="objection">
          <p>
            <strong>{objection.unitName}</strong> <span className="figure">{objection.number}</span>
            {` · ${objection.objectedBy}：${objection.reason}`}
          </p>
          <Decision
            of={objection}
            mayDecide={mayDecide}
            onDecide={(accepted) => setAsked({ of: objection, accepted })}
          />
        </div>
      ))}
      {asked !== undefined && (
        <ReasonDialog
          renews={renews}
          lengthMax={reasonLengthMax}
          title={say('answerTo', { act: act ?? '', number: asked.of.number })}
          act={(reason) => answer(asked.of.id, { accepted: asked.accepted, reason })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

interface DecisionProps {
  readonly of: CaseObjection
  readonly mayDecide: boolean
  readonly onDecide: (accepted: boolean) => void
}

function Decision({ of, mayDecide, onDecide }: DecisionProps) {
  const say = useWords(objectionWords)
  if (of.accepted !== null) {
    const text = `${of.decision ?? ''}${of.decidedBy === null ? '' : `（${of.decidedBy}）`}`
    return <p>{say(of.accepted ? 'accepted' : 'rejected', { text })}</p>
  }
  if (!mayDecide) return <p className="soft">{say('waiting')}</p>
  return (
    <span className="row">
      {([true, false] as const).map((accepted) => (
        <Button
          key={String(accepted)}
          aria-label={say('answerTo', {
            act: say(accepted ? 'accept' : 'reject'),
            number: of.number,
          })}
          onClick={() => onDecide(accepted)}
        >
          {say(accepted ? 'accept' : 'reject')}
        </Button>
      ))}
    </span>
  )
}
