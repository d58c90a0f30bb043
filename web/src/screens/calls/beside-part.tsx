import { callWords } from '@huiyin/contract/desk-calls.words'
import type { CallDesk, CallScripts } from '@huiyin/contract/hotline-desk'
import type { KnowledgeAnswer } from '@huiyin/contract/knowledge'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { answersQuery, noteGap } from '../../api/calls.ts'
import { useWords } from '../../app/words.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import type { CallPartProps } from './calls-screen.tsx'
import { useSettled } from './use-settled.ts'

const askedMax = 80

interface BesidePartProps extends CallPartProps {
  readonly scripts: CallScripts
  readonly seat: CallDesk['seats'][number] | undefined
}

/** Beside the text: what to say and ask, and what units have answered already. */
export function BesidePart({ draft, change, scripts, seat }: BesidePartProps) {
  const say = useWords(callWords)
  const { ask, close } = scripts.types[draft.type]
  // What the answer is filed under is what was asked about, unless somebody said otherwise.
  const use = ({ id, answer, category }: KnowledgeAnswer) =>
    change({ answerId: id, answer, category: draft.category || category })
  return (
    <aside className="call-beside" aria-label={say('answers')}>
      <section className="panel">
        <h2>{say('script')}</h2>
        <p className="soft">
          {say('scriptFirst')}：
          <span lang={officialLanguage}>{seat?.script ?? scripts.greeting}</span>
        </p>
        <ul lang={officialLanguage}>
          {ask.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="soft">
          {say('scriptLast')}：<span lang={officialLanguage}>{close}</span>
        </p>
      </section>
      <Answers asked={draft.content} category={draft.category} onUse={use} />
    </aside>
  )
}

interface AnswersProps {
  readonly asked: string
  readonly category: string
  readonly onUse: (answer: KnowledgeAnswer) => void
}

function Answers({ asked, category, onUse }: AnswersProps) {
  const say = useWords(callWords)
  const settled = useSettled(asked.trim().slice(0, askedMax))
  const isAsked = settled.length > 1
  const { data, error } = useQuery({ ...answersQuery(settled, category), enabled: isAsked })
  const rows = isAsked ? (data?.rows ?? []) : []
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const row = event.altKey ? rows[Number(event.code.replace('Digit', '')) - 1] : undefined
      if (row === undefined) return
      event.preventDefault()
      onUse(row)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [rows, onUse])
  return (
    <section className="panel" aria-labelledby="call-answers">
      <h2 id="call-answers">{say('answers')}</h2>
      {error !== null && <ProblemNotice error={error} />}
      {!isAsked && <p className="soft">{say('answersWait')}</p>}
      {isAsked && data !== undefined && rows.length === 0 && <None asked={settled} />}
      <ol className="call-answers" lang={officialLanguage}>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.question}</strong>
            <p>{row.answer}</p>
            <p className="soft">
              {say('answerBy', { unit: row.unit.name, day: row.validFrom, n: row.hits })}
            </p>
            <Button onClick={() => onUse(row)}>{say('use')}</Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function None({ asked }: { readonly asked: string }) {
  const say = useWords(callWords)
  const noting = useMutation({ mutationFn: () => noteGap(asked) })
  return (
    <div role="status">
      <p>{say('answersNone')}</p>
      {noting.error !== null && <ProblemNotice error={noting.error} />}
      {noting.isSuccess ? (
        <p className="soft">{say('gapDone')}</p>
      ) : (
        <Button loading={noting.isPending} onClick={() => noting.mutate()}>
          {say('gap')}
        </Button>
      )}
    </div>
  )
}
